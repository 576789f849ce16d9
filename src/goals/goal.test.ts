import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, mergeFields, missingIn } from '../forms/merge.ts';
import { pageOf } from '../forms/paging.ts';
import { fieldsOf } from '../forms/table.ts';
import { dueProblem, hasPassed, lastDue } from './due.ts';
import { type GoalField, type GoalFields, goalTable, noFields } from './fields.ts';
import { keepForm } from './form/outcome.ts';
import { type GoalMove, type GoalState, stateAfter } from './goal.ts';
import { readMetadata } from './reader.ts';

const today = '2026-11-23';
const goalFields: GoalField[] = fieldsOf(goalTable);

describe('a day for a goal', () => {
  test.each([
    ['2026-11-22', 'past'],
    ['2026-11-23', undefined],
    ['2026-11-24', undefined],
    ['2031-11-22', undefined],
    ['2031-11-23', undefined],
    ['2031-11-24', 'far'],
    ['9999-12-31', 'far'],
    ['0001-01-01', 'past'],
    ['2027-02-29', 'no-day'],
    ['2028-02-29', undefined],
    ['2027-13-01', 'no-day'],
    ['27-01-01', 'no-day'],
    ['2027-01-01T00:00', 'no-day'],
    ['+002027-01-01', 'no-day'],
    ['tomorrow', 'no-day'],
    ['', 'no-day'],
  ])('%s is %s', (day, problem) => {
    expect(dueProblem(day, today)).toBe(problem);
  });

  test('the last one five years from a leap day is a day', () => {
    expect(lastDue('2028-02-29')).toBe('2033-02-28');
  });

  test('any text is judged, none throws, and every day from today on to the last is fine', () => {
    const day = fc.date({ min: new Date('2026-11-23'), max: new Date('2031-11-23'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        expect(dueProblem(at.toISOString().slice(0, 10), today)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(dueProblem(text, today)).toBe('no-day');
      }),
    );
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [due, now] = [a, b].map((at) => at.toISOString().slice(0, 10)) as [string, string];
        expect(hasPassed(due, now)).toBe(dueProblem(due, now) === 'past');
      }),
    );
  });
});

describe('what becomes of a goal', () => {
  test.each<[GoalState, GoalMove, GoalState | undefined]>([
    ['open', 'done', 'done'],
    ['open', 'let-go', 'let-go'],
    ['open', 'reopened', undefined],
    ['done', 'done', undefined],
    ['done', 'let-go', undefined],
    ['done', 'reopened', 'open'],
    ['let-go', 'done', undefined],
    ['let-go', 'let-go', undefined],
    ['let-go', 'reopened', 'open'],
    ['draft', 'done', undefined],
    ['draft', 'let-go', undefined],
    ['draft', 'reopened', undefined],
  ])('%s, then %s: %s', (state, move, after) => {
    expect(stateAfter(state, move)).toBe(after);
  });
});

const usual: GoalFields = { ...noFields(), what: 'Give grand rounds', due: '2026-12-07', step: 'Ask for a date' };
const set = (...fields: GoalField[]): Set<GoalField> => new Set(fields);

