import { describe, expect, test } from 'vitest';
import { samplesOf } from '../../src/app.ts';
import { type Edition, loadEditions } from '../../src/content/editions.ts';

/*
 * One screen, one act, over every sample of both editions. A list is what repeats: two or more sections with a button at
 * their side, or two or more rows of one button with the rest behind a ⋯. Its rows, and the buttons that turn its pages,
 * are left out of the count of buttons.
 */

interface Element {
  type: string;
  style?: string;
  action_id?: string;
}
interface Block {
  type: string;
  text?: { text: string };
  accessory?: Element;
  elements?: (Element & { text?: string })[];
}

const editions = await loadEditions('content');
const mostButtons = 8;
const longest = 200;
const turnsPages = /^(network:(earlier|later)|goals:(earlier|later|newer|older))$/;

const isPressed = ({ type }: Element): boolean => type === 'button' || type === 'overflow';
const isRow = ({ type, elements = [] }: Block): boolean =>
  type === 'actions' && elements.length === 2 && elements[0]?.type === 'button' && elements[1]?.type === 'overflow';
const sides = (blocks: readonly Block[]): Element[] => blocks.flatMap(({ accessory }) => accessory ?? []);
/** What repeats is a list; one alone is none. */
const unlessMany = (rows: Element[][]): Element[] => (rows.length > 1 ? [] : rows.flat());

/** The buttons of a surface outside its lists. */
function looseButtons(blocks: readonly Block[]): Element[] {
  const actions = blocks.filter(({ type }) => type === 'actions');
  const rows = actions.filter(isRow).map(({ elements = [] }) => elements);
  const others = actions.filter((block) => !isRow(block)).flatMap(({ elements = [] }) => elements);
  const beside = sides(blocks).map((one) => [one]);
  return [...others, ...unlessMany(rows), ...unlessMany(beside)].filter(
    (one) => isPressed(one) && !turnsPages.test(one.action_id ?? ''),
  );
}

const surfacesOf = (edition: Edition) =>
  samplesOf(edition, '/mentoring').map(({ name, view, message }) => ({
    name,
    blocks: (view?.blocks ?? message?.blocks ?? []) as Block[],
    submit: view && 'submit' in view && view.submit ? 1 : 0,
  }));

describe.each(editions.ids)('every surface of the %s edition', (id) => {
  const surfaces = surfacesOf(editions.get(id));

  test('has one primary button at most, with the one that sends it', () => {
    const counted = surfaces.map(({ name, blocks, submit }) => {
      const all = [
        ...sides(blocks),
        ...blocks.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements : [])),
      ];
      return [name, submit + all.filter(({ style }) => style === 'primary').length] as const;
    });
    expect(counted.filter(([, count]) => count > 1)).toEqual([]);
    expect(counted.some(([, count]) => count === 1)).toBe(true);
  });

  test('has eight buttons at most outside its lists', () => {
    const counted = surfaces.map(({ name, blocks, submit }) => [name, submit + looseButtons(blocks).length] as const);
    expect(counted.filter(([, count]) => count > mostButtons)).toEqual([]);
  });

  test('says nothing in a sentence of more than 200 characters, but for help and privacy', () => {
    const long = surfaces
      .filter(({ name }) => !/^(privacy|help)/.test(name))
      .flatMap(({ name, blocks }) =>
        textsOf(blocks)
          .flatMap(sentencesOf)
          .map((one) => [name, one] as const),
      )
      .filter(([, sentence]) => [...sentence].length > longest);
    expect(long).toEqual([]);
  });
});

test('no sentence of the content is longer, with its {names} as short as they stand, but for help and privacy', () => {
  for (const id of editions.ids) {
    const { whoSees: _, noticeOfRecords: __, ...edition } = editions.get(id);
    const say = Object.entries(edition.say).filter(([key]) => !key.startsWith('help'));
    const all = stringsOf({ ...edition, say: say.map(([, text]) => text) }).flatMap(sentencesOf);
    expect(all.filter((one) => [...one].length > longest)).toEqual([]);
  }
});

/** Our own words on a surface: what somebody typed, in the samples letters that are no words of ours, is taken out. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'rich_text_preformatted') return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value.replace(typed, '…')] : textsOf(value),
  );
}

/** What the samples put in for what somebody typed: a word in another script, emoji, or marks of mrkdwn, again and again. */
const typed =
  /(?:<![a-z]+>|&(?:lt|gt|amp);|[<>&*🙂é"ظ…\u2068\u2069]|\*b\*|[\p{Script=Arabic}\p{Extended_Pictographic}]| (?=[<&*🙂é"]))+/gu;

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?])["”)]?\s+|\n/u).filter((one) => one.trim() !== '');

function stringsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(stringsOf);
}
