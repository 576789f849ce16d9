import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { findPersonOf, type PutPair, putPair, yesFrom } from '../support/pairs.ts';
import { putOnMap } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

/** Wherever a pair stands, each of the two finds what they may do about it, and hears no more than they should. */

let running: Running;
let database: Database;
let drop: () => Promise<void>;
let maya: PersonDoor;
let helen: PersonDoor;
let mayaId: string;
let helenId: string;
let onMap: string;

beforeAll(async () => {
  const { url, drop: dropped } = await migratedDatabase();
  drop = dropped;
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

test.each(['mentee', 'mentor'] as const)('all of somebody’s many pairs, as a %s, are a press away', async (side) => {
  const { id: _, ...like } = await database.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', mayaId)
    .executeTakeFirstOrThrow();
  const names = Array.from({ length: 13 }, (_, at) => `Dr. ${'ABCDEFGHIJKLM'[at]}`);
  for (const [at, name] of names.entries()) {
    const menteeId = side === 'mentee' ? mayaId : randomUUID();
    if (side === 'mentor')
      await database.db
        .insertInto('person')
        .values({ ...like, id: menteeId, slack_user_id: `U0MANY${at}`, name })
        .execute();
    const now = new Date(Date.parse('2026-12-01T10:00:00Z') + at * 60_000);
    const [mentorId, withBot] = side === 'mentee' ? [null, false] : [helenId, true];
    await put({ ...{ menteeId, mentorId, withBot, onMap: randomUUID(), name, now } });
  }
  const who = side === 'mentee' ? maya : helen;
  expect(await home(who)).toContain('And 7 more.');
  await who.press('All of them', { in: 'home' });
  const read = () => names.filter((name) => textOf(who.modal()).includes(name));
  expect(read()).toEqual(names.slice(0, 10));
  await who.press('Further down the list');
  expect(read()).toEqual(names.slice(10));
  await who.press('Earlier in the list');
  expect(read()).toEqual(names.slice(0, 10));
  await who.press('Further down the list');
  await who.press('relationship:show');
  expect(read()).toEqual(names.slice(10, 11));
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
  const ofIt = () => stands(maya).filter((one) => one.includes('Dr. Helen Zhou would change how you two work'));

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

test('a reminder never comes on the day on which the proposal itself came', async () => {
  await jump('2027-02-01T15:00:00Z');
  await database.db.updateTable('person').set({ nights_until: '2027-02-09' }).where('id', '=', helenId).execute();
  await propose();
  const heard = () => stands(helen).filter((one) => one.includes('Maya Okafor'));
  await jump('2027-02-09T20:00:00Z');
  expect(heard()).toEqual([]);
  await jump('2027-02-10T15:00:00Z');
  expect(heard()).toHaveLength(1);
  expect(heard()[0]).toContain('proposes how you two could work');
  await jump('2027-02-10T22:00:00Z');
  expect(heard()).toHaveLength(1);
  await jump('2027-02-11T15:00:00Z');
  expect(heard()).toHaveLength(2);
  expect(heard()[1]).toContain('waits for your answer until');
});

test('a yes that is let go in an old window takes its pair along, unless something was sent', async () => {
  await jump('2027-03-01T15:00:00Z');
  await yesFrom(maya, 'Dr. Ruth Abrams', '2027-03-08');
  const prepare = async () => {
    await maya.command('/mentoring network');
    await maya.press('Prepare the talk');
    await maya.press("Propose how we'd work");
  };
  const letGo = async () => {
    const ask = await database.db.selectFrom('network_ask').select('id').executeTakeFirstOrThrow();
    const actions = [{ type: 'button', action_id: 'network:forget', block_id: 'b', value: ask.id }];
    await forged(running, maya, { type: 'block_actions', view: maya.modal(), actions });
    await running.bot.idle();
    await maya.close({ all: true });
    expect(await database.db.selectFrom('network_ask').select('id').execute()).toEqual([]);
  };
  await prepare();
  const shown = 'Dr. Ruth Abrams: said yes to a talk';
  expect(await home(maya)).toContain(shown);
  await letGo();
  expect(await home(maya)).not.toContain(shown);
  expect(await database.db.selectFrom('pair').select('id').execute()).toEqual([]);

  await yesFrom(maya, 'Dr. Daniel Reyes', '2027-03-08');
  await prepare();
  await maya.submit();
  await letGo();
  expect(await home(maya)).toContain('Dr. Daniel Reyes: it is their turn to answer');
});
