import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/blocks/validate.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { features, samplesOf } from '../../src/app.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commandsFor } from '../../src/cli.ts';
import { loadEditions } from '../../src/content/editions.ts';
import type { Database } from '../../src/db/client.ts';
import type { Field } from '../../src/forms/table.ts';
import { goalTable, noFields } from '../../src/goals/fields.ts';
import { goalsWith } from '../../src/goals/index.ts';
import { addGoal } from '../../src/goals/queries.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { testDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { putOnMap, sharedIn, shareWith, wordsOf } from '../support/shares.ts';

/*
 * A field more of a goal, by one row and its words. Nothing else of the product knows of it.
 */
const label = 'What could get in the way';
const forMentor = 'What may get in her way';
const obstacle: Field = {
  kind: 'text',
  label: () => label,
  hint: () => 'Something that is likely to happen.',
  limit: 200,
  shared: () => forMentor,
};
const table = { ...goalTable, obstacle };
const withObstacle = features.map((one) => (one.name === 'goals' ? goalsWith(table) : one));

/** In the day of the mentor, too. */
const now = new Date('2026-11-23T15:00:00Z');

let running: Running;
let close: () => Promise<void>;
let url: string;
let maya: PersonDoor;
let daniel: PersonDoor;
beforeAll(async () => {
  const opened = await testDatabase();
  url = opened.url;
  running = await runBot({ databaseUrl: url, features: withObstacle, now: () => now });
  close = async () => {
    await running.stop();
    await opened.close();
  };
  maya = running.sandbox.person('maya');
  daniel = running.sandbox.person('daniel');
  await putOnMap(maya, 'Dr. Daniel Reyes');
  await keepOldGoal(opened.database);
});
afterAll(() => close());

/** A goal as it was kept before there was such a field. */
async function keepOldGoal({ db }: Database): Promise<void> {
  const { id: personId } = await db
    .selectFrom('person')
    .select('id')
    .where('slack_user_id', '=', maya.id)
    .executeTakeFirstOrThrow();
  const fields = { ...noFields(), what: 'Give grand rounds', due: '2027-01-15' };
  const goal = { id: randomUUID(), personId, state: 'open' as const, fields, now };
  await db.transaction().execute((trx) => addGoal(trx, keyRing(parseKeys(testKey)), goal));
}

const text = (): string => textOf(maya.modal());

async function cli(...words: string[]): Promise<Record<string, Record<string, unknown>[]>> {
  const out: string[] = [];
  const environment = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey };
  const context = { environment, out: (line: string) => void out.push(line), tell: () => {} };
  expect(await runCommand(commandsFor(withObstacle), words, context)).toBe(0);
  return JSON.parse(out.join('\n'));
}

test('is asked, kept, shown, compared, shared, exported, erased and sampled', async () => {
  await maya.command('/mentoring goals');
  await maya.press('Open goal 1');
  expect(text()).toContain('Give grand rounds');
  expect(text()).not.toContain(label);

  await maya.press('Change this goal');
  expect(text()).toContain(label);
  await maya.type('obstacle', 'x'.repeat(200));
  await maya.type('obstacle', 'a week of nights');
  expect(await maya.submit()).toMatchObject({ response: 'updated' });
  expect(text()).toContain(`${label}: \na week of nights`);
  expect(text()).toContain(`${label}: "a week of nights"`);

  await maya.press('Change this goal');
  await maya.type('obstacle', 'two weeks of nights');
  await maya.press('Back');
  expect(text()).toContain(`${label}: "two weeks of nights", before: "a week of nights"`);

  // Two windows, both of which change it.
  await maya.press('Change this goal');
  await maya.command('/mentoring goals');
  await maya.press('Open goal 1');
  await maya.press('Change this goal');
  await maya.type('obstacle', 'the new window');
  await maya.submit();
  await maya.close();
  await maya.type('obstacle', 'the old window');
  await maya.submit();
  expect(text()).toContain(`In another window you wrote under "${label}": "the new window".`);
  await maya.submit();
  expect(text()).toContain(`${label}: \nthe old window`);

  await maya.press('Share with a mentor');
  expect(text()).toContain(`${forMentor}: \nthe old window`);
  await maya.press('Back to this goal');
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  const message = () => wordsOf(sharedIn(daniel)[0]);
  expect(message()).toContain(`${forMentor}: \nthe old window`);
  // The full text is his choice.
  expect(sharedIn(daniel)[0]?.text).toBe('Somebody shares something with you');
  await daniel.openHome();
  await daniel.press('Show the full text');
  await maya.press('Change this goal');
  await maya.type('obstacle', 'nothing any more');
  await maya.submit();
  await running.bot.idle();
  expect(message()).toContain(`${forMentor}: \nnothing any more`);
  await maya.close({ all: true });

  const [goal] = (await cli('export', '--user', maya.id)).goal ?? [];
  expect(goal?.words).toMatchObject({ obstacle: 'nothing any more' });
  const { shared_with_me } = await cli('export', '--user', daniel.id);
  expect(shared_with_me).toEqual([
    expect.objectContaining({ what: 'Give grand rounds', obstacle: 'nothing any more' }),
  ]);

  expect((await cli('erase', '--user', maya.id)).erased).toMatchObject({ goal: 1 });
  await maya.command('/mentoring goals');
  expect(text()).toContain('No goal yet.');
  await maya.close({ all: true });
  expect(running.logged.join('\n')).not.toMatch(/nights|window|any more/);
});

test('is in the samples at its fullest, as Slack takes them', async () => {
  const editions = await loadEditions('content');
  const samples = samplesOf(editions.default, '/mentoring', withObstacle).filter(({ name }) =>
    name.startsWith('goals:'),
  );
  const holding = samples.filter(({ view, message }) => JSON.stringify(view ?? message).includes(label));
  expect(holding.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'goals: a goal, fullest',
      'goals: history, fullest',
      'goals: form, new',
      'goals: form, fullest',
    ]),
  );
  const mentors = samples.filter(({ view, message }) => JSON.stringify(view ?? message).includes(forMentor));
  expect(mentors.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['goals: share, fullest', 'goals: shared with a mentor, fullest']),
  );
  for (const { view, message } of samples)
    expect(
      (view ? validateView(view) : validateBlocks(message?.blocks, 'message')).map(({ slackMessage }) => slackMessage),
    ).toEqual([]);
});
