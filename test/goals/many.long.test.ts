import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { openDatabase } from '../../src/db/client.ts';
import { identityIn } from '../../src/db/sealed.ts';
import { noFields } from '../../src/goals/fields.ts';
import type { GoalState } from '../../src/goals/goal.ts';
import { entrySealed } from '../../src/goals/history/queries.ts';
import { goalSealed } from '../../src/goals/queries.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';

const now = new Date('2026-11-23T15:00:00Z');
const keys = keyRing(parseKeys(testKey));

let running: Running;
let url: string;
let drop: () => Promise<void>;
/** What has been asked of the database since it was last emptied, the own questions of queue and surfaces left out. */
const asked: string[] = [];

beforeAll(async () => {
  ({ url, drop } = await migratedDatabase());
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string }).text ?? '');
    const { application_name: asker } = (this as pg.Client & { connectionParameters: pg.ClientConfig })
      .connectionParameters;
    if (
      asker === 'mentoring' &&
      !/\b(?:from|update|into) "?(?:job|surface)\b|isolation level|^(?:begin|commit)\b/i.test(text)
    )
      asked.push(text);
    return query.apply(this, args);
  } as never);
  running = await runBot({ databaseUrl: url, now: () => now });
});
afterAll(async () => {
  await running.stop();
  vi.restoreAllMocks();
  await drop();
});

/** Gives somebody goals, of which every fifth is done and every third shared with a mentor, each with a history of twelve entries. */
async function giveGoals(personId: string, count: number, mentorId: string): Promise<void> {
  const database = await openDatabase({ url, dataDir: '' });
  const goals = Array.from({ length: count }, (_, index) => ({ id: randomUUID(), index }));
  const day = (index: number) => Temporal.PlainDate.from('2026-12-01').add({ days: index }).toString();
  for (let from = 0; from < goals.length; from += 500) {
    const batch = goals.slice(from, from + 500);
    const rows = batch.map(({ id, index }) => {
      const state: GoalState = index % 5 === 4 ? 'done' : 'open';
      const { due: _, ...words } = { ...noFields(), what: `Goal ${index}`, need: 'B2' };
      return {
        id,
        person_id: personId,
        state,
        due_on: day(index),
        words: keys.seal(JSON.stringify(words), identityIn(goalSealed, { id, person_id: personId })),
        entries: 12,
        created_at: now,
        closed_at: state === 'done' ? now : null,
      };
    });
    await database.db.insertInto('goal').values(rows).execute();
    // Every third is shared.
    const shares = batch
      .filter(({ index }) => index % 3 === 0)
      .map(({ id }) => ({ goal_id: id, person_id: personId, mentor_id: mentorId, shared_at: now }));
    if (shares.length > 0) await database.db.insertInto('goal_share').values(shares).execute();
    const entries = batch.flatMap((goal) =>
      Array.from({ length: 12 }, (_, index) => {
        const id = randomUUID();
        const row = { id, goal_id: goal.id, person_id: personId };
        const entry = keys.seal('{"kind":"reopened"}', identityIn(entrySealed, row));
        return { ...row, position: index + 1, entry, at: now };
      }),
    );
    for (let at = 0; at < entries.length; at += 2000)
      await database.db
        .insertInto('goal_entry')
        .values(entries.slice(at, at + 2000))
        .execute();
  }
  await database.close();
}

/** 498 more mentees, with twenty goals each. */
async function addMentees(mentorId: string): Promise<void> {
  const database = await openDatabase({ url, dataDir: '' });
  const people = Array.from({ length: 498 }, (_, index) => ({
    workspace_id: running.sandbox.teamId,
    slack_user_id: `U0MANY${index}`,
    created_at: now,
    updated_at: now,
  }));
  const added = await database.db.insertInto('person').values(people).returning('id').execute();
  await database.close();
  for (const { id } of added) await giveGoals(id, 20, mentorId);
}

async function idOf(person: PersonDoor): Promise<string> {
  const database = await openDatabase({ url, dataDir: '' });
  const row = await database.db
    .selectFrom('person')
    .select('id')
    .where('slack_user_id', '=', person.id)
    .executeTakeFirstOrThrow();
  await database.close();
  return row.id;
}

