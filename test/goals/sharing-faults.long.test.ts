import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { nextWorkday, putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';
import { type Gate, startGate } from '../support/wires/gate.ts';

let running: Running;
let gate: Gate;
let drop: () => Promise<void>;
let now = new Date('2026-11-23T15:00:00Z');
let maya: PersonDoor;
/** The goal of this test. */
let what = '';
let daniel: PersonDoor;
const pushes = () => daniel.notifications().length;
/** What the question says that a button asks first. */
const confirmOf = (action: string): string => {
  const all = JSON.stringify(maya.modal()?.blocks ?? []);
  return all.slice(all.indexOf(`"action_id":"${action}"`)).match(/"confirm":\{.*?"deny"/)?.[0] ?? '';
};

beforeAll(async () => {
  const own = await migratedDatabase();
  drop = own.drop;
  gate = await startGate();
  running = await runBot({ databaseUrl: own.url, now: () => now, environment: { SLACK_API_URL: gate.apiUrl } });
  gate.leadTo(running.sandbox.apiUrl);
  maya = running.sandbox.person('maya');
  daniel = running.sandbox.person('daniel');
  await maya.openHome();
  await putOnMap(maya, 'Dr. Daniel Reyes');
});
beforeEach(async () => {
  await maya.close({ all: true }).catch(() => {});
  now = nextWorkday(now);
  what = `Goal ${Math.random()}`;
  await setGoal(maya, what);
  // A new day: Slack is asked anew who she is.
  await running.bot.idle();
});
afterAll(async () => {
  await running.stop();
  gate.stop();
  await drop();
});

test('Slack asks to wait: the message comes when it said, and once', async () => {
  const before = pushes();
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.postMessage'], faultTimes: 2 });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.sandbox.until(() => sharedIn(daniel).length === 1);
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.update'], faultTimes: 1 });
  await maya.press('I have done it');
  await running.sandbox.until(() => textOf(sharedIn(daniel)[0]).includes('Done: '));
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.delete'], faultTimes: 1 });
  await maya.press('Stop sharing');
  await running.sandbox.until(() => sharedIn(daniel).length === 0);
  running.sandbox.switches({ apiFault: 'none', faultMethods: [] });
  expect(pushes()).toBe(before + 1);
}, 60_000);

test('Slack says who it is only when she has been told that it took too long: nothing is shared then', async () => {
  const before = pushes();
  const held = gate.hold('users.info');
  await maya.press('Share with a mentor');
  await maya.choose('With whom?', 'Dr. Daniel Reyes');
  const sharing = maya.submit();
  await held.arrived;
  await new Promise((resolve) => setTimeout(resolve, 2_700));
  held.open();
  expect(JSON.stringify(await sharing)).toContain('taking too long, so I stopped');
  await running.bot.idle();
  expect(pushes()).toBe(before);
  await maya.press('Back to this goal');
  expect(textOf(maya.modal())).not.toContain('Shared with');
});

test('withdrawn while Slack is posting it: it does not stay in the chat, and nothing more is promised', async () => {
  const before = pushes();
  const held = gate.hold('chat.postMessage');
  await maya.press('Share with a mentor');
  await maya.choose('With whom?', 'Dr. Daniel Reyes');
  const sharing = maya.submit();
  await held.arrived;
  await running.sandbox.until(() => textOf(maya.modal()).includes('Stop sharing'));
  // One sentence says what becomes of it, whether or not it has begun to go when the page is made.
  expect(textOf(maya.modal()).match(/is on its way to|is being sent|has not told/g)).toEqual(['is on its way to']);
  const looking = [maya.press('Add a note')];
  await running.sandbox.until(() => textOf(maya.modal()).includes('What has happened since?'));
  looking.push(maya.press('Back'));
  await running.sandbox.until(() => textOf(maya.modal()).includes('Stop sharing'));
  expect(textOf(maya.modal()).match(/is on its way to|is being sent|has not told/g)).toEqual(['is being sent']);
  expect(confirmOf('goals:stop-sharing')).toContain('may have just arrived');
  expect(confirmOf('goals:remove')).toContain('cannot promise to take the message out');
  const stopping = maya.press('Stop sharing');
  await running.sandbox.until(() => textOf(maya.modal()).includes('No longer shared'));
  expect(textOf(maya.modal())).toContain('just being sent, so it may have arrived. As far as Slack lets me');
  expect(pushes()).toBe(before);
  held.open();
  await Promise.all([sharing, ...looking, stopping]);
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  expect(sharedIn(daniel)).toEqual([]);
});

test('changed while an earlier change is on its way: the mentor sees the newest, one change after the other', async () => {
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  const updates = () => running.sandbox.inspector.log().entries.filter(({ name }) => name === 'chat.update').length;
  const before = updates();
  const held = gate.hold('chat.update');
  const doing = maya.press('I have done it');
  await held.arrived;
  await running.sandbox.until(() => textOf(maya.modal()).includes('Take it up again'));
  const reopening = maya.press('Take it up again');
  await running.sandbox.until(() => textOf(maya.modal()).includes('It is open again.'));
  expect(updates()).toBe(before);
  held.open();
  await Promise.all([doing, reopening]);
  await running.bot.idle();
  expect(updates()).toBe(before + 2);
  expect(textOf(sharedIn(daniel)[0])).toContain('Fri, Jan 15, 2027');
  expect(textOf(sharedIn(daniel)[0])).not.toContain('Done: ');
  await maya.press('Stop sharing');
  await running.bot.idle();
});

test('an outcome that Slack never told counts as sent: no change makes it a second message, the mentor can take it out, and sharing it again is news', async () => {
  const before = pushes();
  running.sandbox.switches({ apiFault: 'lost', faultMethods: ['chat.postMessage'] });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  running.sandbox.switches({ apiFault: 'none', faultMethods: [] });
  expect(sharedIn(daniel)).toHaveLength(1);
  now = new Date(now.getTime() + 60_000);
  await maya.press('I have done it');
  await maya.press('Take it up again');
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  expect(textOf(maya.modal())).toContain('Slack has not told me whether the message reached Dr. Daniel Reyes.');
  expect(confirmOf('goals:stop-sharing')).toContain('cannot promise to take the message out');
  expect(confirmOf('goals:remove')).toContain('cannot promise to take the message out');
  await maya.press('Stop sharing');
  expect(textOf(maya.modal())).toContain('so I cannot promise to take it out');
  expect(textOf(maya.modal())).not.toContain('I take the message out');
  await running.bot.idle();
  // Where it is, nobody knows but he who sees it.
  expect(sharedIn(daniel)).toHaveLength(1);
  await daniel.press('Take this goal out', { in: 'message' });
  expect(sharedIn(daniel)).toEqual([]);
  expect(daniel.ephemerals().at(-1)?.text).toContain('Taken out.');
  now = new Date(now.getTime() + 60_000);
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  expect(sharedIn(daniel)).toHaveLength(1);
  expect(pushes()).toBe(before + 2);
  await maya.press('Stop sharing');
  await running.bot.idle();
});

test('a message that an owner deleted is not posted a second time by a change', async () => {
  const before = pushes();
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  const [message] = sharedIn(daniel);
  await fetch(`${running.sandbox.apiUrl}chat.delete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${running.sandbox.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: message?.channel, ts: message?.ts }),
  });
  expect(sharedIn(daniel)).toEqual([]);
  await maya.press('I have done it');
  await running.bot.idle();
  expect(sharedIn(daniel)).toEqual([]);
  expect(pushes()).toBe(before + 1);
  await maya.press('Take it up again');
  await maya.press('Stop sharing');
  now = new Date(now.getTime() + 60_000);
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  expect(sharedIn(daniel)).toHaveLength(1);
  await maya.press('Stop sharing');
  await running.bot.idle();
});

describe('what Slack does not take for good', () => {
  beforeAll(async () => {
    await maya.close({ all: true }).catch(() => {});
    await putOnMap(maya, 'Dr. Helen Zhou');
  });
  afterEach(() => gate.mend());
  const logged = (code: string) => running.logged.filter((line) => line.includes(`"slackError":"${code}"`));

  test.each([
    ['conversations.open', 'user_disabled'],
    ['conversations.open', 'cannot_dm_bot'],
    ['chat.postMessage', 'messages_tab_disabled'],
    ['chat.postMessage', 'restricted_action'],
    ['chat.postMessage', 'invalid_arguments'],
  ])('%s answers %s: once, she reads so and what to do, and the operator one line', async (method, code) => {
    // To somebody to whom no conversation is known yet.
    const helen = running.sandbox.person('helen');
    const before = [gate.called(method), logged(code).length] as const;
    gate.refuse(method, code);
    await shareWith(maya, 'Dr. Helen Zhou');
    await running.bot.idle();
    for (let minutes = 0; minutes < 3; minutes++) {
      now = new Date(now.getTime() + 3 * 3_600_000);
      await running.bot.tick();
      await running.bot.idle();
    }
    expect(gate.called(method) - before[0]).toBe(1);
    expect(logged(code).length - before[1]).toBe(1);
    await again();
    expect(textOf(maya.modal())).toContain('I could not deliver the message to Dr. Helen Zhou');
    expect(textOf(maya.modal())).not.toContain('on its way');
    expect(helen.notifications()).toEqual([]);
    await maya.press('Stop sharing');
    expect(textOf(maya.modal())).toContain('No longer shared with Dr. Helen Zhou. The message is not in their chat.');
  });

  test('a change that is refused: she reads that the message shows the goal as it was', async () => {
    await shareWith(maya, 'Dr. Daniel Reyes');
    await running.bot.idle();
    gate.refuse('chat.update', 'edit_window_closed');
    const before = gate.called('chat.update');
    await maya.press('I have done it');
    await running.bot.idle();
    await again();
    expect(gate.called('chat.update') - before).toBe(1);
    expect(textOf(maya.modal())).toContain(
      'Slack no longer lets me change the message in the chat of Dr. Daniel Reyes',
    );
    await maya.press('Stop sharing');
    await running.bot.idle();
    expect(sharedIn(daniel)).toEqual([]);
  });

  test('a removal that is refused: the history says that the message stays', async () => {
    await shareWith(maya, 'Dr. Daniel Reyes');
    await running.bot.idle();
    gate.refuse('chat.delete', 'cant_delete_message');
    const before = gate.called('chat.delete');
    await maya.press('Stop sharing');
    await running.bot.idle();
    await again();
    expect(gate.called('chat.delete') - before).toBe(1);
    expect(textOf(maya.modal())).toContain('could not be taken out of the chat of Dr. Daniel Reyes');
    gate.mend();
    await daniel.press('Take this goal out', { in: 'message' });
    expect(sharedIn(daniel)).toEqual([]);
  });

  /** The page of the goal once more. */
  async function again(): Promise<void> {
    await maya.press('Add a note');
    await maya.press('Back');
  }
});

test('shared in the evening, it waits for the morning of the mentor, and she reads so', async () => {
  now = new Date('2026-12-16T02:30:00Z');
  const before = pushes();
  await shareWith(maya, 'Dr. Daniel Reyes');
  expect(textOf(maya.modal())).toContain('So the message comes on Wed, Dec 16, 2026, at 8 in the morning.');
  expect(textOf(maya.modal())).not.toContain('on its way');
  expect(textOf(maya.modal())).toContain('Until then they know nothing of it');
  await maya.press('Change this goal');
  expect(textOf(maya.modal())).toContain('My message has not reached them yet.');
  expect(confirmOf('goals:leave')).toContain('may see it so');
  await maya.press('Back');
  // Nor from his Home.
  await daniel.openHome();
  expect(textOf(daniel.home())).not.toContain(what);
  for (const at of ['2026-12-16T04:00:00Z', '2026-12-16T12:59:00Z']) {
    now = new Date(at);
    await running.bot.tick();
    await running.bot.idle();
    expect(pushes()).toBe(before);
  }
  now = new Date('2026-12-16T13:00:00Z');
  await running.bot.tick();
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  expect(textOf(daniel.home())).toContain(what);
  await maya.press('Stop sharing');
  expect(textOf(maya.modal())).toContain('I take the message out of their chat.');
  await running.bot.idle();

  // Withdrawn before the morning, it never comes.
  now = new Date('2026-12-17T02:30:00Z');
  await shareWith(maya, 'Dr. Daniel Reyes');
  expect(confirmOf('goals:stop-sharing')).toContain('does not come any more');
  await maya.press('Stop sharing');
  expect(textOf(maya.modal())).toContain('The message is not in their chat.');
  now = new Date('2026-12-17T15:00:00Z');
  await running.bot.tick();
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
});