describe('a form, merged into what is kept', () => {
  test.each<[string, Partial<GoalFields>, GoalField[], GoalField[], Partial<GoalFields>, object[]]>([
    ['what was not changed here stays', { what: 'Other' }, [], [], {}, []],
    ['what was changed here is taken', { what: 'Other' }, ['what'], [], { what: 'Other' }, []],
    ['what was emptied here is empty', { step: '' }, ['step'], [], { step: '' }, []],
    [
      'what both changed is told',
      { what: 'Other' },
      ['what'],
      ['what'],
      {},
      [{ field: 'what', kind: 'other-window', text: 'Give grand rounds' }],
    ],
    ['what both changed alike is fine', { what: 'Give grand rounds' }, ['what'], ['what'], {}, []],
    ['what the other emptied is taken from here', { why: 'Because' }, ['why'], ['why'], { why: 'Because' }, []],
    ['a day gone by is told', { due: '2026-11-22' }, ['due'], [], {}, [{ field: 'due', kind: 'past' }]],
    ['a day gone by that was there before is left', { due: '2026-11-22' }, [], [], {}, []],
    ['a day taken away is taken away', { due: '' }, ['due'], [], { due: '' }, []],
    [
      'a text at its limit is taken',
      { what: '🙂'.repeat(goalTable.what.limit) },
      ['what'],
      [],
      { what: '🙂'.repeat(goalTable.what.limit) },
      [],
    ],
    [
      'a text beyond its limit is told, not cut',
      { asker: 'a'.repeat(goalTable.asker.limit + 1) },
      ['asker'],
      [],
      {},
      [{ field: 'asker', kind: 'too-long', max: goalTable.asker.limit }],
    ],
  ])('%s', (_, form, here, elsewhere, expected, problems) => {
    const merged = mergeFields<GoalField>(
      goalTable,
      usual,
      { ...usual, ...form },
      { here: set(...here), elsewhere: set(...elsewhere) },
      today,
    );
    expect(merged).toEqual({ fields: { ...usual, ...expected }, problems });
  });

  const text = fc.constantFrom('', 'a', 'b', 'c', '2026-12-07', '2026-11-01', 'x'.repeat(2000));
  const fields = fc.record(
    Object.fromEntries(goalFields.map((field) => [field, text])) as Record<GoalField, typeof text>,
  );
  const some = fc.subarray([...goalFields]).map((list) => new Set(list));

  test('never holds anything but what is kept or what was typed, and loses nothing without telling', () => {
    fc.assert(
      fc.property(fields, fields, some, some, (stored, form, here, elsewhere) => {
        const { fields: merged, problems } = mergeFields<GoalField>(
          goalTable,
          stored,
          form,
          { here, elsewhere },
          today,
        );
        for (const field of goalFields) {
          const told = problems.some((problem) => problem.field === field);
          if (!here.has(field) || told) expect(merged[field]).toBe(stored[field]);
          else expect(merged[field]).toBe(form[field]);
        }
      }),
    );
  });

  test('sent twice, the second changes nothing and finds nothing of its own to tell', () => {
    fc.assert(
      fc.property(fields, fields, some, (stored, form, here) => {
        const once = mergeFields<GoalField>(goalTable, stored, form, { here, elsewhere: set() }, today);
        const elsewhere = new Set(
          changesBetween(goalTable, stored, once.fields).map(({ field }) => field as GoalField),
        );
        expect(mergeFields<GoalField>(goalTable, once.fields, form, { here, elsewhere }, today)).toEqual(once);
      }),
    );
  });

  test('sent, it never keeps an open goal without its words and its day; left, it never takes them away', () => {
    const state = fc.constantFrom<GoalState | undefined>(undefined, 'draft', 'open', 'done', 'let-go');
    fc.assert(
      fc.property(
        state,
        fields,
        fields,
        some,
        fc.constantFrom('sent' as const, 'left' as const),
        (was, a, b, here, how) => {
          const stored = was === undefined ? noFields() : a;
          fc.pre(was === undefined || was === 'draft' || missingIn<GoalField>(goalTable, stored).length === 0);
          const kept = keepForm(
            goalTable,
            { state: was, fields: stored },
            { fields: b, here, elsewhere: set() },
            how,
            today,
          );
          if (kept.problems.length > 0) return;
          if (kept.state !== 'draft') expect(missingIn<GoalField>(goalTable, kept.fields)).toEqual([]);
          if (was === 'open' || was === 'done' || was === 'let-go') expect(kept.state).toBe(was);
          expect(kept.entry?.kind === 'made').toBe(kept.state === 'open' && was !== 'open');
          if (!kept.changed) expect(kept.entry).toBeUndefined();
        },
      ),
    );
  });
});

