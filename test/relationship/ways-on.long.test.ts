import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { expectPush } from '../../src/pushes/schedule.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { findPersonOf, type PutPair, putPair } from '../support/pairs.ts';
import { putOnMap } from '../support/shares.ts';

/** Wherever a pair stands, each of the two finds what they may do about it, and hears no more than they should. */

let running: Running;
let database: Database;
let drop: () => Promise<void>;
let maya: PersonDoor;
let helen: PersonDoor;
let mayaId: string;
let helenId: string;
let onMap: string;
/** What was asked of the database. */
const asked: string[] = [];

beforeAll(async () => {
  const { url, drop: dropped } = await migratedDatabase();
  drop = dropped;
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    asked.push(typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string }).text ?? ''));
    return query.apply(this, args);
  } as never);
  running = await runBot({ databaseUrl: url });
  database = await openDatabase({ url, dataDir: '' });
  [maya, helen] = [running.sandbox.person('maya'), running.sandbox.person('helen')];
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await putOnMap(maya, 'Dr. Helen Zhou');
  await helen.command('/mentoring privacy');
  await helen.close({ all: true });
  mayaId = (await findPersonOf(database.db, maya.id)) ?? '';
  helenId = (await findPersonOf(database.db, helen.id)) ?? '';
  onMap = (await database.db.selectFrom('network_person').select('id').executeTakeFirstOrThrow()).id;
});
afterAll(async () => {
  await running.stop();
  vi.restoreAllMocks();
  await database.close();
  await drop();
});
beforeEach(async () => {
  before = new Set([maya, helen].flatMap((who) => who.dm().map(({ ts }) => ts)));
  for (const who of [maya, helen]) if (who.modal()) await who.close({ all: true });
  await database.db.deleteFrom('pair').execute();
  await database.db.deleteFrom('push').execute();
  await database.db.deleteFrom('push_thing').execute();
});

/** A pair of Maya and Helen, as if it had come so far. */
const put = (change: Partial<PutPair>) =>
  putPair(database.db, {
    ...{ menteeId: mayaId, mentorId: helenId, onMap, state: 'active', name: 'Dr. Helen Zhou' },
    ...{ versions: [{ sentBy: 'mentee', ended: 'agreed' }], ...change },
  });
const jump = (to: string) => running.sandbox.clock({ do: 'jump', to }).then(running.sandbox.settled);
const home = async (who: PersonDoor) => {
  await who.openHome();
  await running.sandbox.settled();
  return textOf(who.home());
};
const open = async (who: PersonDoor) => {
  await home(who);
  await who.press('relationship:show', { in: 'home' });
};
/** What stood in somebody's chat before. */
let before = new Set<string>();
const stands = (who: PersonDoor) =>
  who
    .dm()
    .filter(({ ts }) => !before.has(ts))
    .map(textOf);
const propose = async () => {
  await put({ mentorId: null, state: 'talk', versions: [] });
  await open(maya);
  await maya.press("Propose how we'd work");
  await maya.submit();
  await maya.close({ all: true });
  await running.sandbox.settled();
};

test('what ran out a mentor can end, from its message, and a no that comes too late shows how to', async () => {
  await propose();
  await jump('2026-12-18T15:00:00Z');
  const ranOut = helen.dm().findLast((one) => textOf(one).includes('nothing follows from it'));
  await helen.press('Open', { in: ranOut ?? 'message' });
  expect(textOf(helen.modal())).toContain('This waits no more');
  expect(textOf(helen.modal())).not.toContain('The talk at the congress');
  await helen.press('End it');
  await helen.submit();
  await running.sandbox.settled();
  expect(textOf(helen.modal())).toContain('It has ended.');
  expect(await home(maya)).not.toContain('Dr. Helen Zhou');

  await jump('2026-12-21T15:00:00Z');
  await database.db.deleteFrom('pair').execute();
  await propose();
  await open(helen);
  await helen.press("I can't after all");
  await database.db.updateTable('agreement').set({ ended: 'agreed', ended_at: running.sandbox.now() }).execute();
  await database.db.updateTable('pair').set({ state: 'active' }).execute();
  await helen.submit();
  expect(textOf(helen.modal())).toContain('This has moved on meanwhile.');
  await helen.press('End it');
  await helen.submit();
  expect(textOf(helen.modal())).toContain('It has ended.');
});

