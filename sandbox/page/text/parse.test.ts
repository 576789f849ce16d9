import { describe, expect, it } from 'vitest';
import { type Inline, parseInline, parseMrkdwn } from './parse.ts';

/** A short notation of what was read, so that a table stays legible. */
function shown(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'bold':
        case 'italic':
        case 'strike':
          return `{${node.kind} ${shown(node.children)}}`;
        case 'code':
          return `{code ${node.text}}`;
        case 'emoji':
          return `{${node.character}}`;
        case 'broadcast':
          return `{@${node.range}}`;
        case 'date':
          return `{date ${node.seconds} ${node.pattern} ${node.fallback}}`;
        case 'link':
          return `{link ${node.url} ${node.label}}`;
        default:
          return `{${node.kind} ${node.id}${node.label ? ` ${node.label}` : ''}}`;
      }
    })
    .join('');
}

describe('mrkdwn inside a line', () => {
  it.each([
    ['*bold* _it_ ~s~ `code`', '{bold bold} {italic it} {strike s} {code code}'],
    ['*bold _nested_ end*', '{bold bold {italic nested} end}'],
    ['2*3*4 and snake_case_word', '2*3*4 and snake_case_word'],
    ['"*hi*" (*you*), *them*.', '"{bold hi}" ({bold you}), {bold them}.'],
    ['_a_b_', '{italic a_b}'],
    ['* not bold *', '* not bold *'],
    ['*two\nlines*', '*two\nlines*'],
    ['*a `*` b*', '{bold a {code *} b}'],
    ['**', '**'],
    [':wave: at 12:30:45 :nothing_like_it:', '{👋} at 12:30:45 :nothing_like_it:'],
    [':wave::skin-tone-3: :flag-us: :large_green_circle:', '{👋🏼} {🇺🇸} {🟢}'],
    ['<@U123> <#C1|general> <!here> <!subteam^S1>', '{user U123} {channel C1 general} {@here} {group S1}'],
    ['&lt;!channel&gt; &amp;lt;', '<!channel> &lt;'],
    ['<https://x.org/a_b?c=1&amp;d=2|the *page*>', '{link https://x.org/a_b?c=1&d=2 the *page*}'],
    ['<mailto:a@b.org|write> <mailto:a@b.org>', '{link mailto:a@b.org write} {link mailto:a@b.org a@b.org}'],
    ['see https://x.org/a_b_c.', 'see {link https://x.org/a_b_c https://x.org/a_b_c}.'],
    ['<javascript:alert(1)|x> <nope', '<javascript:alert(1)|x> <nope'],
    ['<!date^1392734382^{date_short} at {time}|Feb 18>', '{date 1392734382 {date_short} at {time} Feb 18}'],
    ['*مرحبا* and *né*', '{bold مرحبا} and {bold né}'],
  ])('%j', (source, expected) => {
    expect(shown(parseInline(source))).toBe(expected);
  });
});

describe('mrkdwn by lines', () => {
  it('tells fences, quotes and paragraphs apart', () => {
    const kinds = parseMrkdwn('one\n&gt; two\n> three\nfour\n```*pre*\nx```\nfive\n>>> six\nseven').map((paragraph) =>
      paragraph.kind === 'pre' ? `pre:${paragraph.text}` : `${paragraph.kind}:${shown(paragraph.children)}`,
    );
    expect(kinds).toEqual([
      'paragraph:one',
      'quote:two\nthree',
      'paragraph:four',
      'pre:*pre*\nx',
      'paragraph:five',
      'quote:six\nseven',
    ]);
  });

  it('leaves an open fence as text', () => {
    expect(parseMrkdwn('a ``` b')).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text: 'a ``` b' }] }]);
  });
});
