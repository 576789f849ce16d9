import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { textOf } from '../support/journey.ts';
import { putOnMap, setGoal, sharedIn } from '../support/shares.ts';
import type { GateFault, Held } from '../support/wires/gate.ts';
import { type Cell, type End, type Fault, readMatrix, type Step } from './matrix.ts';
import { startWorld, type World } from './world.ts';

const mentor = 'Dr. Daniel Reyes';

/** The call of Slack that a step is about. */
const calls: Partial<Record<Step, string>> = {
  token: 'oauth.v2.access',
  open: 'conversations.open',
  send: 'chat.postMessage',
  answer: 'chat.postMessage',
  'look again': 'chat.update',
};
const refusals: Partial<Record<Step, string>> = {
  token: 'invalid_refresh_token',
  open: 'user_disabled',
  send: 'restricted_action',
  'look again': 'edit_window_closed',
};

/** What Slack does wrong in a cell. */
function slacksFault({ step, fault }: Cell): GateFault | undefined {
  const done = step === 'answer' || fault === 'lost answer';
  switch (fault) {
    case '429':
      return { status: 429, done };
    case '500':
      return { status: 500, done };
    case '503':
      return { status: 503, done, comeAgain: !done };
    case 'silence':
      return { status: 'silence', done };
    case 'lost answer':
      return { status: 'lost', done };
    case 'final refusal':
      return { refuse: refusals[step] ?? '' };
    default:
      return undefined;
  }
}

const inTime = (arrived: Promise<void>): Promise<void> =>
  Promise.race([arrived, pause(10_000).then(() => Promise.reject(new Error('The bot did not come to that step.')))]);

/** What Maya reads at each end: on the goal's page, in the question before she stops, and once she has. */
const reads: Record<'there' | 'unknown' | 'refused' | 'stuck', { page: string; question: string; stopped: string }> = {
  there: {
    page: '',
    question: 'I take the message out of their chat.',
    stopped: 'I take the message out of their chat.',
  },
  unknown: {
    page: `Slack has not told me whether the message reached ${mentor}.`,
    question: 'I cannot promise to take the message out of their chat',
    stopped: 'so I cannot promise to take it out',
  },
  refused: {
    page: `I could not deliver the message to ${mentor}`,
    question: 'The message is not in their chat',
    stopped: 'The message is not in their chat.',
  },
  stuck: {
    page: `Slack no longer lets me change the message in the chat of ${mentor}`,
    question: 'I cannot promise to take the message out of their chat',
    stopped: 'I take the message out of their chat.',
  },
};
const readsAt = (end: End) =>
  reads[end === 'unknown 0' || end === 'unknown 1' ? 'unknown' : end === 'refused' || end === 'stuck' ? end : 'there'];
/** How often it is posted. */
const postsAt = (end: End) => (end === 'unknown 0' || end === 'refused' ? 0 : 1);

