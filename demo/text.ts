import { firstDay, weeks } from './lives.ts';
import { type Row, type Sum, share, sumOf } from './table.ts';

/** What the demo is, and is not; said wherever its numbers stand. */
export const simulated =
  'SIMULATED: these people and their lives are made up. The bot is the real one, and so is what it sent them; how people would answer it, nobody knows from this.';

/** What the numbers are. */
export const legend = [
  'Messages: what came by itself, as a phone would tell of it; what their own press brought, and posts in the channel of two, are not counted.',
  'Answered in place: of those that ask something, the ones in which they pressed it.',
  'Met: meetings they said were held; in brackets those that had an agenda.',
];

const nameWidth = 17;
const cell = (count: number): string => (count === 0 ? '.' : String(count)).padStart(3);
const numbers = (perWeek: readonly number[]): string => perWeek.map(cell).join('');

/** The table as text, for a terminal of 110 columns. */
export function tableText(rows: readonly Row[]): string {
  return [
    `${weeks} weeks from Monday, ${firstDay}`,
    simulated,
    '',
    ...sideText(
      'Interns',
      rows.filter(({ side }) => side === 'mentee'),
    ),
    '',
    ...sideText(
      'Mentors',
      rows.filter(({ side }) => side === 'mentor'),
    ),
    '',
    ...legend,
    '',
  ].join('\n');
}

function sideText(title: string, rows: readonly Row[]): string[] {
  const sum = sumOf(rows);
  const head = `${title.padEnd(nameWidth)} ${Array.from({ length: weeks }, (_, at) => cell(at + 1)).join('')}`;
  return [
    `${head}  all  answered in place  met`,
    ...rows.map((row) => lineText(row.name, row, row.side)),
    lineText('all', sum, rows[0]?.side ?? 'mentee'),
    `the most that anybody got in a week: ${sum.most}`,
    ...sum.about.map(([about, times]) => `  ${String(times).padStart(4)}  ${about}`),
  ];
}

function lineText(name: string, of: Omit<Sum, 'most' | 'about'>, side: Row['side']): string {
  const all = String(of.perWeek.reduce((sum, count) => sum + count, 0)).padStart(5);
  const answered = `${share(of.answered, of.asked).padStart(5)} (${of.answered} of ${of.asked})`;
  const met = side === 'mentee' && of.met > 0 ? `${of.met} (${of.withAgenda})` : '';
  return `${name.padEnd(nameWidth)} ${numbers(of.perWeek)}${all}  ${answered.padEnd(18)} ${met}`.trimEnd();
}

/** Each of them, message by message: what a reader goes through to agree with the table. */
export const eachText = (rows: readonly Row[]): string =>
  rows
    .map(({ name, is, lines }) =>
      [
        `${name}: ${is}`,
        ...lines.map(
          ({ week, at, about, became, isAtOnce }) =>
            `  ${String(week).padStart(2)}  ${at}  ${about}${isAtOnce ? ' (told at once)' : ''}${became === 'to read' ? '' : `: ${became}`}`,
        ),
        ...(lines.length === 0 ? ['  nothing came'] : []),
        '',
      ].join('\n'),
    )
    .join('\n');
