import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesIn } from '../../../test/support/moves.ts';
import { firstMinutes } from '../time/limits.ts';
import { carryOver } from './carry.ts';
import { type Agenda, type Edit, saveEdits } from './edits.ts';
import {
  countOpen,
  type Items,
  linesOf,
  longestText,
  mostItems,
  mostLater,
  mostMain,
  type Part,
  standingIn,
} from './item.ts';
import { type Act, type AgendaState, agendaAt, mayDo } from './may.ts';
import { type PostPart, standsAs, templateOf, type Where, whereRead } from './stands.ts';

/*
 * What is decided of an agenda against the tables that were written by hand before the code.
 */

const document = 'meeting/agenda.md';
const acts = ['read', 'add', 'edit', 'take-out', 'move', 'tag', 'reached', 'share', 'seen', 'tick'] as const;
const allActs = [...acts, 'drop', 'decide', 'copy'] as const satisfies readonly Act[];

describe.each(['mentee', 'mentor'] as const)('what a %s may do', (side) => {
  const [rows = []] = tablesIn(document, side === 'mentee' ? 'Mentee' : 'Mentor');

  test.each(rows)('$agenda, $with', ({ agenda, with: bot, ...cells }) => {
    const stands = { agenda: agenda as AgendaState, withBot: bot === 'bot' };
    expect(Object.fromEntries(allActs.map((act) => [act, mayDo(stands, act, side)]))).toEqual(cells);
  });

  test('is written for every state', () => expect(rows).toHaveLength(side === 'mentee' ? 11 : 6));
});

const states = ['draft', 'shared', 'after', 'met', 'record', 'closed'] as const;

test('a mentor without the bot can do nothing', () => {
  for (const agenda of states)
    for (const act of allActs) expect([act, mayDo({ agenda, withBot: false }, act, 'mentor')]).toEqual([act, 'no']);
});

test('what fell through is not written up, and what was reached is said on the next agenda once it is shared', () => {
  for (const by of ['mentee', 'mentor'] as const) {
    const record = { agenda: 'record', withBot: true } as const;
    const fallen = { ...record, isFallen: true };
    expect([mayDo(fallen, 'decide', by), mayDo(fallen, 'reached', by)]).toEqual(['no', 'no']);
    expect(mayDo({ ...record, next: 'draft' }, 'reached', by)).toBe('yes');
    for (const next of ['shared', 'after', 'met', 'record'] as const)
      expect(mayDo({ ...record, next }, 'reached', by)).toBe('no');
  }
});

test('how far an agenda has come', () => {
  const start = new Date('2026-12-08T16:00:00Z');
  const of = (state: 'wanted' | 'set' | 'met' | 'fell-through' | 'cancelled', at: number, change = {}) =>
    agendaAt(
      {
        ...{ isClosed: false, isShared: false, isWrittenUp: false },
        meeting: { state, startsAt: state === 'wanted' ? null : start },
        ...change,
      },
      new Date(start.getTime() + at),
    );
  expect([of('wanted', -1), of('set', -1), of('set', 0)]).toEqual(['draft', 'draft', 'after']);
  expect([of('wanted', 0, { isShared: true }), of('set', -1, { isShared: true })]).toEqual(['shared', 'shared']);
  expect([of('met', 1), of('met', 1, { isWrittenUp: true })]).toEqual(['met', 'record']);
  expect([of('cancelled', -1), of('fell-through', 1), of('met', 1, { isClosed: true })]).toEqual([
    ...['record', 'record'],
    'closed',
  ]);
});

const a = (id: string, text = id): Edit => ({ act: 'add', id, text });
const many = (count: number, part: Part, prefix: string = part): Edit[] =>
  Array.from({ length: count }, (_, n) => ({ act: 'add', id: `${prefix}${n + 1}`, text: `${prefix} ${n + 1}`, part }));
const shared: Agenda = { meetingId: 'm1', agenda: 'shared', withBot: true };
const after: Agenda = { ...shared, agenda: 'after' };
const hers = (items: Items, edits: readonly Edit[], agenda = shared) => saveEdits(items, agenda, edits, 'mentee');
const his = (items: Items, edits: readonly Edit[], agenda = shared) => saveEdits(items, agenda, edits, 'mentor');
const ids = (items: Items, part: Part, meetingId = 'm1'): string[] =>
  standingIn(items, meetingId, part).map(({ item }) => item.id);
