import { emoji } from './emoji.ts';

/** What stands in a line of Slack's mrkdwn. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'emoji'; name: string; character: string }
  | { kind: 'user' | 'channel' | 'group'; id: string; label?: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; pattern: string; url?: string; fallback: string }
  | { kind: 'link'; url: string; label: string };

export type Paragraph =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'pre'; text: string };

const WORD = /[\p{L}\p{N}]/u;
const STYLE = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const QUOTE = /^(?:&gt;|>) ?/;
const REST_QUOTE = /^(?:&gt;&gt;&gt;|>>>) ?/;

/** The three escapes that Slack knows, undone. */
const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));

/** Reads mrkdwn: code fences, then quotes by line, then what stands in the lines. Never throws; what is no markup is text. */
export function parseMrkdwn(source: string): Paragraph[] {
  const out: Paragraph[] = [];
  const parts = source.split('```');
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join('```'));
  parts.forEach((part, at) => {
    if (at % 2 === 1) out.push({ kind: 'pre', text: unescaped(part.replace(/^\n|\n$/g, '')) });
    else lines(part, out, at > 0, at < parts.length - 1);
  });
  return out;
}

function lines(part: string, out: Paragraph[], afterPre: boolean, beforePre: boolean): void {
  let text = afterPre ? part.replace(/^\n/, '') : part;
  if (beforePre) text = text.replace(/\n$/, '');
  if (!text) return;
  const rows = text.split('\n');
  let held: { kind: 'paragraph' | 'quote'; rows: string[] } | undefined;
  const flush = () => {
    if (held) out.push({ kind: held.kind, children: parseInline(held.rows.join('\n')) });
    held = undefined;
  };
  for (const [at, row] of rows.entries()) {
    if (REST_QUOTE.test(row)) {
      flush();
      held = { kind: 'quote', rows: [row.replace(REST_QUOTE, ''), ...rows.slice(at + 1)] };
      break;
    }
    const kind = QUOTE.test(row) ? 'quote' : 'paragraph';
    if (held?.kind !== kind) flush();
    held ??= { kind, rows: [] };
    held.rows.push(kind === 'quote' ? row.replace(QUOTE, '') : row);
  }
  flush();
}

/** Reads the inside of a line or of several lines of one paragraph. */
export function parseInline(source: string): Inline[] {
  const out: Inline[] = [];
  let plain = '';
  const push = (node: Inline) => {
    if (plain) out.push({ kind: 'text', text: unescaped(plain) });
    plain = '';
    out.push(node);
  };
  let at = 0;
  while (at < source.length) {
    const found = special(source, at);
    if (found) {
      push(found.node);
      at = found.end;
    } else {
      plain += source[at];
      at += 1;
    }
  }
  if (plain) out.push({ kind: 'text', text: unescaped(plain) });
  return out;
}

interface Found {
  node: Inline;
  end: number;
}

function special(source: string, at: number): Found | undefined {
  const letter = source[at];
  if (letter === '<') return angle(source, at);
  if (letter === '`') return code(source, at);
  if (letter === '*' || letter === '_' || letter === '~') return styled(source, at, letter);
  if (letter === ':') return shortcode(source, at);
  if (letter === 'h') return bareLink(source, at);
  return undefined;
}

function code(source: string, at: number): Found | undefined {
  const match = /^`([^`\n]+)`/.exec(source.slice(at));
  return match ? { node: { kind: 'code', text: unescaped(match[1] ?? '') }, end: at + match[0].length } : undefined;
}

function styled(source: string, at: number, mark: '*' | '_' | '~'): Found | undefined {
  const before = source[at - 1];
  const next = source[at + 1];
  if ((before && (WORD.test(before) || before === mark)) || !next || /\s/.test(next) || next === mark) return undefined;
  for (let end = at + 2; end < source.length && source[end] !== '\n'; end += 1) {
    if (source[end] === '`') end = source.indexOf('`', end + 1) > 0 ? source.indexOf('`', end + 1) : end;
    if (source[end] === '<') end = source.indexOf('>', end) > 0 ? source.indexOf('>', end) : end;
    if (source[end] !== mark) continue;
    const after = source[end + 1];
    if (/\s/.test(source[end - 1] ?? ' ') || (after && (WORD.test(after) || after === mark))) continue;
    return { node: { kind: STYLE[mark], children: parseInline(source.slice(at + 1, end)) }, end: end + 1 };
  }
  return undefined;
}

function shortcode(source: string, at: number): Found | undefined {
  const match = /^:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/.exec(source.slice(at, at + 80));
  const character = match && emoji(match[1] ?? '', match[2] ? Number(match[2]) : undefined);
  if (!match || !character) return undefined;
  return { node: { kind: 'emoji', name: match[1] ?? '', character }, end: at + match[0].length };
}

function bareLink(source: string, at: number): Found | undefined {
  if (WORD.test(source[at - 1] ?? ' ')) return undefined;
  const match = /^https?:\/\/[^\s<>|*`"]+/.exec(source.slice(at))?.[0]?.replace(/[.,;:!?)\]'_~]+$/, '');
  if (!match || match.length < 10) return undefined;
  const url = unescaped(match);
  return { node: { kind: 'link', url, label: url }, end: at + match.length };
}

function angle(source: string, at: number): Found | undefined {
  const close = source.indexOf('>', at);
  if (close < 0 || source.slice(at, close).includes('\n')) return undefined;
  const [target = '', ...rest] = source.slice(at + 1, close).split('|');
  const label = rest.length > 0 ? unescaped(rest.join('|')) : undefined;
  const node = reference(target, label);
  return node && { node, end: close + 1 };
}

function reference(target: string, label: string | undefined): Inline | undefined {
  const named = label === undefined ? {} : { label };
  if (/^@[UWB]\w*$/.test(target)) return { kind: 'user', id: target.slice(1), ...named };
  if (/^#[CG]\w*$/.test(target)) return { kind: 'channel', id: target.slice(1), ...named };
  const group = /^!subteam\^(\w+)/.exec(target)?.[1];
  if (group) return { kind: 'group', id: group, ...named };
  const date = /^!date\^(\d+)\^([^^]*)(?:\^(.*))?$/.exec(target);
  if (date) {
    const url = date[3] ? { url: unescaped(date[3]) } : {};
    return { kind: 'date', seconds: Number(date[1]), pattern: date[2] ?? '', ...url, fallback: label ?? '' };
  }
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  if (/^(https?:\/\/|mailto:|tel:|slack:\/\/)/.test(target)) {
    const url = unescaped(target);
    return { kind: 'link', url, label: label || url.replace(/^mailto:|^tel:/, '') };
  }
  return undefined;
}