describe.each(['PostgreSQL', 'embedded'] as const)('a message to a mentor, on %s', (kind) => {
  let world: World;
  let maya: PersonDoor;
  let daniel: PersonDoor;
  let posts = 0;
  beforeAll(async () => {
    world = await startWorld(kind);
    const { sandbox } = world;
    sandbox.workspace.inspector.listen(({ name, ok }) => {
      if (name === 'chat.postMessage' && ok) posts++;
    });
    await world.install();
    maya = sandbox.person('maya');
    daniel = sandbox.person('daniel');
    await world.morning();
    await maya.openHome();
    await putOnMap(maya, mentor);
    await world.later(1);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    // Whatever the cell before has left, should it have failed.
    world.calm();
    await world.install();
    await maya.close({ all: true }).catch(() => undefined);
    await world.bot.order({ do: 'beginAnew' });
    await world.morning();
  });

  test.each(readMatrix())('$step, $fault: $end', async (cell) => {
    const { step, fault, end } = cell;
    const what = `${step}, ${fault}, ${posts}`;
    const goalId = await setGoal(maya, what, {}, '2029-01-15');
    const before = posts;
    const posted = () => posts - before;
    const chat = () => sharedIn(daniel).filter((one) => JSON.stringify(one.blocks).includes(goalId));
    if (step === 'token') await world.install(3_600);
    await maya.press('Share with a mentor');
    await maya.choose('With whom?', mentor);
    // Nothing else is under way that would meet the fault in its place.
    await world.later(1);

    await happen(cell);
    if (slacksFault(cell) && step !== 'token') await isTrue(chat);
    if (end !== 'on loan') world.calm();
    if (end === 'installed') {
      await world.later(3);
      await world.later(150);
      expect(posted()).toBe(step === 'look again' ? 1 : 0);
    }
    if (fault === 'uninstalled') await world.install();
    await world.later(3);
    await world.later(150);

    expect(posted()).toBe(postsAt(end));
    expect(chat()).toHaveLength(posted());
    const said = await look();
    // A token that is kept is renewed no more.
    const renewals = world.gate.called('oauth.v2.access');
    await isTrue(chat);
    expect(world.gate.called('oauth.v2.access') > renewals).toBe(end === 'on loan');
    world.calm();
    if (end === 'on loan') await world.install();
    const { stopped, ...read } = readsAt(end);
    expect(said).toEqual(read);
    const isDone = step === 'look again';
    if (isDone) expect(textOf(chat()[0]).includes('Done: ')).toBe(end !== 'stuck');
    expect(textOf(daniel.home())).toMatch(new RegExp(`${what}, ${isDone ? 'done on' : 'by'} `));
    expect(textOf(maya.home()).includes(what)).toBe(!isDone);

    await maya.press('Stop sharing');
    expect(textOf(maya.modal())).toContain(stopped);
    await world.later(1);
    expect(chat()).toHaveLength(end === 'unknown 1' ? 1 : 0);
    if (end === 'unknown 1') for (const one of chat()) await daniel.press('Take this goal out', { in: one });
    await world.later(1);
    expect(chat()).toEqual([]);
    expect(textOf(daniel.home())).not.toContain(what);
    await maya.press('Remove for good');
    await world.later(24 * 60);
    expect(posted()).toBe(postsAt(end));
  });

  /** Maya shares the goal, and it happens. */
  async function happen(cell: Cell): Promise<void> {
    const { gate } = world;
    const { step, fault } = cell;
    const wrong = slacksFault(cell);
    const posting = step === 'look again' ? gate.hold('chat.postMessage') : undefined;
    const arm = () => (wrong ? gate.fault(calls[step] ?? '', wrong, step === 'token' ? 1 : 0) : stopAt(step));
    const armed = posting ? undefined : await arm();
    const sharing = maya.submit();
    let now = armed;
    if (posting) {
      await inTime(posting.arrived);
      await sharing;
      await maya.press('I have done it');
      now = await arm();
      posting.open();
    }
    if (now) {
      await inTime(now.arrived);
      await sharing;
      await interrupt(fault, now);
    } else {
      await sharing;
      await expect.poll(() => gate.hits).toBeGreaterThan(0);
    }
  }

  /** Holds the bot at a step. */
  async function stopAt(step: Step): Promise<Held> {
    const { bot, gate } = world;
    if (step === 'claim' || step === 'save') {
      await bot.order({ do: 'stopAt', statement: step });
      return { arrived: bot.stopped(), open: () => void bot.order({ do: 'goOn' }) };
    }
    // Her own request renews the token, too.
    return gate.hold(calls[step] ?? '', step === 'answer' ? 'after' : 'before', step === 'token' ? 1 : 0);
  }

  /** What happens while the bot stands at a step. */
  async function interrupt(fault: Fault, { open }: Held): Promise<void> {
    switch (fault) {
      case 'kill -9':
        return world.killAndStart();
      case 'database away':
        await world.loseDatabase();
        open();
        await pause(1_200);
        return world.mendDatabase();
      default:
        world.uninstall();
        open();
        await world.sandbox.settled();
    }
  }

  /** What Maya reads on the page of the goal, and in the question before she stops sharing it. */
  async function look(): Promise<{ page: string; question: string }> {
    await maya.press('Add a note');
    await maya.press('Back');
    const page = textOf(maya.modal());
    const found = Object.values(reads)
      .map((one) => one.page)
      .filter((one) => one && page.includes(one));
    const blocks = JSON.stringify(maya.modal()?.blocks ?? []);
    const question = blocks.slice(blocks.indexOf('goals:stop-sharing')).match(/"confirm":\{.*?"deny"/)?.[0] ?? '';
    const asked = [...new Set(Object.values(reads).map((one) => one.question))].filter((one) => question.includes(one));
    return { page: found.join(), question: asked.join() };
  }

  /** Whatever she reads is so. */
  async function isTrue(chat: () => unknown[]): Promise<void> {
    const { page, question } = await look();
    const said = `${page} ${question}`;
    if (said.includes('The message goes')) expect(chat(), said).toHaveLength(1);
    if (said.includes('is not in their chat') || said.includes('could not deliver')) expect(chat(), said).toEqual([]);
  }
});
