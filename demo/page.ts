import { firstDay, weeks } from './lives.ts';
import { type Row, type Sum, share, sumOf } from './table.ts';
import { legend, simulated } from './text.ts';

/** What stands at `/cohort` while the weeks are played, and after them. */
export type Shown = { week: number } | { rows: readonly Row[] };

const html = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** The page as a whole document. At the width of a phone a row becomes a card, its weeks a line of cells. */
export function cohortPage(shown: Shown): string {
  const isPlaying = 'week' in shown;
  const body = isPlaying
    ? `<p role="status">Week ${shown.week} of ${weeks} is being played. This page looks again by itself.</p>`
    : `${tableHtml(
        'Interns',
        shown.rows.filter(({ side }) => side === 'mentee'),
      )}
${tableHtml(
  'Mentors',
  shown.rows.filter(({ side }) => side === 'mentor'),
)}
<ul class="legend">${legend.map((line) => `<li>${html(line)}</li>`).join('')}</ul>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'">
${isPlaying ? '<meta http-equiv="refresh" content="2">' : ''}
<title>The cohort, simulated</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body>
<main>
<p><a href="/">← The sandbox</a></p>
<h1>The cohort: ${weeks} weeks from ${firstDay}</h1>
<p class="simulated">${html(simulated)}</p>
${body}
</main>
</body>
</html>
`;
}

const weekNumbers = Array.from({ length: weeks }, (_, at) => at + 1);

function tableHtml(title: string, rows: readonly Row[]): string {
  const sum = sumOf(rows);
  const about = sum.about.map(([what, times]) => `<li><b>${times}</b> ${html(what)}</li>`).join('');
  return `<h2>${title}</h2>
<table>
<thead><tr><th scope="col">Who</th>${weekNumbers.map((week) => `<th scope="col"><span class="unseen">Week </span>${week}</th>`).join('')}<th scope="col">All</th><th scope="col">Answered in place</th><th scope="col">Met</th></tr></thead>
<tbody>
${rows.map(rowHtml).join('\n')}
<tr class="sum"><th scope="row">All</th>${numbersHtml(sum)}</tr>
</tbody>
</table>
<p>The most that anybody got in a week: ${sum.most}.</p>
<details><summary>What they were about</summary><ul class="about">${about}</ul></details>`;
}

function rowHtml(row: Row): string {
  const { name, is, user, chat, lines } = row;
  const link = `/?as=${encodeURIComponent(user)}${chat ? `&amp;channel=${encodeURIComponent(chat)}&amp;tab=messages` : ''}`;
  const list = lines
    .map(
      ({ week, at, about, became, isAtOnce }) =>
        `<li><span class="when">Week ${week}, ${html(at)}</span> ${html(about)}${isAtOnce ? ', told at once' : ''}${became === 'to read' ? '' : `: <em>${became}</em>`}</li>`,
    )
    .join('');
  const each = lines.length === 0 ? '' : `<details><summary>Each message</summary><ul>${list}</ul></details>`;
  return `<tr><th scope="row"><a href="${link}">${html(name)}</a><span class="is">${html(is)}</span>${each}</th>${numbersHtml(row)}</tr>`;
}

function numbersHtml(of: Omit<Sum, 'most' | 'about'>): string {
  const cells = of.perWeek.map((count) => `<td class="week n${Math.min(count, 4)}">${count === 0 ? '·' : count}</td>`);
  const all = of.perWeek.reduce((sum, count) => sum + count, 0);
  const answered = of.asked === 0 ? '' : `${share(of.answered, of.asked)} <small>${of.answered} of ${of.asked}</small>`;
  const met = of.met === 0 ? '' : `${of.met} <small>(${of.withAgenda})</small>`;
  return `${cells.join('')}<td class="all">${all}</td><td class="answered">${answered}</td><td class="met">${met}</td>`;
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b211f, #e3e7e5); --soft: light-dark(#5a6461, #a2adaa);
  --line: light-dark(#e1e6e4, #31373a); --link: light-dark(#155fb3, #74b6ff); --canvas: light-dark(#fff, #191c1e);
  --wash: light-dark(#fdf3dc, #372b12); --n1: light-dark(#e3f3ee, #17332b); --n2: light-dark(#bfe6d8, #22503f);
  --n3: light-dark(#ffd9a0, #6b4a00); }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--canvas); }
main { max-width: 1080px; margin: 0 auto; padding: 16px; }
h1 { font-size: 22px; margin: 8px 0; } h2 { font-size: 18px; margin: 28px 0 8px; }
a { color: var(--link); } .simulated { background: var(--wash); padding: 10px 14px; border-radius: 8px; font-weight: 600; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 6px 4px; }
tbody tr { border-top: 1px solid var(--line); } thead th { color: var(--soft); font-size: 13px; }
thead th:not(:first-child), .week, .all { text-align: center; } tbody th { font-weight: 500; padding-right: 12px; }
.is { display: block; color: var(--soft); font-size: 13px; font-weight: 400; } small { color: var(--soft); white-space: nowrap; }
.week { min-width: 22px; } .n0 { color: var(--soft); } .n1 { background: var(--n1); } .n2 { background: var(--n2); }
.n3, .n4 { background: var(--n3); } .sum { font-weight: 600; } .sum .week { background: none; } .all { font-weight: 600; }
details { font-size: 13px; font-weight: 400; } summary { cursor: pointer; color: var(--soft); padding: 3px 0; }
details ul { margin: 4px 0; padding-left: 18px; } .when { color: var(--soft); } .legend { color: var(--soft); font-size: 13px; padding-left: 18px; }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
@media (max-width: 760px) {
  table, tbody { display: block; } thead { display: none; }
  tbody tr { display: grid; grid-template-columns: repeat(12, 1fr); gap: 2px; padding: 10px 0; }
  tbody th { grid-column: 1 / -1; padding: 0 0 4px; } .week { padding: 3px 0; border-radius: 4px; min-width: 0; }
  .all, .answered, .met { padding: 3px 0; text-align: left; font-size: 13px; }
  .all { grid-column: span 3; } .all::after { content: " messages"; font-weight: 400; }
  .answered { grid-column: span 6; } .answered:not(:empty)::after { content: " in place"; }
  .met { grid-column: span 3; } .met:not(:empty)::before { content: "met "; }
}
`;
