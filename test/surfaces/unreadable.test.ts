import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { answersSealed } from '../../src/assess/queries.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { identityIn } from '../../src/db/sealed.ts';
import { goalSealed } from '../../src/goals/queries.ts';
import { type Identity, keyRing, makeKey, parseKeys } from '../../src/keys.ts';
import { askSealed } from '../../src/network/asks/queries.ts';
import { dismissedSealed } from '../../src/network/findings/queries.ts';
import { onMapSealed } from '../../src/network/people/queries.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { nextWorkday, putOnMap, setGoal, shareWith } from '../support/shares.ts';

const ring = keyRing(parseKeys(testKey));
const said = (count: number) => `Entries that can't be read just now, and so are not shown: ${count}.`;
const alone = "This entry can't be read just now.";

let running: Running;
let db: Database['db'];
let close: () => Promise<void>;

beforeAll(async () => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ databaseUrl: url });
  const database = await openDatabase({ url, dataDir: '' });
  ({ db } = database);
  close = async () => {
    await database.close();
    await running.stop();
    await drop();
  };
});
afterAll(() => close());

/** The three ways in which a value can be one that nobody reads. */
const damaged = {
  /** No key opens it. */
  key: (place: Identity) => keyRing(parseKeys(makeKey())).seal('{}', place),
  json: (place: Identity) => ring.seal('it is no JSON', place),
  kind: (place: Identity) => ring.seal('{"what":7}', place),
};

/** The id of a person's newest row. */
async function newest(table: 'goal' | 'network_person' | 'network_ask' | 'assessment', who: PersonDoor) {
  const rows = await db
    .selectFrom(table)
    .innerJoin('person', 'person.id', `${table}.person_id`)
    .select([`${table}.id`, 'person.id as person'])
    .where('person.slack_user_id', '=', who.id)
    .orderBy(table === 'assessment' ? 'assessment.started_at' : `${table}.created_at`, 'desc')
    .executeTakeFirstOrThrow();
  return rows;
}

/** Everything the bot keeps of somebody, as the operator hands it out. */
async function exportOf(who: PersonDoor) {
  const [out, told]: [string[], string[]] = [[], []];
  const environment = { DATABASE_URL: running.settings.databaseUrl ?? '', MENTORING_ENCRYPTION_KEYS: testKey };
  const context = {
    environment,
    out: (text: string) => void out.push(text),
    tell: (text: string) => void told.push(text),
  };
  expect(await runCommand(commands, ['export', '--user', who.id], context)).toBe(0);
  return { rows: JSON.parse(out.join('\n')) as Record<string, Record<string, unknown>[]>, told: told.join('\n') };
}

async function homeOf(who: PersonDoor): Promise<string> {
  await who.openHome();
  await running.bot.idle();
  return textOf(who.home());
}