const written = (...edits: Edit[]): Items => hers([], edits).items;

describe('the limits', () => {
  const [rows = []] = tablesIn(document, 'Limits');
  const most = (what: string): number => {
    const row = rows.find((one) => one.what?.startsWith(what));
    return Number.parseInt(row?.['at most'] ?? '', 10);
  };

  test('are as written', () => {
    const kept = { main: mostMain, items: mostItems, later: mostLater, text: longestText };
    const table = { main: most('main'), items: most('items on'), later: most('items in'), text: most('text of') };
    expect(kept).toEqual(table);
  });

  test('a thirteenth item sends the oldest open one to later, never a main one nor itself', () => {
    const full = written(...many(3, 'main'), ...many(9, 'open'));
    const more = his(full, [a('his')]).items;
    expect([ids(more, 'main'), ids(more, 'later')]).toEqual([['main1', 'main2', 'main3'], ['open1']]);
    expect(ids(more, 'open').at(-1)).toBe('his');
  });

  test('what was reached takes no room', () => {
    const { items } = hers(written(...many(12, 'open')), [{ act: 'reached', id: 'open1', reached: true }], after);
    const more = hers(items, [a('new')], after).items;
    expect(ids(more, 'later')).toEqual([]);
    const back = hers(more, [{ act: 'reached', id: 'open1', reached: false }], after).items;
    expect([ids(back, 'later'), ids(back, 'open').includes('open1')]).toEqual([['open2'], true]);
  });

  test('with later full nothing more is taken, and what was typed comes back', () => {
    const full = written(...many(12, 'open'), ...many(48, 'later'));
    const toLater: Edit = { act: 'move', id: 'open1', part: 'later', before: null };
    const { items, refused } = hers(full, [a('new'), { ...a('n2'), part: 'later' } as Edit, toLater]);
    expect(items).toEqual(full);
    expect(refused.map(({ why }) => why)).toEqual(['later-full', 'later-full', 'later-full']);
    // Out of later there is room again.
    const { items: swapped } = hers(full, [{ act: 'move', id: 'later1', part: 'open', before: null }]);
    expect([ids(swapped, 'later').includes('open1'), countOpen(swapped, 'm1')]).toEqual([true, 12]);
  });

  test('thirty lines: twelve stand, the last of them in the order typed, and no line is lost', () => {
    const { texts } = linesOf(Array.from({ length: 30 }, (_, n) => `line ${n + 1}`).join('\n'));
    const items = written(...texts.map((text, n) => a(`i${n + 1}`, text)));
    expect(ids(items, 'open')).toEqual(Array.from({ length: 12 }, (_, n) => `i${n + 19}`));
    expect(ids(items, 'later')).toEqual(Array.from({ length: 18 }, (_, n) => `i${n + 1}`));
  });

  test('a line is an item, unless it says nothing; one that is too long is shown back whole', () => {
    const long = '🙂'.repeat(201);
    expect(linesOf(`one\r\n\n \u200b\u2060\ufe0f \u3164\none\u2028 ${long}\n${'🙂'.repeat(200)}`)).toEqual({
      texts: ['one', 'one', '🙂'.repeat(200)],
      tooLong: [long],
    });
    const { refused, items } = hers([], [a('long', long), a('nothing', ' \u200d ')]);
    expect([refused.map(({ why }) => why), items]).toEqual([['too-long', 'empty'], []]);
  });
});

