import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesIn } from '../../../test/support/moves.ts';
import { loadEditions } from '../../content/editions.ts';
import { type AgendaRecord, noMarks } from '../agenda/record.ts';
import type { Where } from '../agenda/stands.ts';
import type { Book, Meeting, Side } from '../meeting.ts';
import {
  type Action,
  type Actions,
  dropAction,
  enterActions,
  longestAction,
  mostAtOnce,
  mostOpen,
  openActions,
  tickAction,
} from './action.ts';
import { copyTexts, inPieces, thanksText } from './copy-text.ts';
import { filledIn, filledProblems, ownProblems, ticksIn, ticksTyped } from './filled.ts';
import { followBlocks } from './ids.ts';
import { pastView } from './page-view.ts';
import { asOfMeeting, openActionLines, recordLines } from './record-lines.ts';
import {
  changeDecided,
  changeOwn,
  type Decided,
  longestDecided,
  type OwnField,
  type OwnNote,
  type OwnWords,
  ownFieldsOf,
} from './written.ts';

/*
 * What follows a meeting against the tables that were written by hand before the code.
 */

const document = 'meeting/agenda.md';
const edition = (await loadEditions('content')).get('academic-medicine');
const names = { mentee: 'Maya', mentor: 'Dr. Reyes' };
const everywhere: Where[] = ['private channel', 'more readers', 'public', 'two copies', 'text'];
const sides: Side[] = ['mentee', 'mentor'];
const active: Pick<Book, 'pair' | 'withBot'> = { pair: 'active', withBot: true };

const action = (id: string, change: Partial<Action> = {}): Action => ({
  ...{ id, writer: 'mentee', owner: 'mentee', text: `do ${id}`, due: null, state: 'open', meetingId: 'm1' },
  ...change,
});
const many = (count: number): Action[] => Array.from({ length: count }, (_, at) => action(`a${at + 1}`));
const entered = (id: string, text = `do ${id}`) => ({ id, text, owner: 'mentee' as const, due: null });

describe.each(sides)('actions that a %s presses', (side) => {
  const other: Side = side === 'mentee' ? 'mentor' : 'mentee';
  const [rows = []] = tablesIn(document, side === 'mentee' ? 'Mentee' : 'Mentor');

  test.each(rows)('$agenda, $with: ticked $tick, dropped $drop', ({ agenda, with: bot, tick, drop }) => {
    const pair: Pick<Book, 'pair' | 'withBot'> = {
      pair: agenda === 'closed' ? 'closed' : 'active',
      withBot: bot === 'bot',
    };
    const owned = action('owned', { owner: side, writer: other });
    const wrote = action('wrote', { owner: other, writer: side });
    const theirs = action('theirs', { owner: other, writer: other });
    const all = [owned, wrote, theirs];
    const may = (after: Actions | string): boolean => typeof after !== 'string';
    for (const { id } of all) expect(may(tickAction(all, pair, id, true, side)) ? 'yes' : 'no').toBe(tick);
    const dropped = all.map(({ id }) => may(dropAction(all, pair, id, side)));
    expect(dropped).toEqual(
      { yes: [true, true, true], own: [true, true, false], no: [false, false, false] }[drop ?? ''],
    );
  });
});

describe('the limits', () => {
  const [rows = []] = tablesIn(document, 'Limits');
  const most = (what: string): number => Number.parseInt(rows.find((row) => row.what === what)?.['at most'] ?? '', 10);

  test('are as written', () => {
    const table = [most('open actions of a pair'), most('actions entered in one form'), most('decided')];
    expect([mostOpen, mostAtOnce, longestDecided]).toEqual(table);
    expect([followBlocks.action.length, longestAction]).toEqual([mostAtOnce, most('text of an item')]);
  });

  test('one open action too many is named with the oldest, also when one is taken back', () => {
    const full = many(mostOpen);
    expect(enterActions(full, 'm2', [entered('new')], 'mentee')).toEqual({
      actions: full,
      refused: [{ id: 'new', why: 'too-many' }],
    });
    const done = [action('done', { state: 'done' }), ...full];
    expect(tickAction(done, active, 'done', false, 'mentor')).toBe('too-many');
    const typed = { action1: 'One more', action2: 'And one', due2: '' };
    const form = { formId: 'f', by: 'mentee' as const, today: '2026-12-08' };
    expect(filledProblems(typed, many(mostOpen - 1), form)).toEqual([
      { at: 'action2', what: 'full', oldest: many(1)[0] },
    ]);
  });

  test('what cannot be kept is said at its input', () => {
    const typed = {
      ...{ decided: 'é'.repeat(longestDecided + 1), action1: '', due1: '2026-12-10' },
      ...{ action2: '🌱'.repeat(longestAction + 1), due2: '2026-12-07', action3: 'ok', due3: '2027-12-09' },
    };
    const problems = filledProblems(typed, [], { formId: 'f', by: 'mentee', today: '2026-12-08' });
    expect(problems.map(({ at, what }) => `${at} ${what}`)).toEqual([
      ...['decided decided-long', 'action1 action-empty', 'action2 action-long'],
      ...['due2 due-past', 'due3 due-far'],
    ]);
    expect(ownProblems({ notes: 'x'.repeat(2001), got: 'yes' }, 'mentor')).toEqual([
      { at: 'notes', what: 'own-long', limit: 2000 },
    ]);
    expect(
      filledProblems({ decided: 'é'.repeat(longestDecided) }, [], { formId: 'f', by: 'mentor', today: '2026-12-08' }),
    ).toEqual([]);
  });
});