test('one unreadable entry of each kind hides itself alone, everywhere, and is said and logged', async () => {
  const maya = running.sandbox.person('maya');
  const text = () => textOf(maya.modal());
  await quickCheck(running, maya);
  await putOnMap(maya, 'Dr. Daniel Reyes', 'helps me now');
  await maya.command('/mentoring network');
  await maya.press('network:remind');
  await maya.submit();
  await maya.press('Dismiss');
  await maya.press('network:ask');
  await maya.type('Your words', 'The ask that stays');
  await maya.submit();
  await maya.close({ all: true });
  const good = await setGoal(maya, 'The goal that stays');
  await maya.press('Add a note');
  await maya.type('note', 'a note that is lost');
  await maya.submit();
  await maya.press('Add a note');
  await maya.type('note', 'a note that stays');
  await maya.submit();
  await maya.close({ all: true });

  // Now the second of each, and what there is one of, is damaged.
  await putOnMap(maya, 'Priya Raman');
  await maya.command('/mentoring network');
  await maya.press('network:ask');
  await maya.submit();
  await maya.close({ all: true });
  await setGoal(maya, 'The goal that is lost');
  await maya.close({ all: true });
  const { id: lostGoal, person } = await newest('goal', maya);
  const { id: lostPerson } = await newest('network_person', maya);
  const { id: lostAsk } = await newest('network_ask', maya);
  const set = (table: string, column: string, id: string, value: Buffer) =>
    sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where id = ${id}`.execute(db);
  await set('goal', 'words', lostGoal, damaged.kind(identityIn(goalSealed, { id: lostGoal, person_id: person })));
  await set(
    'network_person',
    'noted',
    lostPerson,
    damaged.json(identityIn(onMapSealed, { id: lostPerson, person_id: person })),
  );
  await set('network_ask', 'noted', lostAsk, damaged.key(identityIn(askSealed, { id: lostAsk, person_id: person })));
  await db
    .updateTable('network_reminder')
    .set({ finding: Buffer.from('odd') })
    .where('person_id', '=', person)
    .execute();
  await db
    .updateTable('network_map')
    .set({ dismissed: damaged.kind(identityIn(dismissedSealed, { person_id: person })) })
    .execute();
  await db
    .updateTable('goal_entry')
    .set({ entry: Buffer.from('odd') })
    .where('position', '=', 2)
    .execute();
  const earlier = randomUUID();
  await db
    .insertInto('assessment')
    .values({
      ...{ id: earlier, person_id: person, edition: 'workplace', edition_version: '1.0.0', page: 'result' },
      answers: damaged.json(identityIn(answersSealed, { id: earlier, person_id: person })),
      ...{ started_at: new Date('2026-01-01'), finished_at: new Date('2026-01-02') },
    })
    .execute();

  const home = await homeOf(maya);
  expect(home).toContain(said(5));
  expect(home).toContain('The goal that stays');
  expect(home).toContain('People on your map: 1');

  await maya.command('/mentoring goals');
  expect(text()).toContain(said(1));
  expect(text()).toContain('The goal that stays');
  await maya.press('Open goal 1');
  expect(text()).toContain(said(1));
  expect(text()).toContain('Note: a note that stays');
  expect(text()).toContain('You set this goal.');
  await maya.close({ all: true });

  await maya.command('/mentoring network');
  expect(text()).toContain(said(5));
  expect(text()).toContain('Dr. Daniel Reyes');
  expect(text()).not.toContain('Priya Raman');
  await maya.close({ all: true });

  await maya.command('/mentoring assess');
  expect(text()).toContain(said(4));
  expect(text()).toContain('Your focus: Advocacy, A safe ear');
  await maya.close({ all: true });

  const { rows, told } = await exportOf(maya);
  expect(rows.goal).toContainEqual(
    expect.objectContaining({ id: good, words: expect.objectContaining({ what: 'The goal that stays' }) }),
  );
  // An export shows what is kept in whichever shape: what is of another kind stands in it as it is.
  expect(rows.goal).toContainEqual(expect.objectContaining({ id: lostGoal, words: { what: 7 } }));
  expect(rows.network_person).toContainEqual(
    expect.objectContaining({ id: lostPerson, noted: { not_readable: true } }),
  );
  expect(told).toContain('5 of the values cannot be read');

  const logged = running.logged.filter((line) => line.includes('an entry cannot be read')).join('\n');
  for (const place of [`goal:${lostGoal}:words`, `network_person:${lostPerson}:noted`, `network_ask:${lostAsk}:noted`])
    expect(logged).toContain(place);
  expect(running.logged.join('\n')).not.toMatch(/it is no JSON|that stays|that is lost/);
});

test('an entry that became unreadable while its list was open is said to be so, and a dismissal writes nothing over', async () => {
  const jonas = running.sandbox.person('jonas');
  await quickCheck(running, jonas);
  await setGoal(jonas, 'A goal');
  await jonas.press('Back to my goals');
  const { id, person } = await newest('goal', jonas);
  await db
    .updateTable('goal')
    .set({ words: Buffer.from('odd') })
    .where('id', '=', id)
    .execute();
  await jonas.press('Open goal 1');
  expect(textOf(jonas.modal())).toContain(alone);
  await jonas.close({ all: true });

  await putOnMap(jonas, 'Dr. Daniel Reyes', 'helps me now');
  await jonas.command('/mentoring network');
  await jonas.press('Dismiss');
  await db
    .updateTable('network_map')
    .set({ dismissed: Buffer.from('odd') })
    .where('person_id', '=', person)
    .execute();
  await jonas.close({ all: true });
  await jonas.command('/mentoring network');
  await jonas.press('Dismiss');
  expect(textOf(jonas.modal())).toContain(alone);
  const map = await db.selectFrom('network_map').selectAll().where('person_id', '=', person).executeTakeFirstOrThrow();
  expect(Buffer.from(map.dismissed).toString()).toBe('odd');
  await jonas.close({ all: true });
});

test('a goal that was given to somebody else in the database opens for neither', async () => {
  const [tomas, daniel] = [running.sandbox.person('tomas'), running.sandbox.person('daniel')];
  await setGoal(tomas, 'The goal of Tomas alone');
  await tomas.close({ all: true });
  await setGoal(daniel, 'The goal of Daniel');
  await daniel.close({ all: true });
  const to = (await findPersonOf(db, daniel.id)) ?? '';
  const { id } = await newest('goal', tomas);
  await db.updateTable('goal').set({ person_id: to }).where('id', '=', id).execute();
  await db.updateTable('goal_entry').set({ person_id: to }).where('goal_id', '=', id).execute();
  const seen: Record<string, string> = {};
  for (const who of [tomas, daniel]) {
    const home = await homeOf(who);
    await who.command('/mentoring goals');
    seen[who.id] = `${home}\n${textOf(who.modal())}`;
    await who.close({ all: true });
    expect(seen[who.id]).not.toContain('of Tomas alone');
  }
  // On Home and in the list.
  expect(seen[daniel.id]?.split(said(1))).toHaveLength(3);
  expect(seen[daniel.id]).toContain('The goal of Daniel');
  expect(JSON.stringify((await exportOf(daniel)).rows)).not.toContain('of Tomas alone');
});

test('a shared goal that nobody can read hides itself alone on its mentor’s Home and in their export', async () => {
  const [sofia, helen] = [running.sandbox.person('sofia'), running.sandbox.person('helen')];
  // A morning on which a mentor hears of goals: until it comes they stand nowhere.
  await running.sandbox.clock({ do: 'jump', to: nextWorkday(running.sandbox.now()).toISOString() });
  await putOnMap(sofia, 'Dr. Helen Zhou');
  for (const what of ['The shared goal that stays', 'The shared goal that is lost']) {
    await setGoal(sofia, what);
    await shareWith(sofia, 'Dr. Helen Zhou');
    await sofia.close({ all: true });
  }
  await running.bot.idle();
  const { id } = await newest('goal', sofia);
  await db
    .updateTable('goal')
    .set({ words: Buffer.from('odd') })
    .where('id', '=', id)
    .execute();
  const home = await homeOf(helen);
  expect(home).toContain(said(1));
  expect(home).toContain('The shared goal that stays');
  expect(home).not.toContain('that is lost');
  const { rows } = await exportOf(helen);
  expect(rows.shared_with_me).toHaveLength(2);
  expect(rows.shared_with_me).toContainEqual(expect.objectContaining({ id, not_readable: true }));
  expect(rows.shared_with_me).toContainEqual(expect.objectContaining({ what: 'The shared goal that stays' }));
});

test('a pair that nobody can read, and a version of another, hide themselves alone for both of the two', async () => {
  const [priya, helen] = [running.sandbox.person('priya'), running.sandbox.person('helen')];
  for (const who of [priya, helen]) await homeOf(who);
  const menteeId = (await findPersonOf(db, priya.id)) ?? '';
  const mentorId = (await findPersonOf(db, helen.id)) ?? '';
  const agreed = { sentBy: 'mentee', ended: 'agreed', terms: { purpose: 'The purpose that stays' } } as const;
  const change = { ...agreed, ended: 'declined', terms: { purpose: 'The purpose that is lost' } } as const;
  const read = await putPair(db, { menteeId, mentorId, name: 'Helen', state: 'active', versions: [agreed, change] });
  const lost = await putPair(db, {
    menteeId,
    mentorId: null,
    withBot: false,
    name: 'The pair that is lost',
    state: 'talk',
  });
  await db
    .updateTable('agreement')
    .set({ terms: Buffer.from('odd') })
    .where('id', '=', read.versions[1] ?? '')
    .execute();
  await db
    .updateTable('pair')
    .set({ noted: Buffer.from('odd') })
    .where('id', '=', lost.id)
    .execute();

  const home = await homeOf(priya);
  expect(home).toContain(said(1));
  expect(home).toContain('Helen: you agreed how you work');
  for (const who of [priya, helen]) {
    await homeOf(who);
    await who.press('relationship:show', { in: 'home' });
    expect(textOf(who.modal())).toContain('The purpose that stays');
    await who.press('What was agreed when');
    expect(textOf(who.modal())).toContain(said(1));
    expect(textOf(who.modal())).toContain('The purpose that stays');
    await who.close({ all: true });
  }
  const { rows } = await exportOf(priya);
  expect(rows.pair).toContainEqual(expect.objectContaining({ id: lost.id, noted: { not_readable: true } }));
  const { rows: his } = await exportOf(helen);
  expect(his.agreements_with_me).toContainEqual(expect.objectContaining({ number: 2, not_readable: true }));
  expect(his.agreements_with_me).toContainEqual(expect.objectContaining({ purpose: 'The purpose that stays' }));
});

test.each([
  ['a finished one', 'tomas', true],
  ['one that was begun', 'amara', false],
])('an assessment that nobody can read, %s, is said to be so, and another can be begun', async (_, name, finished) => {
  const who = running.sandbox.person(name);
  const text = () => textOf(who.modal());
  if (finished) await quickCheck(running, who);
  else {
    await who.command('/mentoring assess');
    await who.submit();
    await who.close({ all: true });
  }
  const { id } = await newest('assessment', who);
  await db
    .updateTable('assessment')
    .set({ answers: Buffer.from('odd') })
    .where('id', '=', id)
    .execute();
  expect(await homeOf(who)).toContain(said(1));
  for (const word of ['network', 'goals']) {
    await who.command(`/mentoring ${word}`);
    expect(text()).not.toContain(alone);
    await who.close({ all: true });
  }
  await who.command('/mentoring assess');
  expect(text()).toContain(alone);
  await who.press('Start again');
  expect(text()).toContain('1 of 3');
  await who.close({ all: true });
  await who.command('/mentoring assess');
  expect(text()).toContain('1 of 3');
  await who.close({ all: true });
  const kept = await db.selectFrom('assessment').select('answers').where('id', '=', id).executeTakeFirstOrThrow();
  expect(Buffer.from(kept.answers).toString()).toBe('odd');
});