describe('what a mentor changes of his own accord', () => {
  const change = async (how: string) => {
    await open(helen);
    await helen.press('relationship:change');
    await helen.choose('How often', how);
    await helen.submit();
    await helen.close({ all: true });
    await running.sandbox.settled();
  };
  const ofIt = () => stands(maya).filter((one) => one.includes('Dr. Helen Zhou would like to change how you two work'));

  test('is one of her messages of the day, and stands in Home at once; the next rides with the next', async () => {
    await jump('2027-01-11T15:00:00Z');
    await put({});
    await change('Every two weeks');
    expect(ofIt()).toHaveLength(1);
    expect(ofIt()[0]).toContain('at least once a quarter → Every two weeks');
    // Nothing more that day, nor by itself on another; her Home and the page say so at once.
    await change('Once a quarter');
    expect(ofIt()).toEqual([]);
    expect(await home(maya)).toContain('Dr. Helen Zhou: it is your turn to answer');
    await maya.press('relationship:show', { in: 'home' });
    expect(textOf(maya.modal())).toContain('Every two weeks → Once a quarter');
    await maya.close({ all: true });
    await jump('2027-01-12T15:00:00Z');
    expect(ofIt()).toEqual([]);
    // She answers in Home.
    await open(maya);
    await maya.press('Agree');
    await maya.close({ all: true });
    await running.sandbox.settled();
    await open(helen);
    expect(textOf(helen.modal())).toContain('You and Maya Okafor agreed on');
    const { count } = await database.db
      .selectFrom('push')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('person_id', '=', mayaId)
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
  });

  test('comes on the next day that has room, with the answer a tap away', async () => {
    await jump('2027-01-16T15:00:00Z');
    await put({});
    await change('Every two weeks');
    expect(ofIt()).toEqual([]);
    await jump('2027-01-18T15:00:00Z');
    expect(ofIt()).toHaveLength(1);
    await maya.press('Agree', { in: maya.dm().at(-1) ?? 'message' });
    await running.sandbox.settled();
    expect(ofIt()).toEqual([]);
    expect(await home(maya)).not.toContain('it is your turn');
  });
});

test('what waits for a mentor is decided with as many questions for many mentees as for one', async () => {
  const { id: _, ...like } = await database.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', mayaId)
    .executeTakeFirstOrThrow();
  /** How often it is asked whom a mentor stopped, where so many proposals come due at once. */
  const countFor = async (mentees: number, day: string) => {
    await database.db.deleteFrom('pair').execute();
    for (let at = 0; at < mentees; at++) {
      const menteeId = randomUUID();
      const other = { ...like, id: menteeId, slack_user_id: `U0DUE${mentees}${at}`, name: `Mentee ${at}` };
      await database.db.insertInto('person').values(other).execute();
      const waits = [{ sentBy: 'mentee', ended: null, sentAt: new Date(`${day}T00:00:00Z`) }] as const;
      const { versions } = await put({ menteeId, onMap: randomUUID(), state: 'proposed', versions: waits });
      const thing = { person: helenId, kind: 'relationship.version', subject: versions[0] ?? '' };
      await expectPush(database.db, thing, { lookAt: new Date(`${day}T13:00:00Z`), now: null });
    }
    asked.length = 0;
    await jump(`${day}T15:00:00Z`);
    expect(stands(helen).filter((one) => one.includes('notes that you said yes')).length).toBeGreaterThan(0);
    return asked.filter((text) => /from "mentor_stop" .*"mentee_id" (?:in|=)/.test(text)).length;
  };
  const one = await countFor(1, '2027-05-03');
  expect(one).toBe(1);
  // Two of them come that day, and the others are looked at within the hour.
  expect(await countFor(5, '2027-05-10')).toBe(one);
});