/** How many queries each screen takes for somebody, and what she sees on it. */
async function measure(person: PersonDoor): Promise<{ queries: Record<string, number>; list: string }> {
  const queries: Record<string, number> = {};
  const count = async (screen: string, doing: () => Promise<unknown>) => {
    await running.bot.idle();
    asked.length = 0;
    await doing();
    queries[screen] = asked.length;
  };
  await count('the list', () => person.command('/mentoring goals'));
  const list = textOf(person.modal());
  await count('its next page', () => person.press('Further down the list'));
  await count('a goal', () => person.press('Open goal 12'));
  await count('its history', () => person.press('See the whole history'));
  await count('the next page of that', () => person.press('Older'));
  await person.press('Back to this goal');
  await count('its form', () => person.press('Change this goal'));
  await person.type('why', `${Math.random()}`);
  await count('saving it', () => person.submit());
  await count('its note', () => person.press('Add a note'));
  await person.type('note', 'a note');
  await count('keeping that', () => person.submit());
  await count('doing it', () => person.press('I have done it'));
  await count('back to the list', () => person.press('Back to my goals'));
  await person.press('Open goal 11');
  await count('doing a shared one', () => person.press('I have done it'));
  await person.press('Back to my goals');
  await count('a new goal', () => person.press('Add a goal'));
  await person.close();
  await count('Home', () => person.openHome());
  await count('the result', () => person.command('/mentoring assess'));
  await person.close();
  return { queries, list };
}

/** How many queries the Home of a mentor takes, and what it shows. */
async function homeOf(person: PersonDoor): Promise<{ queries: number; home: string }> {
  await running.bot.idle();
  asked.length = 0;
  await person.openHome();
  return { queries: asked.length, home: textOf(person.home()) };
}

test('each screen asks the database the same few questions, with twenty goals or two thousand, among ten thousand', async () => {
  const [maya, jonas] = [running.sandbox.person('maya'), running.sandbox.person('jonas')];
  await quickCheck(running, maya);
  await quickCheck(running, jonas);
  const [daniel, helen] = [running.sandbox.person('daniel'), running.sandbox.person('helen')];
  await daniel.openHome();
  await helen.openHome();
  await addMentees(await idOf(daniel));
  await giveGoals(await idOf(maya), 20, await idOf(helen));
  await giveGoals(await idOf(jonas), 2_000, await idOf(daniel));

  const few = await measure(maya);
  const many = await measure(jonas);
  expect(few.list).toContain('1 to 10 of 20');
  expect(many.list).toContain('1 to 10 of 2000');
  // Queued work for a mentor goes on beside the screens.
  const { 'doing a shared one': doingFew = 0, ...screens } = few.queries;
  const { 'doing a shared one': doingMany = 0, ...sameScreens } = many.queries;
  expect(sameScreens).toEqual(screens);
  // With whom each of the ten is shared, without a question for each.
  expect(few.list.match(/shared with Dr\. Helen Zhou/g)?.length).toBeGreaterThan(2);
  expect(many.list.match(/shared with Dr\. Daniel Reyes/g)?.length).toBeGreaterThan(2);
  const mentors = { few: await homeOf(helen), many: await homeOf(daniel) };
  expect(mentors.many.queries).toBe(mentors.few.queries);
  // Of the seven that are shared two are done, which stand there until she takes them out, after those that are open.
  expect(mentors.few.home).toMatch(
    /Shared with you\n(Maya Okafor: .*\n){5}And 2 more, .*\nNo messages from this bot\n(.*\n){0,5}?What your phone shows/,
  );
  expect(mentors.many.home).toMatch(/Shared with you\n(.*\n){5}And \d{4} more/);
  process.stdout.write(`${JSON.stringify(few.queries, undefined, 2)}\n`);
  // What changes a goal locks it, then reads it, so that it sees a share that was just made; it shows its page afterwards,
  // and draws Home anew, with all that other features show there. Of a shared one, the mentor's message and Home come to it.
  const { Home = 0, 'a goal': page = 0 } = screens;
  const most: Record<string, number> = {
    'saving it': 6 + page + Home,
    // What was kept of it as it was typed goes with that.
    'keeping that': 6 + page,
    'doing it': 6 + page + Home,
    // Ten of its own, whose Home the surface is, and with whom she talks; the weekly word, when messages may come, and once
    // it is shown whether a weekly word in the chat asks still what is done.
    Home: 15,
  };
  for (const [screen, queries] of Object.entries(screens))
    expect(queries, screen).toBeLessThanOrEqual(most[screen] ?? 8);
  expect(Math.max(doingFew, doingMany)).toBeLessThanOrEqual(6 + page + Home + Home + 10);
  // Who she is, how many there are, the ten of this page.
  expect(few.queries['the list']).toBe(3);
}, 300_000);
