import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { openDatabase } from '../../src/db/client.ts';
import { identityIn } from '../../src/db/sealed.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { onMapSealed } from '../../src/network/people/queries.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { nextWorkday, putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

const keys = keyRing(parseKeys(testKey));

let running: Running;
let url: string;
let drop: () => Promise<void>;
let now = new Date('2026-11-23T15:00:00Z');
let maya: PersonDoor;
let daniel: PersonDoor;
/** The third person, who has nothing to do with it. */
let jonas: PersonDoor;
/** Maya's goal, shared with Daniel; and one that she keeps to herself. */
let victim: string;
let alone: string;

beforeAll(async () => {
  ({ url, drop } = await migratedDatabase());
  running = await runBot({ databaseUrl: url, now: () => now });
  [maya, daniel, jonas] = ['maya', 'daniel', 'jonas'].map(running.sandbox.person) as [
    PersonDoor,
    PersonDoor,
    PersonDoor,
  ];
  for (const person of [maya, jonas]) {
    await person.openHome();
    await putOnMap(person, 'Dr. Daniel Reyes');
    await putOnMap(person, 'Dr. Helen Zhou');
  }
  await running.bot.idle();
  victim = await setGoal(maya, 'Secret of Maya', { step: 'secret step' });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await maya.close({ all: true });
  alone = await setGoal(maya, 'Secret kept alone');
  await maya.close({ all: true });
  await running.bot.idle();
});
afterAll(async () => {
  await running.stop();
  await drop();
});

/** What somebody would send, forged. */
const from = (who: PersonDoor, payload: object) => forged(running, who, payload);
const viewOf = (who: PersonDoor, callback_id: string, metadata: unknown, values: object) => ({
  id: who.modal()?.id ?? 'V1',
  type: 'modal',
  callback_id,
  private_metadata: JSON.stringify(metadata),
  title: { type: 'plain_text', text: 'x' },
  blocks: [],
  state: { values },
});
const press = async (who: PersonDoor, action_id: string, value: string, more: object = {}): Promise<void> => {
  const actions = [{ type: 'button', action_id, block_id: 'b', value }];
  const view = viewOf(who, 'goals:list', {}, {});
  expect((await from(who, { type: 'block_actions', view, actions, ...more })).status).toBe(200);
  await running.bot.idle();
};
/** What each goal's share page carried of its preview. */
const previews = new Map<unknown, unknown>();
const send = async (who: PersonDoor, goalId: unknown, onMap: unknown): Promise<string> => {
  const values = { 'share:with': { 'goals:write': { type: 'static_select', selected_option: { value: onMap } } } };
  const view = viewOf(who, 'goals:send-share', { page: 1, goalId, shown: previews.get(goalId) }, values);
  const answer = await from(who, { type: 'view_submission', view });
  expect(answer.status).toBe(200);
  return answer.text();
};

/** The id under which somebody stands on a person's map. */
async function onMap(person: PersonDoor, name: string, goalId: string): Promise<string> {
  await person.command('/mentoring goals');
  await press(person, 'goals:share', goalId);
  const blocks = (person.modal()?.blocks ?? []) as {
    element?: { options?: { text: { text: string }; value: string }[] };
  }[];
  const option = blocks.flatMap(({ element }) => element?.options ?? []).find(({ text }) => text.text === name);
  previews.set(goalId, (JSON.parse(person.modal()?.private_metadata || '{}') as { shown?: unknown }).shown);
  await person.close({ all: true });
  if (!option) throw new Error(`${name} cannot be chosen.`);
  return option.value;
}

/** The goals of Maya as she sees them. */
async function ofMaya(): Promise<string> {
  await maya.command('/mentoring goals');
  const list = textOf(maya.modal());
  await press(maya, 'goals:show', victim);
  const goal = textOf(maya.modal());
  await maya.close({ all: true });
  return `${list}\n${goal}`;
}

/** Puts who could not be picked there on a person's map, as if it had been written long ago. */
async function writeOnMap(person: PersonDoor, slackUserId: string): Promise<string> {
  const { db, close } = await openDatabase({ url, dataDir: '' });
  const id = randomUUID();
  const owner = db.selectFrom('person').select('id').where('slack_user_id', '=', person.id);
  const { id: person_id } = await owner.executeTakeFirstOrThrow();
  const noted = JSON.stringify({ name: 'Odd one', needs: [], status: 'current', slackUserId });
  const sealed = keys.seal(noted, identityIn(onMapSealed, { id, person_id }));
  await db
    .insertInto('network_person')
    .values({ id, person_id, noted: sealed, created_at: now, removed_at: null })
    .execute();
  await close();
  return id;
}

describe('ids of others, forged by a third person, are refused and logged without content', () => {
  let before: string;
  beforeEach(async () => {
    before = await ofMaya();
    await jonas.command('/mentoring goals');
    running.logged.length = 0;
  });
  const nothingHappened = async () => {
    expect(textOf(jonas.modal())).not.toContain('Secret');
    await jonas.close({ all: true });
    expect(running.logged.join()).toMatch(/not its sender’s|not shared with its sender|not on its sender’s map/);
    expect(running.logged.join()).not.toMatch(/[Ss]ecret/);
    expect(await ofMaya()).toBe(before);
    expect(sharedIn(daniel)).toHaveLength(1);
  };

  test.each([
    ['goals:share', () => alone],
    ['goals:share', () => victim],
    ['goals:stop-sharing', () => victim],
    ['goals:stop-following', () => victim],
    ['goals:stop-following', () => alone],
  ])('pressed as %s', async (action, goal) => {
    await press(jonas, action, goal());
    await nothingHappened();
  });

  test('pressed as if in the message of the mentor: it stays there', async () => {
    const [message] = sharedIn(daniel);
    const channel = { id: message?.channel, name: 'directmessage' };
    await press(jonas, 'goals:stop-following', victim, { view: undefined, channel, message: { ts: message?.ts } });
    await nothingHappened();
  });

  test.each([
    ['the goal of another', () => alone, () => onMap(jonas, 'Dr. Helen Zhou', own)],
    ['a goal that is shared', () => victim, () => onMap(jonas, 'Dr. Helen Zhou', own)],
    ['somebody on the map of another', () => own, () => onMap(maya, 'Dr. Helen Zhou', alone)],
    ['no id', () => own, async () => "'; drop table goal_share; --"],
    ['somebody who is none', () => own, async () => ({ deep: [] })],
  ])('sent with %s', async (_, goal, person) => {
    await jonas.close({ all: true });
    const chosen = await person();
    await jonas.command('/mentoring goals');
    running.logged.length = 0;
    const answer = await send(jonas, goal(), chosen);
    expect(answer).not.toContain('Secret');
    expect(answer).toMatch(/only your own goals|not on your map any more/);
    await running.bot.idle();
    expect(running.sandbox.person('helen').dm()).toEqual([]);
    await nothingHappened();
  });
  let own: string;
  beforeAll(async () => {
    own = await setGoal(jonas, 'Goal of Jonas');
    await jonas.close({ all: true });
  });

  test.each([
    ['nobody chosen', null, 'Choose one person.'],
    ['a goal of nobody', undefined, 'This goal was removed in another window.'],
  ])('sent with %s: told', async (_, chosen, words) => {
    const who = chosen === undefined ? await onMap(maya, 'Dr. Helen Zhou', alone) : chosen;
    expect(await send(maya, randomUUID(), who)).toContain(words);
    await jonas.close({ all: true });
  });

  test.each(['', 'x', "'; drop table goal; --"])('a press of the mentor with %j as the goal', async (value) => {
    await press(daniel, 'goals:stop-following', value);
    expect(sharedIn(daniel)).toHaveLength(1);
    await jonas.close({ all: true });
    expect(running.logged.join()).toContain('not shared with its sender');
  });
});

describe('who cannot be shown a goal is told at the input, and nothing is lost', () => {
  test.each([
    ['herself', () => maya.id, 'This is you.'],
    ['the bot', () => running.sandbox.botUserId, 'This is an app, not a person.'],
    ['Slack’s own bot', () => 'USLACKBOT', 'Please choose somebody else.'],
    ['somebody Slack does not show', () => 'U0NOBODY', 'Slack does not show me this person.'],
    ['somebody who has left', () => running.sandbox.person('ruth').id, 'This person has left this Slack.'],
  ])('%s', async (_, who, words) => {
    const answer = JSON.parse(await send(maya, alone, await writeOnMap(maya, who())));
    expect(answer).toEqual({ response_action: 'errors', errors: { 'share:with': expect.stringContaining(words) } });
  });

  test.each([
    'status_429',
    'status_500',
  ] as const)('when Slack does not tell (%s): the page stays, and works again', async (apiFault) => {
    const helen = await onMap(maya, 'Dr. Helen Zhou', alone);
    running.sandbox.switches({ apiFault, faultMethods: ['users.info'] });
    expect(await send(maya, alone, helen)).toContain('so I sent nothing. Please press Share again');
    running.sandbox.switches({ apiFault: 'none', faultMethods: [] });
    expect(await ofMaya()).not.toContain('Helen');
  });
});

describe('the same sent twice, and two windows', () => {
  test('sent twice at once: one share, one entry, one message', async () => {
    const goal = await setGoal(maya, 'Sent twice');
    await maya.close({ all: true });
    const chosen = await onMap(maya, 'Dr. Daniel Reyes', goal);
    const pushes = daniel.notifications().length;
    const answers = await Promise.all([1, 2, 3].map(() => send(maya, goal, chosen)));
    for (const answer of answers) expect(answer).toContain('The message is on its way to them.');
    await running.bot.idle();
    expect(daniel.notifications()).toHaveLength(pushes + 1);
    await maya.command('/mentoring goals');
    await press(maya, 'goals:history', goal);
    expect(textOf(maya.modal()).match(/Shared with Dr\. Daniel Reyes\./g)).toHaveLength(1);
    await press(maya, 'goals:stop-sharing', goal);
    await press(maya, 'goals:stop-sharing', goal);
    await press(maya, 'goals:history', goal);
    expect(textOf(maya.modal()).match(/No longer shared/g)).toHaveLength(1);
    await maya.close({ all: true });
  });

  test('with two people in two windows: the second is told, also both at once', async () => {
    const goal = await setGoal(maya, 'For one only');
    await maya.press('Share with a mentor');
    await maya.command('/mentoring goals');
    await press(maya, 'goals:share', goal);
    await maya.choose('With whom?', 'Dr. Helen Zhou');
    await maya.submit();
    await maya.close();
    await maya.choose('With whom?', 'Dr. Daniel Reyes');
    await maya.submit();
    expect(textOf(maya.modal())).toContain('This goal is shared with Dr. Helen Zhou already.');
    await maya.press('Stop sharing');
    await maya.close({ all: true });
    const people = [await onMap(maya, 'Dr. Helen Zhou', goal), await onMap(maya, 'Dr. Daniel Reyes', goal)];
    now = new Date(now.getTime() + 60_000);
    await running.bot.idle();
    const both = await Promise.all(people.map((chosen) => send(maya, goal, chosen)));
    expect(both.filter((answer) => answer.includes('is on its way to them'))).toHaveLength(1);
    expect(both.filter((answer) => answer.includes('already. To share it with somebody else'))).toHaveLength(1);
    await running.bot.idle();
    const inChats = [daniel, running.sandbox.person('helen')].flatMap(sharedIn).map(textOf);
    expect(inChats.filter((text) => text.includes('For one only'))).toHaveLength(1);
    await press(maya, 'goals:remove', goal);
  });

  test('half written and left with Back: asked first, and the mentor sees nothing of it when she goes on writing', async () => {
    now = nextWorkday(now);
    const goal = await setGoal(maya, 'Left with Back');
    await maya.press('Share with a mentor');
    await maya.choose('With whom?', 'Dr. Helen Zhou');
    await maya.submit();
    await maya.press('Change this goal');
    await maya.type('step', 'half written');
    await maya.press('Back', { confirm: false });
    await running.bot.idle();
    const seen = () => sharedIn(running.sandbox.person('helen')).map(textOf).join();
    expect(seen()).toContain('Left with Back');
    expect(seen()).not.toContain('half written');
    expect(JSON.stringify(maya.modal()?.state?.values)).toContain('half written');
    await maya.press('Back');
    await running.bot.idle();
    expect(seen()).toContain('half written');
    await press(maya, 'goals:remove', goal);
    await maya.close({ all: true });
  });

  test('changed in another window since the preview: she looks again before anybody gets it', async () => {
    now = nextWorkday(now);
    const goal = await setGoal(maya, 'As it was');
    await maya.press('Share with a mentor');
    await maya.command('/mentoring goals');
    await press(maya, 'goals:edit', goal);
    await maya.type('what', 'As it is now');
    await maya.submit();
    await maya.close();
    await maya.choose('With whom?', 'Dr. Helen Zhou');
    await maya.submit();
    expect(textOf(maya.modal())).toContain('This goal has changed since you opened this page.');
    expect(textOf(maya.modal())).toContain('As it is now');
    await running.bot.idle();
    expect(sharedIn(running.sandbox.person('helen')).map(textOf).join()).not.toContain('As it');
    await maya.choose('With whom?', 'Dr. Helen Zhou');
    await maya.submit();
    expect(textOf(maya.modal())).toContain('The message is on its way to them.');
    await maya.close({ all: true });
    await press(maya, 'goals:remove', goal);
    const forgedGoal = await setGoal(maya, 'Never previewed');
    const chosen = await onMap(maya, 'Dr. Helen Zhou', forgedGoal);
    previews.delete(forgedGoal);
    expect(await send(maya, forgedGoal, chosen)).toContain('This goal has changed since you opened this page.');
    await press(maya, 'goals:remove', forgedGoal);
    await maya.close({ all: true });
  });

  test('closed, removed, or its person taken off the map in another window: said so', async () => {
    const goal = await setGoal(maya, 'Soon done');
    await maya.close({ all: true });
    const chosen = await onMap(maya, 'Dr. Helen Zhou', goal);
    await maya.command('/mentoring goals');
    await press(maya, 'goals:done', goal);
    expect(await send(maya, goal, chosen)).toContain('This goal is not open just now.');
    await press(maya, 'goals:reopen', goal);
    await press(maya, 'network:remove', chosen);
    expect(await send(maya, goal, chosen)).toContain('This person is not on your map any more.');
    await press(maya, 'network:undo', chosen);
    await press(maya, 'goals:remove', goal);
    expect(await send(maya, goal, chosen)).toContain('This goal was removed in another window.');
    await maya.close({ all: true });
  });
});

describe('who leaves this Slack', () => {
  const leave = async (person: PersonDoor, deleted: boolean) => {
    changePeople(running.sandbox.workspace, { do: 'change', user: person.id, deleted });
    await running.sandbox.settled();
    await running.bot.idle();
  };
  const change = async (step: string) => {
    await maya.command('/mentoring goals');
    await press(maya, 'goals:edit', victim);
    await maya.type('step', step);
    await maya.submit();
    await maya.close({ all: true });
    await running.bot.idle();
  };

  const onMap = async () => {
    await maya.command('/mentoring network');
    const said = textOf(maya.modal());
    await maya.close({ all: true });
    return said;
  };

  test('a mentor who has left gets nothing more, and Slack is not asked to', async () => {
    await leave(daniel, true);
    expect(await onMap()).toContain('(has left this Slack)');
    const calls = () =>
      running.sandbox.inspector.log().entries.filter(({ name }) => /^chat\.|views\.publish/.test(name ?? '')).length;
    await change('a step he does not see');
    const after = calls();
    expect(textOf(sharedIn(daniel)[0])).toContain('secret step');
    await change('another one');
    // Her own Home says the same as before: nobody is asked for anything.
    expect(calls() - after).toBe(0);
    // Back again, he sees what has waited for him.
    await leave(daniel, false);
    expect(textOf(sharedIn(daniel)[0])).toContain('another one');
    expect(await onMap()).not.toContain('(has left this Slack)');
    await change('a step he sees');
    expect(textOf(sharedIn(daniel)[0])).toContain('a step he sees');
  });

  test('the message of a mentee who has left is not brought up to date any more, and can still be taken out', async () => {
    expect(textOf(daniel.home())).toContain('Shared with you');
    await leave(maya, true);
    expect(textOf(daniel.home())).toContain('Nothing is shared with you just now.');
    await press(maya, 'goals:done', victim);
    expect(textOf(sharedIn(daniel)[0])).toContain('a step he sees');
    expect(textOf(sharedIn(daniel)[0])).not.toContain('Done: ');
    // What was left as it was while she was away follows once she is back.
    await leave(maya, false);
    expect(textOf(sharedIn(daniel)[0])).toContain('Done: ');
    await leave(maya, true);
    await daniel.press('Take this goal out', { in: 'message' });
    expect(sharedIn(daniel)).toEqual([]);
    await leave(maya, false);
  });
});