/** What both do at once, by the row of the table that tells what it comes to. */
const atOnce: Record<string, () => void> = {
  'adds | adds a topic': () => expect(ids(his(written(a('A')), [a('B')]).items, 'open')).toEqual(['A', 'B']),
  'moves A above B | adds C': () => {
    const move: Edit = { act: 'move', id: 'A', part: 'open', before: 'B' };
    const start = written(a('B'), a('A'));
    for (const items of [
      his(hers(start, [move]).items, [a('C')]).items,
      hers(his(start, [a('C')]).items, [move]).items,
    ])
      expect(ids(items, 'open')).toEqual(['A', 'B', 'C']);
  },
  'moves A above B, in one tab | moves B above A, in her other tab': () => {
    const one: Edit = { act: 'move', id: 'A', part: 'open', before: 'B' };
    const other: Edit = { act: 'move', id: 'B', part: 'open', before: 'A' };
    const start = written(a('A'), a('B'));
    expect(ids(hers(start, [one, other]).items, 'open')).toEqual(['B', 'A']);
    expect(ids(hers(start, [other, one]).items, 'open')).toEqual(['A', 'B']);
  },
  'edits A | marks A as reached': () => {
    const edit: Edit = { act: 'edit', id: 'A', text: 'A, better', version: 1 };
    const reach: Edit = { act: 'reached', id: 'A', reached: true };
    const start = written(a('A'));
    const first = his(hers(start, [edit], after).items, [reach], after).items;
    const second = hers(his(start, [reach], after).items, [edit], after).items;
    expect(first).toEqual(second);
    expect(first[0]).toMatchObject({ text: 'A, better', places: [{ reached: true }] });
  },
  'edits A, in one tab | edits A, in another tab': () => {
    const edit = (text: string): Edit => ({ act: 'edit', id: 'A', text, version: 1 });
    const { items, refused } = hers(written(a('A')), [edit('one'), edit('two')]);
    expect([items[0]?.text, refused]).toEqual(['one', [{ edit: edit('two'), why: 'changed' }]]);
    // The same press once more is no other one.
    expect(hers(items, [edit('one')])).toMatchObject({ refused: [], isChanged: false });
  },
  'takes A out | marks A as reached': () => {
    const out: Edit = { act: 'take-out', id: 'A' };
    const reach: Edit = { act: 'reached', id: 'A', reached: true };
    const start = written(a('A'));
    for (const items of [
      his(hers(start, [out], after).items, [reach], after).items,
      hers(his(start, [reach], after).items, [out], after).items,
    ])
      expect(ids(items, 'open')).toEqual([]);
  },
  'takes A out | moves B': () => {
    const move: Edit = { act: 'move', id: 'B', part: 'main', before: null };
    const { items } = hers(written(a('A'), a('B')), [{ act: 'take-out', id: 'A' }, move]);
    expect([ids(items, 'main'), ids(items, 'open')]).toEqual([['B'], []]);
  },
  'edits A, in one tab | takes A out, in another tab': () => {
    const edit: Edit = { act: 'edit', id: 'A', text: 'typed', version: 1 };
    const out: Edit = { act: 'take-out', id: 'A' };
    const late = hers(written(a('A')), [out, edit]);
    expect([ids(late.items, 'open'), late.refused]).toEqual([[], [{ edit, why: 'gone' }]]);
    expect(ids(hers(written(a('A')), [edit, out]).items, 'open')).toEqual([]);
  },
  'makes D main, a third | makes E main, in another tab, a fourth': () => {
    const toMain = (id: string): Edit => ({ act: 'move', id, part: 'main', before: null });
    const { items } = hers(written(...many(2, 'main'), a('C'), a('D'), a('E')), [toMain('D'), toMain('E')]);
    expect([ids(items, 'main'), ids(items, 'open')]).toEqual([
      ['main1', 'main2', 'D'],
      ['E', 'C'],
    ]);
  },
  '[We met] | adds a topic': () => {
    const met: Agenda = { ...shared, agenda: 'met' };
    expect(his(written(a('A')), [a('B')], met)).toMatchObject({ forNext: [a('B')], items: [{ id: 'A' }] });
    const first = his(written(a('A')), [a('B')], after).items;
    expect(standingIn(first, 'm1', 'open').map(({ place }) => place.reached)).toEqual([false, false]);
  },
  'adds the 12th item | adds a topic, the 13th': () => {
    const { items } = his(hers(written(...many(11, 'open')), [a('12th')]).items, [a('13th')]);
    expect([ids(items, 'later'), countOpen(items, 'm1')]).toEqual([['open1'], 12]);
    expect(ids(items, 'open').slice(-2)).toEqual(['12th', '13th']);
  },
};
/** What is no matter of items: posts and actions. */
const elsewhere = [
  ...['shares | adds a topic', 'shares, in one tab | shares, in another tab', 'ticks action X | ticks action X'],
  ...['ticks X | unticks X', 'enters decided | enters decided', 'enters an action | enters the same words'],
];

