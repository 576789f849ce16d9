import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { carryOver } from '../../src/meeting/agenda/carry.ts';
import { type Edit, saveEdits } from '../../src/meeting/agenda/edits.ts';
import type { Items } from '../../src/meeting/agenda/item.ts';
import type { AgendaState } from '../../src/meeting/agenda/may.ts';
import { readItems, saveItems } from '../../src/meeting/agenda/queries.ts';
import type { Side } from '../../src/meeting/meeting.ts';
import { testKey } from '../support/bot.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/* What is kept of agendas: as it was decided, sealed, in the exports of both, and gone with her. */

let two: Two;
afterEach(() => two.stop());

test('items are kept as they were decided, are in the export of who reads them, and go with her', async () => {
  two = await runTwo();
  const { database, pairId, maya, helen, cli } = two;
  const { db } = database;
  const keys = keyRing(parseKeys(testKey));
  const { person_id: menteeId } = await db
    .selectFrom('pair')
    .select('person_id')
    .where('id', '=', pairId)
    .executeTakeFirstOrThrow();
  const [m1, m2] = [randomUUID(), randomUUID()];
  const now = new Date('2026-11-30T15:00:00Z');
  for (const [number, id] of [m1, m2].entries())
    await db
      .insertInto('meeting')
      .values({
        ...{ id, pair_id: pairId, person_id: menteeId, number: number + 1, state: number === 0 ? 'met' : 'wanted' },
        ...{ starts_at: null, minutes: 30, how: null, opened_at: now, ended_at: null, ended_by: null, look_at: null },
        shared_at: number === 0 ? now : null,
      })
      .execute();
  const save = (change: (items: Items) => Items): Promise<Items> =>
    db.transaction().execute(async (trx) => {
      const before = await readItems(trx, keys, pairId);
      const after = change(before);
      await saveItems(trx, keys, { id: pairId, menteeId }, before, after, now);
      expect(await readItems(trx, keys, pairId)).toEqual(after);
      return after;
    });
  const press = (by: Side, edits: Edit[], meetingId = m1, agenda: AgendaState = 'after') =>
    save((items) => saveEdits(items, { meetingId, agenda, withBot: true }, edits, by).items);

  const [question, patient, later, his] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await press('mentee', [
    { act: 'add', id: question, text: 'Should I apply?', part: 'main', tag: 'advice' },
    { act: 'add', id: patient, text: 'About a patient' },
    { act: 'add', id: later, text: 'Some other day', part: 'later' },
  ]);
  await press('mentor', [{ act: 'add', id: his, text: 'The grant' }]);
  await press('mentee', [{ act: 'edit', id: question, text: 'Should I apply now?', version: 1 }]);
  await press('mentor', [{ act: 'reached', id: his, reached: true }]);
  await press('mentee', [{ act: 'move', id: patient, part: 'main', before: question }]);
  await save((items) => carryOver(items, { from: m1, over: 'met', into: m2 }));
  await press('mentee', [{ act: 'add', id: randomUUID(), text: 'Only in her draft' }], m2, 'draft');
  // Said on the record it leaves the next agenda.
  const record = { meetingId: m1, agenda: 'record', withBot: true, next: 'draft', nextId: m2 } as const;
  await save((items) => saveEdits(items, record, [{ act: 'reached', id: question, reached: true }], 'mentor').items);

  const rows = await db.selectFrom('agenda_item').selectAll().orderBy('number').execute();
  expect(rows.map(({ id }) => id).slice(0, 4)).toEqual([question, patient, later, his]);
  expect(Buffer.concat(rows.map(({ words }) => words ?? Buffer.alloc(0))).includes('patient')).toBe(false);

  const hers = await cli('export', maya);
  const ofHers = hers.agenda_item as { words: { text: string } | null }[];
  expect(ofHers.map(({ words }) => words?.text)).toEqual([
    ...['Should I apply now?', 'About a patient', 'Some other day'],
    ...['The grant', 'Only in her draft'],
  ]);
  expect(hers.agenda_place).toHaveLength(7);
  expect(hers.agendas_with_me).toEqual([]);
  const read = (await cli('export', helen)).agendas_with_me;
  const wrote = { mentee: 'Maya Okafor', meeting: 1 };
  expect(read).toEqual([
    expect.objectContaining({ ...wrote, text: 'About a patient', part: 'main', reached: false }),
    expect.objectContaining({ ...wrote, text: 'Should I apply now?', tag: 'advice', reached: true }),
    expect.objectContaining({ ...wrote, text: 'The grant', writer: 'mentor', part: 'open' }),
  ]);

  // Taken out of the record, nothing of it is kept.
  await save((items) => saveEdits(items, record, [{ act: 'take-out', id: patient }], 'mentee').items);
  expect(JSON.stringify(await cli('export', maya))).not.toContain('patient');
  expect((await db.selectFrom('agenda_item').select('words').where('id', '=', patient).execute())[0]?.words).toBeNull();

  expect((await cli('erase', maya)).erased).toMatchObject({ agenda_item: 5, agenda_place: 7 });
  expect(await db.selectFrom('agenda_item').select('id').execute()).toEqual([]);
});

test('as the next meeting begins, what was not reached goes on its agenda', async () => {
  two = await runTwo();
  const { database, pairId, maya, helen, open, settled, jump } = two;
  const { db } = database;
  const keys = keyRing(parseKeys(testKey));
  const offer = async (): Promise<void> => {
    await open(maya);
    await maya.press('Offer times');
    await maya.submit();
    await maya.close({ all: true });
    await settled();
  };
  await offer();
  const first = await db.selectFrom('meeting').select(['id', 'person_id']).executeTakeFirstOrThrow();
  const [left, reached] = [randomUUID(), randomUUID()];
  await db.transaction().execute(async (trx) => {
    const agenda = { meetingId: first.id, agenda: 'after', withBot: true } as const;
    const edits: Edit[] = [
      { act: 'add', id: left, text: 'Not reached', part: 'main' },
      { act: 'add', id: reached, text: 'Reached' },
      { act: 'reached', id: reached, reached: true },
    ];
    const { items } = saveEdits([], agenda, edits, 'mentee');
    await saveItems(trx, keys, { id: pairId, menteeId: first.person_id }, [], items, new Date('2026-11-30T15:00:00Z'));
  });
  await helen.press('Take Thu, Dec 3, 14:00 (London)');
  await settled();
  await jump('2026-12-03T18:00:00Z');
  await open(maya);
  await maya.press('We met');
  await maya.close({ all: true });
  await settled();
  const placed = () =>
    db
      .selectFrom('agenda_place')
      .innerJoin('meeting', 'meeting.id', 'agenda_place.meeting_id')
      .select(['item_id', 'number', 'part', 'reached'])
      .orderBy('number')
      .orderBy('part')
      .execute();
  expect((await placed()).map(({ number }) => number)).toEqual([1, 1]);
  await offer();
  const carried = [
    { item_id: left, number: 1, part: 'main', reached: false },
    { item_id: reached, number: 1, part: 'open', reached: true },
    { item_id: left, number: 2, part: 'main', reached: false },
  ];
  expect(await placed()).toEqual(carried);
});