describe('a form that is sent or left', () => {
  const all = new Set(goalFields);
  const keep = (state: GoalState | undefined, before: GoalFields, form: GoalFields, how: 'sent' | 'left') =>
    keepForm(goalTable, { state, fields: before }, { fields: form, here: all, elsewhere: set() }, how, today);

  test.each<[string, ReturnType<typeof keep>, object]>([
    [
      'a new one sent is open, and its history begins',
      keep(undefined, noFields(), usual, 'sent'),
      { state: 'open', changed: true, entry: { kind: 'made' }, problems: [] },
    ],
    [
      'a new one sent without day and words says so at both',
      keep(undefined, noFields(), noFields(), 'sent'),
      {
        problems: [
          { field: 'what', kind: 'missing' },
          { field: 'due', kind: 'missing' },
        ],
      },
    ],
    [
      'a new one left empty is nothing',
      keep(undefined, noFields(), noFields(), 'left'),
      { changed: false, problems: [] },
    ],
    [
      'a new one left with a need that a button put there is nothing',
      keep(undefined, noFields(), { ...noFields(), need: 'B2' }, 'left'),
      { changed: false },
    ],
    [
      'a new one left, finished or not, is a draft',
      keep(undefined, noFields(), usual, 'left'),
      { state: 'draft', changed: true, problems: [] },
    ],
    ['a draft sent is open', keep('draft', noFields(), usual, 'sent'), { state: 'open', entry: { kind: 'made' } }],
    ['a draft sent as it stands is open, too', keep('draft', usual, usual, 'sent'), { state: 'open', changed: true }],
    [
      'an open one sent unchanged changes nothing',
      keep('open', usual, usual, 'sent'),
      { state: 'open', changed: false },
    ],
    [
      'a done one that is changed stays done, and its history says so',
      keep('done', usual, { ...usual, why: 'Because' }, 'sent'),
      { state: 'done', entry: { kind: 'changed', changes: [{ field: 'why', before: '', after: 'Because' }] } },
    ],
    [
      'an open one left without words keeps those it had',
      keep('open', usual, { ...noFields(), why: 'Because' }, 'left'),
      { fields: { ...usual, step: '', why: 'Because' }, problems: [] },
    ],
  ])('%s', (_, kept, expected) => {
    expect(kept).toMatchObject(expected);
  });
});

test('what changed is named in the order it is asked', () => {
  const after = { ...usual, need: 'B2', what: 'Other', step: '' };
  expect(changesBetween(goalTable, usual, after)).toEqual([
    { field: 'what', before: 'Give grand rounds', after: 'Other' },
    { field: 'step', before: 'Ask for a date', after: '' },
    { field: 'need', before: '', after: 'B2' },
  ]);
});

describe('a page of a list', () => {
  test.each([
    [0, 1, { page: 1, pages: 1, offset: 0 }],
    [10, 1, { page: 1, pages: 1, offset: 0 }],
    [11, 2, { page: 2, pages: 2, offset: 10 }],
    [11, 3, { page: 2, pages: 2, offset: 10 }],
    [11, 0, { page: 1, pages: 2, offset: 0 }],
    [11, -5, { page: 1, pages: 2, offset: 0 }],
    [11, Number.NaN, { page: 1, pages: 2, offset: 0 }],
    [11, 1.5, { page: 1, pages: 2, offset: 0 }],
    [2000, 1e9, { page: 200, pages: 200, offset: 1990 }],
  ])('of %i entries, asked for %s', (total, wanted, expected) => {
    expect(pageOf(total, wanted, 10)).toEqual({ ...expected, limit: 10 });
  });

  test('is never outside the list, and the pages together hold every entry once', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 20 }), fc.double(), (total, size, wanted) => {
        const { page, pages, offset } = pageOf(total, wanted, size);
        expect(page >= 1 && page <= pages).toBe(true);
        expect(offset === 0 || offset < total).toBe(true);
        const seen = Array.from({ length: pages }, (_, index) => pageOf(total, index + 1, size)).flatMap((one) =>
          Array.from({ length: Math.min(one.limit, total - one.offset) }, (_, index) => one.offset + index),
        );
        expect(seen).toEqual(Array.from({ length: total }, (_, index) => index));
      }),
    );
  });
});

test('whatever a modal brings back reads as a place in the list', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { page, goalId, shown } = readMetadata(text);
      expect(Number.isInteger(page)).toBe(true);
      expect(typeof goalId).toBe('string');
      for (const held of Object.values(shown ?? {})) expect(typeof held).toBe('string');
    }),
  );
  expect(
    readMetadata('{"page":3,"from":"result","goalId":"x","isNew":true,"at":2,"shown":{"what":"#a","due":7}}'),
  ).toEqual({ page: 3, from: 'result', goalId: 'x', isNew: true, at: 2, shown: { what: '#a' } });
});