describe('both at once', () => {
  const [rows = []] = tablesIn(document, 'Both at once');
  const names = rows.map(({ she, he }) => `${she} | ${he}`);

  test.each(names.filter((name) => !elsewhere.includes(name)))('%s', (name) => {
    const holds = atOnce[name];
    expect(holds).toBeDefined();
    holds?.();
  });

  test('every row is a test, here or with the posts', () =>
    expect([...Object.keys(atOnce), ...elsewhere].toSorted()).toEqual(names.toSorted()));
});

test('nobody changes the other’s words, he orders nothing, and marks do not say who changed it', () => {
  const start = his(written(a('A')), [a('H')]).items;
  const change: Edit = { act: 'edit', id: 'H', text: 'x', version: 1 };
  expect(hers(start, [change, { act: 'take-out', id: 'H' }]).refused.map(({ why }) => why)).toEqual([
    ...['not-yours', 'not-yours'],
  ]);
  const move: Edit = { act: 'move', id: 'H', part: 'open', before: 'A' };
  expect(his(start, [move]).refused.map(({ why }) => why)).toEqual(['not-now']);
  expect(hers(start, [move]).isChanged).toBe(true);
  expect(hers(start, [{ act: 'reached', id: 'A', reached: true }], after).isChanged).toBe(false);
  const known: Edit[] = [
    a('A'),
    { act: 'move', id: 'A', part: 'open', before: 'H' },
    { act: 'tag', id: 'A', tag: null },
  ];
  expect(hers(start, known)).toMatchObject({ items: start, isChanged: false, refused: [] });
});

describe('what stands in the post', () => {
  const [rows = []] = tablesIn(document, 'What stands in the post');
  const parts: Record<string, PostPart> = {
    'whose meeting, number, time': 'title',
    'template lines with minutes': 'template',
    'items she typed, with tags': 'items',
    'his topics': 'his topics',
    'carried items': 'carried',
    'open actions': 'actions',
    'focus need shared with him': 'need',
    'goal shared with him': 'goal',
    'what is not shared with him': 'not shared',
    '`later`': 'later',
    'decided, new actions, next time': 'decided',
    'learning, notes, got it, reflection, his notes': 'yours alone',
    buttons: 'buttons',
    pinned: 'pin',
  };

  test.each(rows)('$part', ({ part = '', ...cells }) => {
    const known = parts[part];
    if (!known) throw new Error(`nothing is known of: ${part}`);
    for (const [where, cell] of Object.entries(cells))
      expect([where, standsAs(known, where as Where)]).toEqual([where, cell]);
  });

  test('is written for every part', () => expect(rows).toHaveLength(Object.keys(parts).length));

  test('by who reads there, at the most where Slack does not say', () => {
    expect(whereRead(undefined)).toBe('two copies');
    expect(whereRead({ isPublic: false, others: 0 })).toBe('private channel');
    expect(whereRead({ isPublic: false, others: 1 })).toBe('more readers');
    expect(whereRead({ isPublic: false, others: undefined })).toBe('more readers');
    expect(whereRead({ isPublic: true, others: 0 })).toBe('public');
  });
});

test('the first meeting has lines of its own; they take as long as the meeting', () => {
  const minutesOf = (number: number, minutes: number) => templateOf({ number, minutes }).map((line) => line.minutes);
  expect(minutesOf(1, firstMinutes)).toEqual([10, 10, 10, 15, 5]);
  expect(minutesOf(1, 45)).toEqual([10, 10, 10, 10, 5]);
  expect(minutesOf(1, 60)).toEqual([15, 10, 10, 20, 5]);
  expect(minutesOf(1, 20)).toEqual([4, 4, 4, 6, 2]);
  expect(minutesOf(2, 30)).toEqual([3, 5, 15, 3, 4]);
  expect(minutesOf(24, 45)).toEqual([5, 8, 22, 4, 6]);
  for (let minutes = 15; minutes <= 480; minutes += 1)
    for (const number of [1, 2]) {
      const shares = minutesOf(number, minutes);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(minutes);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }
});

