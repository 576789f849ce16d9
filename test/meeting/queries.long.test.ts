import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { identityIn } from '../../src/db/sealed.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { wordsColumn } from '../../src/meeting/agenda/queries.ts';
import { type Action, mostOpen } from '../../src/meeting/follow-up/action.ts';
import { saveActions } from '../../src/meeting/follow-up/queries.ts';
import { testKey } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/* What a screen of two asks of the database does not grow with what they have behind them. */

let two: Two;
const asked: string[] = [];

beforeAll(async () => {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    asked.push(typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string }).text ?? ''));
    return query.apply(this, args);
  } as never);
  two = await runTwo();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await two.stop();
});

/** How many statements a screen asks, but for what the queue and the clock ask meanwhile. */
async function countOf(doing: () => Promise<unknown>): Promise<number> {
  await two.settled();
  asked.length = 0;
  await doing();
  const of = asked.filter((text) => /^\s*(select|with)/i.test(text) && !/\bjob\b|surface|push_thing|node\b/.test(text));
  await two.settled();
  return of.length;
}

/** A year of meetings that took place, each with items on its agenda. */
async function putYear(): Promise<void> {
  const { db } = two.database;
  const keys = keyRing(parseKeys(testKey));
  const pair = await db.selectFrom('pair').selectAll().executeTakeFirstOrThrow();
  let number = 0;
  for (let n = 1; n <= 24; n += 1) {
    const at = new Date(Date.parse('2026-11-20T15:00:00Z') - (25 - n) * 14 * 86_400_000);
    const id = randomUUID();
    await db
      .insertInto('meeting')
      .values({
        ...{ id, pair_id: pair.id, person_id: pair.person_id, number: n, state: 'met', starts_at: at, minutes: 30 },
        ...{ how: 'logged', sequence: 1, forms: [], opened_at: at, ended_at: at, ended_by: 'mentee', look_at: null },
        shared_at: at,
      })
      .execute();
    for (let item = 0; item < 8; item += 1) {
      number += 1;
      const row = { id: randomUUID(), pair_id: pair.id };
      const words = keys.seal(JSON.stringify({ text: `Item ${number}` }), identityIn(wordsColumn, row));
      await db
        .insertInto('agenda_item')
        .values({
          ...row,
          person_id: pair.person_id,
          number,
          writer: 'mentee',
          words,
          version: 1,
          tag: null,
          written_at: at,
        })
        .execute();
      await db
        .insertInto('agenda_place')
        .values({
          item_id: row.id,
          meeting_id: id,
          person_id: pair.person_id,
          part: 'open',
          rank: item,
          reached: true,
          out: false,
        })
        .execute();
    }
  }
}

/** Two hundred things that the two said they would do: as many open as there is room for, the rest done. */
async function putActions(): Promise<void> {
  const { database, pairId } = two;
  const { db } = database;
  const { person_id: menteeId } = await db.selectFrom('pair').select('person_id').executeTakeFirstOrThrow();
  const meetings = await db.selectFrom('meeting').select('id').orderBy('number').execute();
  const actions = Array.from({ length: 200 }, (_, at): Action => {
    const meetingId = meetings[at % meetings.length]?.id ?? '';
    const owner = at % 2 ? 'mentee' : 'mentor';
    const state = at < 200 - mostOpen ? 'done' : 'open';
    return { id: randomUUID(), writer: 'mentee', owner, text: `Action ${at}`, due: null, state, meetingId };
  });
  const pair = { id: pairId, menteeId };
  const keys = keyRing(parseKeys(testKey));
  await db.transaction().execute((trx) => saveActions(trx, keys, pair, [], actions, new Date('2026-11-30T15:00:00Z')));
}

const screens: [string, () => Promise<unknown>][] = [
  ['the page of their meetings', () => two.open(two.maya)],
  ['the agenda', () => two.maya.command('/mentoring agenda')],
  ['his agenda', () => two.helen.command('/mentoring agenda')],
  ['Home', () => two.maya.openHome()],
  ['his Home', () => two.helen.openHome()],
];

test('a year of 24 meetings and 200 actions asks as many queries as the first', async () => {
  const { maya, helen } = two;
  await maya.command('/mentoring agenda');
  const counted = async () => {
    const counts: Record<string, number> = {};
    for (const [name, open] of screens) {
      for (const who of [maya, helen]) if (who.modal()) await who.close({ all: true });
      await open();
      for (const who of [maya, helen]) if (who.modal()) await who.close({ all: true });
      counts[name] = await countOf(open);
    }
    return counts;
  };
  const before = await counted();
  await two.database.db.deleteFrom('meeting').execute();
  await putYear();
  await putActions();
  await maya.close({ all: true }).catch(() => undefined);
  await maya.command('/mentoring agenda');
  expect(textOf(maya.modal() as never)).toContain('How the time goes: Check-in');
  expect(await counted()).toEqual(before);
  for (const count of Object.values(before)) expect(count).toBeGreaterThan(3);
});
