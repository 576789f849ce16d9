import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { sharedFields } from '../../src/forms/table.ts';
import { goalTable } from '../../src/goals/fields.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';

let running: Running;
let url: string;
let drop: () => Promise<void>;
let now = new Date('2026-11-23T15:00:00Z');
let maya: PersonDoor;
let daniel: PersonDoor;

beforeAll(async () => {
  ({ url, drop } = await migratedDatabase());
  running = await runBot({ databaseUrl: url, now: () => now });
  maya = running.sandbox.person('maya');
  daniel = running.sandbox.person('daniel');
  await maya.openHome();
  await putOnMap(maya, 'Dr. Daniel Reyes');
  await setGoal(maya, 'the what', {
    measure: 'the measure',
    step: 'the step',
    why: 'the secret why',
    asker: 'the secret aunt',
  });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await maya.press('Add a note');
  await maya.type('note', 'the secret note');
  await maya.submit();
  await running.bot.idle();
});
afterAll(async () => {
  await running.stop();
  await drop();
});

/** What the operator's command prints, as JSON, and what it says beside. */
async function cli(command: string, who: PersonDoor) {
  const out: string[] = [];
  const told: string[] = [];
  const code = await runCommand(commands, [command, '--user', who.id], {
    environment: { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey },
    out: (text) => void out.push(text),
    tell: (text) => void told.push(text),
  });
  expect(code).toBe(0);
  return { printed: JSON.parse(out.join('\n')), told: told.join('\n') };
}

const share = { shared_at: expect.any(String), goal_id: expect.any(String), mentor_id: expect.any(String) };

test('the copy of the mentor holds what was shown, and nothing else of the goal', async () => {
  const { printed } = await cli('export', daniel);
  expect(printed.shared_with_me).toEqual([
    {
      id: expect.any(String),
      mentee: 'Maya Okafor',
      mentee_slack_user_id: maya.id,
      shared_at: now.toISOString(),
      state: 'open',
      closed_at: null,
      due_on: '2027-01-15',
      what: 'the what',
      measure: 'the measure',
      step: 'the step',
    },
  ]);
  const [shared] = printed.shared_with_me;
  for (const { field } of sharedFields(goalTable))
    expect(Object.keys(shared)).toContain(field === 'due' ? 'due_on' : field);
  expect(printed.goal_share).toEqual([]);
  expect(printed.goal).toEqual([]);
  expect(printed.surface).toEqual([
    expect.objectContaining({ kind: 'goals.shared', state: 'sent' }),
    expect.objectContaining({ kind: 'home', state: 'sent' }),
  ]);
  expect(JSON.stringify(printed)).not.toContain('secret');
});

test('the copy of the mentee holds her share, and in the history with whom', async () => {
  const { printed } = await cli('export', maya);
  expect(printed.goal_share).toEqual([expect.objectContaining(share)]);
  expect(JSON.stringify(printed.goal_entry)).toContain('{"kind":"shared","name":"Dr. Daniel Reyes"}');
  expect(printed.shared_with_me).toEqual([]);
});

test('erasing the mentor leaves the goal, unshared, and she can share it again', async () => {
  const { printed, told } = await cli('erase', daniel);
  expect(printed.erased).toMatchObject({ person: 1, surface: 2 });
  expect(printed.remainsInSlack).toEqual([expect.objectContaining({ kind: 'goals.shared' })]);
  expect(told).toContain('1 message(s)');
  await maya.press('Add a note');
  await maya.press('Back');
  const text = textOf(maya.modal());
  expect(text).toContain('the what');
  expect(text).not.toContain('Shared with Dr. Daniel Reyes: ');
  now = new Date(now.getTime() + 60_000);
  // Her map has lost his id, and keeps his name: she picks him anew.
  expect(printed.mapsOfOthers).toBe(1);
  await maya.press('Share with a mentor');
  expect(textOf(maya.modal())).toContain('Put your mentor on your map, picked from this Slack');
  await putOnMap(maya, 'Dr. Daniel Reyes');
  await maya.close({ all: true });
  await maya.command('/mentoring goals');
  await maya.press('Open goal 1');
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  expect(sharedIn(daniel)).toHaveLength(2);
});

test('erasing the mentee names the message that stays with the mentor, who can still take it out', async () => {
  const message = sharedIn(daniel).at(-1);
  const { printed, told } = await cli('erase', maya);
  expect(printed.erased).toMatchObject({ person: 1, goal: 1, goal_share: 1 });
  expect(printed.remainsInSlack).toContainEqual({
    kind: 'goals.shared',
    channel: message?.channel,
    message: message?.ts,
  });
  expect(told).toContain('or in those of a mentor');
  await daniel.openHome();
  expect(textOf(daniel.home())).toContain('Nothing is shared with you just now.');
  expect((await cli('export', daniel)).printed.shared_with_me).toEqual([]);
  const before = sharedIn(daniel).length;
  await daniel.press('Take this goal out', { in: 'message' });
  expect(sharedIn(daniel)).toHaveLength(before - 1);
  expect(daniel.ephemerals().at(-1)?.text).toContain('Taken out.');
});