describe('what carries over', () => {
  const [rows = []] = tablesIn(document, 'What carries over');
  /** What each row of items says, tried with one item beside another that was reached. */
  const tried: Record<string, (over: 'met' | 'cancelled' | 'fell-through') => string> = {
    'item not reached, main': (over) => goesOn({ ...a('A'), part: 'main' } as Edit, over) ?? 'no',
    'item not reached, open': (over) => goesOn(a('A'), over) ?? 'no',
    'item in `later`': (over) => goesOn({ ...a('A'), part: 'later' } as Edit, over) ?? 'no',
    'item reached': (over) => goesOn(a('A'), over, { act: 'reached', id: 'A', reached: true }) ?? 'no',
    'item taken out': (over) => goesOn(a('A'), over, { act: 'take-out', id: 'A' }) ?? 'no',
  };
  const goesOn = (item: Edit, over: 'met' | 'cancelled' | 'fell-through', then?: Edit): string | undefined => {
    const { items } = hers(written(item), then ? [then] : [], after);
    const next = carryOver(items, { from: 'm1', over, into: 'm2' });
    return (['main', 'open', 'later'] as const).find((part) => ids(next, part, 'm2').length > 0);
  };

  test.each(rows.filter(({ what = '' }) => what in tried))('$what', ({ what = '', 'into the next': into = '' }) => {
    const expected = into.split(',')[0];
    expect(tried[what]?.('met')).toBe(expected);
    if (what === 'item taken out')
      expect([tried[what]?.('cancelled'), tried[what]?.('fell-through')]).toEqual(['no', 'no']);
  });

  test('the rows of items are there', () =>
    expect(rows.filter(({ what = '' }) => what in tried)).toHaveLength(Object.keys(tried).length));

  test('carried items come before new ones, in their order, with writer and tag; nothing is carried twice', () => {
    const tag: Edit = { act: 'tag', id: 'B', tag: 'advice' };
    const first = his(written(...many(2, 'main'), a('A'), a('B'), { ...a('L'), part: 'later' } as Edit), [
      a('H'),
    ]).items;
    const begun: Agenda = { ...shared, meetingId: 'm2' };
    const second = hers(hers(first, [tag]).items, [{ ...a('N'), part: 'main' } as Edit, a('O')], begun).items;
    const carry = { from: 'm1', over: 'met', into: 'm2' } as const;
    const next = carryOver(second, carry);
    expect([ids(next, 'main', 'm2'), ids(next, 'open', 'm2'), ids(next, 'later', 'm2')]).toEqual([
      ...[
        ['main1', 'main2', 'N'],
        ['A', 'B', 'H', 'O'],
      ],
      ['L'],
    ]);
    expect(next.find(({ id }) => id === 'B')).toMatchObject({ writer: 'mentee', tag: 'advice' });
    expect(next.find(({ id }) => id === 'H')?.writer).toBe('mentor');
    expect(carryOver(next, carry)).toEqual(next);
    expect(carryOver(next, { ...carry, over: 'cancelled' })).toEqual(next);
  });

  test('reached on the record takes it off the next agenda, and brings it back; not what was taken out there', () => {
    const met: Agenda = { ...shared, agenda: 'record', next: 'draft', nextId: 'm2' };
    const next: Agenda = { ...shared, meetingId: 'm2', agenda: 'draft' };
    const carried = carryOver(written(a('A'), a('B')), { from: 'm1', over: 'met', into: 'm2' });
    const reached = (on: boolean): Edit => ({ act: 'reached', id: 'A', reached: on });
    const off = his(carried, [reached(true)], met).items;
    expect([ids(off, 'open', 'm1'), ids(off, 'open', 'm2')]).toEqual([['A', 'B'], ['B']]);
    const back = hers(off, [reached(false)], met).items;
    expect(ids(back, 'open', 'm2').toSorted()).toEqual(['A', 'B']);
    const out = hers(back, [{ act: 'take-out', id: 'A' }], next).items;
    expect(ids(out, 'open', 'm1')).toContain('A');
    expect(ids(hers(out, [reached(true), reached(false)], met).items, 'open', 'm2')).toEqual(['B']);
  });

  test('taken out of a record its words are gone from everywhere', () => {
    const met: Agenda = { ...shared, agenda: 'record', next: 'draft', nextId: 'm2' };
    const carried = carryOver(written(a('A', 'a patient')), { from: 'm1', over: 'met', into: 'm2' });
    const { items } = hers(carried, [{ act: 'take-out', id: 'A' }], met);
    expect([ids(items, 'open', 'm1'), ids(items, 'open', 'm2')]).toEqual([[], []]);
    expect(JSON.stringify(items)).not.toContain('patient');
  });
});