describe('both at once', () => {
  const [rows = []] = tablesIn(document, 'Both at once');
  const afterwards = (she: string): string | undefined => rows.find((row) => row.she === she)?.afterwards;

  test('an action is done once, and as it was saved last', () => {
    expect([afterwards('ticks action X'), afterwards('ticks X')]).toEqual(['done once', 'as saved last']);
    const once = tickAction([action('x')], active, 'x', true, 'mentee') as Actions;
    expect(once).toEqual([action('x', { state: 'done' })]);
    expect(tickAction(once, active, 'x', true, 'mentor')).toBe(once);
    expect(tickAction(once, active, 'x', false, 'mentor')).toEqual([action('x')]);
  });

  test('each has what they decided under their name, and the same words twice are two actions', () => {
    expect(afterwards('enters decided')).toBe('both, each under its writer’s name'.replace('’', "'"));
    expect(afterwards('enters an action')).toContain('two actions');
    const both = enterActions([], 'm1', [entered('a', 'Same')], 'mentee').actions;
    const { actions } = enterActions(both, 'm1', [entered('b', 'Same'), entered('a', 'Same')], 'mentor');
    expect(actions.map(({ id, writer }) => [id, writer])).toEqual([
      ['a', 'mentee'],
      ['b', 'mentor'],
    ]);
    const decided = { mentee: { text: 'Hers', version: 1 }, mentor: { text: 'His', version: 1 } };
    const lines = recordLines(edition, { meetingId: 'm1', decided, actions: [], names }, 'public');
    expect(lines).toEqual([
      { heading: 'Decided, as Maya notes it', lines: ['Hers'] },
      { heading: 'Decided, as Dr. Reyes notes it', lines: ['His'] },
    ]);
  });

  test('of two windows of one side the second does not write over what it has not read', () => {
    const first = changeDecided(undefined, ' Said ', 0) as Decided;
    expect(first).toEqual({ text: 'Said', version: 1 });
    expect(changeDecided(first, 'Said', 0)).toBe(first);
    expect([changeDecided(first, 'Other', 0), changeDecided(first, 'Other', 1)]).toEqual([
      undefined,
      { text: 'Other', version: 2 },
    ]);
    const note = changeOwn(undefined, { ...own(''), notes: 'One' }, 0) as OwnNote;
    expect(note.version).toBe(1);
    expect(changeOwn(note, { ...own(''), notes: 'Two' }, 0)).toBeUndefined();
  });
});

const own = (mark: string): OwnWords =>
  Object.fromEntries(ownFieldsOf('mentee').map((name) => [name, mark && `${mark}-${name}`])) as Record<
    OwnField,
    string
  >;