const parts = ['main', 'open', 'later'] as const;
const one = fc.nat({ max: 70 }).map((n) => `i${n}`);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('add' as const), id: one, text: one, part: fc.constantFrom(...parts) }),
  },
  fc.record({ act: fc.constant('take-out' as const), id: one }),
  fc.record({
    ...{ act: fc.constant('move' as const), id: one, part: fc.constantFrom(...parts) },
    before: fc.option(one, { nil: null }),
  }),
  fc.record({ act: fc.constant('reached' as const), id: one, reached: fc.boolean() }),
);
const press = fc.record({ by: fc.constantFrom('mentee' as const, 'mentor' as const), edit });
const aMeeting = fc.record({
  presses: fc.array(press, { maxLength: 60 }),
  over: fc.constantFrom('met' as const, 'cancelled' as const, 'fell-through' as const),
});

test('carry-over neither loses nor doubles an item, and no agenda is longer than it may be', () => {
  fc.assert(
    fc.property(fc.array(aMeeting, { minLength: 1, maxLength: 4 }), (meetings) => {
      let items: Items = [];
      // What stands, by hand: in what was let through, and nothing of how it is kept.
      let stands = new Map<string, boolean>();
      meetings.forEach(({ presses, over }, n) => {
        const agenda: Agenda = { ...after, meetingId: `m${n}` };
        const was = new Map(items.map(({ id, writer }) => [id, writer]));
        for (const { by, edit: made } of presses) {
          const isNew = !was.has(made.id);
          const { refused, items: next } = saveEdits(items, agenda, [made], by);
          items = next;
          if (refused.length > 0) continue;
          if (made.act === 'add' && isNew) {
            was.set(made.id, by);
            stands.set(made.id, false);
          }
          if (made.act === 'take-out') stands.delete(made.id);
          if (made.act === 'reached' && stands.has(made.id)) stands.set(made.id, made.reached);
        }
        const all = parts.flatMap((part) => ids(items, part, `m${n}`));
        expect(all.toSorted()).toEqual([...stands.keys()].toSorted());
        expect(countOpen(items, `m${n}`)).toBeLessThanOrEqual(12);
        expect(ids(items, 'main', `m${n}`).length).toBeLessThanOrEqual(3);
        stands = new Map([...stands].flatMap(([id, reached]) => (over === 'met' && reached ? [] : [[id, false]])));
        items = carryOver(items, { from: `m${n}`, over, into: `m${n + 1}` });
        const carried = parts.flatMap((part) => ids(items, part, `m${n + 1}`));
        expect(carried.toSorted()).toEqual([...stands.keys()].toSorted());
      });
    }),
    { numRuns: 60 },
  );
});

test('what two save at once is merged by item: whoever comes first, both stand', () => {
  const change = (side: string) =>
    fc.array(
      fc.oneof(
        fc.nat({ max: 3 }).map((n): Edit => ({ act: 'edit', id: `${side}${n}`, text: `${side} changed`, version: 1 })),
        fc.nat({ max: 3 }).map((n): Edit => ({ act: 'tag', id: `${side}${n}`, tag: 'advice' })),
        fc.nat({ max: 3 }).map((n): Edit => ({ act: 'take-out', id: `${side}${n}` })),
      ),
      { maxLength: 6 },
    );
  const own = (side: string): Edit[] => Array.from({ length: 4 }, (_, n) => a(`${side}${n}`));
  const start = his(written(...own('she')), own('he')).items;
  fc.assert(
    fc.property(change('she'), change('he'), fc.array(fc.boolean(), { maxLength: 12 }), (she, he, order) => {
      let mixed = start;
      const queues = [she.slice(), he.slice()] as const;
      for (const first of [...order, ...she.map(() => true), ...he.map(() => false)]) {
        const next = queues[first ? 0 : 1].shift();
        if (next) mixed = (first ? hers : his)(mixed, [next]).items;
      }
      expect(mixed).toEqual(his(hers(start, she).items, he).items);
    }),
    { numRuns: 60 },
  );
});