describe('the form after the meeting', () => {
  const [rows = []] = tablesIn(document, 'From the form after the meeting');
  const ownOf: Record<string, OwnField[]> = {
    learning: ['surprised', 'trying'],
    notes: ['notes'],
    'got what I asked for': ['got'],
    reflection: ['reflection'],
    "mentor's notes": ['notes'],
  };
  const typed = {
    ...{ decided: 'mark-decided', action1: 'mark-action', owner1: 'mentor', due1: '2026-12-15', reached1: 'i1 i2' },
    ...own('mark'),
  };
  const filled = filledIn(typed, '', 'f', 'mentee');
  const { actions } = enterActions([], 'm1', filled.actions, 'mentee');
  const record = {
    ...{ meetingId: 'm1', decided: { mentee: { text: filled.decided, version: 1 } }, actions, names },
    next: 'mark-next',
  };

  test.each(rows)('$field: where it stands', (row) => {
    const { field = '', 'in the post': posted, 'part of the form': part } = row;
    const shared: Record<string, string> = {
      decided: 'mark-decided',
      'actions with owner and date': 'Dr. Reyes: mark-action (by Tue, Dec 15)',
      'next time': 'mark-next',
    };
    expect(part === 'into the post').toBe(posted === 'yes');
    if (field === 'items reached') {
      const typed = ['i1', 'i2'].map((id) => ({ id, reached: true }));
      return expect(filled.reached).toEqual(typed);
    }
    const mark = shared[field];
    expect(mark !== undefined).toBe(posted === 'yes');
    for (const where of everywhere) {
      const lines = JSON.stringify(recordLines(edition, record, where));
      if (mark) expect(lines).toContain(mark);
      for (const name of ownOf[field] ?? []) expect(lines + JSON.stringify(filled)).not.toContain(`mark-${name}`);
    }
  });

  test('is written for every field, and a mentor has notes alone', () => {
    expect(ownFieldsOf('mentee').toSorted()).toEqual(
      Object.entries(ownOf)
        .flatMap(([field, of]) => (field === "mentor's notes" ? [] : of))
        .toSorted(),
    );
    expect(ownFieldsOf('mentor')).toEqual(['notes']);
    expect(rows).toHaveLength(10);
  });

  test('the text to copy holds her notes only where she ticks them, and the thank-you holds none of them', () => {
    const meeting = {
      ...{ id: 'm1', number: 1, state: 'met' as const, startsAt: new Date('2026-12-08T16:00:00Z'), minutes: 30 },
      ...{ how: 'offer' as const, sequence: 1, forms: [], endedBy: null },
    };
    const around = { edition, names, zone: 'America/Chicago', goals: [], metOn: new Map() };
    const records = [{ meetingId: 'm1', meeting, items: [], marks: noMarks } as unknown as AgendaRecord];
    const decided = new Map([['m1', record.decided]]);
    const without = copyTexts({ around, records, decided, actions }).join('\n');
    const notes = new Map([['m1', { ...own('mark'), got: 'partly' }]]);
    const whole = copyTexts({ around, records, decided, actions, own: notes }).join('\n');
    expect(without).toContain('mark-decided');
    for (const name of ['surprised', 'trying', 'notes', 'reflection']) {
      expect(without).not.toContain(`mark-${name}`);
      expect(whole).toContain(`mark-${name}`);
    }
    expect(whole.split('\n').slice(0, 2)).toEqual([
      'Maya and Dr. Reyes: our meetings',
      'With my own notes, which nobody else has read.',
    ]);
    const thanks = thanksText({ around, me: 'Maya', name: 'Dr. Reyes' }, meeting, actions);
    expect(thanks).toMatch(/^Hi Dr\. Reyes,/);
    expect(thanks).not.toContain('mark-');
  });
});

test('what one ticks as reached is merged with what the other ticks until it is sent: each item as it was said last', () => {
  const items = ['a', 'b', 'c', 'd'];
  const some = fc.subarray(items);
  fc.assert(
    fc.property(some, some, some, (drawn, ticked, meanwhile) => {
      const ticks = ticksIn({ reached2: ticksTyped(ticked, drawn.join(' ')) });
      const changed = items.filter((id) => drawn.includes(id) !== ticked.includes(id));
      expect(ticks.map(({ id }) => id).toSorted()).toEqual(changed);
      const after = items.filter((id) => ticks.find((one) => one.id === id)?.reached ?? meanwhile.includes(id));
      expect(after).toEqual(items.filter((id) => (changed.includes(id) ? ticked : meanwhile).includes(id)));
    }),
  );
});

test('a record drawn later holds what was said until then, and when the two met next', () => {
  const at = (id: string, number: number, state: Meeting['state'], day: string | null): Meeting => ({
    ...{ id, number, state, startsAt: day ? new Date(`${day}T16:00:00Z`) : null, minutes: 30, how: null },
    ...{ sequence: 1, forms: [], endedBy: null },
  });
  // The third was logged beside, when the second was over.
  const meetings = [
    at('m1', 1, 'met', '2026-12-01'),
    at('m2', 2, 'met', '2026-12-08'),
    at('m3', 3, 'met', '2026-12-05'),
    at('m4', 4, 'fell-through', '2026-12-10'),
    at('m5', 5, 'wanted', null),
  ];
  const actions = ['m1', 'm2', 'm3', 'm4'].map((meetingId) => action(`of ${meetingId}`, { meetingId }));
  const of = (id: string, of = meetings) => {
    const { actions: said, nextAt } = asOfMeeting({ meetings: of }, id, actions);
    return [said.map((one) => one.id), nextAt?.toISOString().slice(0, 10)];
  };
  expect(of('m1')).toEqual([['of m1'], '2026-12-05']);
  expect(of('m3')).toEqual([['of m1', 'of m3'], '2026-12-08']);
  expect(of('m2')).toEqual([['of m1', 'of m2', 'of m3'], undefined]);
  const set = meetings.with(4, at('m5', 5, 'set', '2026-12-15'));
  expect(of('m2', set)).toEqual([['of m1', 'of m2', 'of m3'], '2026-12-15']);
});

test('an action that is open is shown on the next agenda, not copied; a heading alone where others read; nothing of what is done', () => {
  const [rows = []] = tablesIn(document, 'What carries over');
  const into = (what: string): string | undefined => rows.find((row) => row.what === what)?.['into the next'];
  expect([into('action open'), into('action done or dropped')]).toEqual([
    'shown, not copied: one row of the pair',
    'no',
  ]);
  const actions = [action('open'), action('done', { state: 'done' }), action('let-go', { state: 'dropped', text: '' })];
  const shown = (where: Where) => openActionLines(edition, { actions, names }, where);
  for (const where of ['private channel', 'two copies', 'text'] as const)
    expect(shown(where)).toEqual([{ heading: 'Still open', lines: ['Maya: do open'] }]);
  for (const where of ['more readers', 'public'] as const)
    expect(shown(where)).toEqual([{ heading: 'Still open', lines: [] }]);
  expect(openActionLines(edition, { actions: actions.slice(1), names }, 'private channel')).toEqual([]);
});

/** What somebody does with the actions of a pair. */
const presses = fc.array(
  fc.record({
    do: fc.constantFrom('enter', 'tick', 'untick', 'drop'),
    by: fc.constantFrom<Side>('mentee', 'mentor'),
    owner: fc.constantFrom<Side>('mentee', 'mentor'),
    id: fc.integer({ min: 0, max: 30 }),
    words: fc.constantFrom('Same words', 'Others', ' '),
  }),
  { maxLength: 60 },
);

test('whatever both do, an action is neither lost nor doubled, and what is dropped keeps no words', () => {
  fc.assert(
    fc.property(presses, (all) => {
      const model = new Map<string, { state: string; by: Side; owner: Side; text: string }>();
      const countOpen = (): number => [...model.values()].filter(({ state }) => state === 'open').length;
      let actions: Actions = [];
      for (const { do: act, by, owner, id: number, words } of all) {
        const id = `${number}`;
        const had = model.get(id);
        if (act === 'enter') {
          actions = enterActions(actions, 'm1', [{ id, text: words, owner, due: null }], by).actions;
          if (!had && words !== ' ' && countOpen() < 24) model.set(id, { state: 'open', by, owner, text: words });
          continue;
        }
        const after =
          act === 'drop' ? dropAction(actions, active, id, by) : tickAction(actions, active, id, act === 'tick', by);
        if (typeof after !== 'string') actions = after;
        if (!had || had.state === 'dropped') continue;
        if (act === 'drop' && (had.by === by || had.owner === by))
          model.set(id, { ...had, state: 'dropped', text: '' });
        if (act === 'tick') model.set(id, { ...had, state: 'done' });
        if (act === 'untick' && (had.state === 'open' || countOpen() < 24)) model.set(id, { ...had, state: 'open' });
      }
      expect(actions.map(({ id, state, text }) => [id, state, text])).toEqual(
        [...model].map(([id, { state, text }]) => [id, state, text]),
      );
      const open = [...model.values()].filter(({ state }) => state === 'open').map(({ text }) => text);
      expect(openActions(actions).map(({ text }) => text)).toEqual(open);
      const [part] = openActionLines(edition, { actions, names }, 'private channel');
      expect(part?.lines.length ?? 0).toBe(open.length);
    }),
  );
});

test('of a year of meetings each stands on one page, whole, and the next page is a press away', () => {
  const part = { heading: 'Decided', lines: ['Words'] };
  const meetings = Array.from({ length: 24 }, (_, at) => ({
    ...{ title: `Meeting ${24 - at}`, meetingId: `m${24 - at}`, mayWrite: true },
    parts: Array.from({ length: (at * 7) % 5 }, () => part),
  }));
  const seen: string[] = [];
  for (let from: string | undefined = ''; from !== undefined; ) {
    const { blocks } = pastView(edition, { side: 'mentor', name: 'Maya', pairId: 'p', meetings, from });
    expect(blocks.length).toBeLessThanOrEqual(100);
    const whole = JSON.stringify(blocks);
    seen.push(...(whole.match(/Meeting \d+/g) ?? []));
    from = whole
      .match(/"value":"p (m\d+)"[^}]*meeting:past|meeting:past[^}]*"value":"p (m\d+)"/)
      ?.slice(1)
      .find(Boolean);
  }
  expect(seen).toEqual(meetings.map(({ title }) => title));
});

test('a long text comes in pieces that each fit, in order, with no letter lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 4000 }), { maxLength: 6 }), (texts) => {
      const { pieces, isCut } = inPieces(texts);
      const bare = (text: string): string => text.replace(/\s+/gu, '');
      expect(isCut).toBe(false);
      expect(bare(pieces.join('\n'))).toBe(bare(texts.join('\n')));
      for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(3000);
    }),
    { numRuns: 30 },
  );
});
