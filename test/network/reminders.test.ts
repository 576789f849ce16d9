import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, replicaOf, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';
import { forged } from '../support/slack.ts';

const neutral = 'Your next step, 2 minutes';
const opener = 'Who could mention your name or make an introduction?';
const second = 'One person carries A safe ear; a second view may help.';
const asked = 'You asked me to remind you today.';

let running: Running;
beforeAll(async () => {
  running = await runBot();
  // A Tuesday, six in the morning in Chicago.
  await at('2026-12-01T12:00:00Z');
});
afterAll(() => running.stop());

const at = (instant: string) => jumpTo(running, instant);
const text = (who: PersonDoor): string => textOf(who.modal());
const reminders = (who: PersonDoor) => who.dm().filter((message) => textOf(message).includes(asked));

/** Puts somebody on the map who helps with a need now. */
async function helper(who: PersonDoor, name: string, need: string): Promise<void> {
  await who.press('network:add');
  await who.type('Or a name, or initials', name);
  await who.choose('What do they help you with, or could?', need);
  await who.choose('How is it now?', 'helps me now');
  await who.submit();
}

/** Opens what else stands out, and what is put away. */
const more = (who: PersonDoor) => who.press('network:more');

/** Somebody with step 1 done and two people on the map: R7 and R2 stand out. */
async function someone(name: string): Promise<PersonDoor> {
  const who = running.sandbox.person(name);
  await quickCheck(running, who);
  await who.command('/mentoring network');
  await helper(who, 'Dr. Reyes', 'Clinical growth');
  await helper(who, 'J. B.', 'A safe ear');
  expect(text(who)).toContain(opener);
  await more(who);
  expect(text(who)).toContain(opener);
  expect(text(who)).toContain(second);
  await who.press('Back to my map');
  return who;
}

/** Presses the first [Remind me], which is that of `key`, and chooses a day. */
async function remind(who: PersonDoor, key: string, day: string) {
  const [, first] = JSON.stringify(who.modal()?.blocks).match(/"network:remind ([^"]+)"/) ?? [];
  expect(first).toBe(key);
  await who.press('network:remind');
  await who.choose('On which day?', day);
  return who.submit();
}

test('what stands out can wait until a day', async () => {
  const maya = await someone('maya');

  await step('a day that has come, or is far away, is told at its input', async () => {
    for (const day of ['2026-12-01', '2026-11-30', '2027-12-02', '9999-12-31']) {
      if (text(maya).includes('On which day?')) await maya.choose('On which day?', day);
      else expect(JSON.stringify(await remind(maya, 'R7', day))).toContain('Choose a day from tomorrow on');
      expect(JSON.stringify(await maya.submit())).toContain('Choose a day from tomorrow on, within a year.');
    }
    await maya.choose('On which day?', '2026-12-08');
    await maya.submit();
    expect(text(maya)).toContain('Put away until Tue, Dec 8, 2026. I will remind you on that day.');
    expect(text(maya)).not.toContain(opener);
    await more(maya);
    expect(text(maya)).toContain(`Put away until Tue, Dec 8, 2026: ${opener}`);
    expect(text(maya).match(new RegExp(opener.replace('?', '\\?'), 'g'))).toHaveLength(1);
    await maya.openHome();
    expect(textOf(maya.home())).not.toContain(opener);
  });

  await step('the day can be changed, or what is put away be shown at once', async () => {
    await maya.press('Change the day');
    expect(JSON.stringify(maya.modal()?.state?.values)).toContain('2026-12-08');
    await maya.press('Show it now');
    expect(text(maya)).toContain('It is no longer put away.');
    expect(text(maya)).not.toContain('Put away until');
    await remind(maya, 'R7', '2026-12-09');
    await more(maya);
    await maya.press('Change the day');
    await maya.choose('On which day?', '2026-12-08');
    await maya.submit();
    await more(maya);
    expect(text(maya)).toContain(`Put away until Tue, Dec 8, 2026: ${opener}`);
    expect(text(maya)).not.toContain('Dec 9');
    await maya.press('Back to my map');
    await remind(maya, 'R2:C2', '2026-12-08');
    expect(text(maya)).toContain('Nothing on your map stands out just now.');
    await maya.close();
  });

  await step(
    'it comes at eight of that day where she is, once, as one message that says nothing on a locked phone',
    async () => {
      await at('2026-12-08T13:59:00Z');
      expect(reminders(maya)).toEqual([]);
      const pushes = maya.notifications().length;
      await at('2026-12-08T14:00:00Z');
      await running.sandbox.until(() => reminders(maya).length === 1);
      for (const later of ['14:01', '16:00', '23:00']) await at(`2026-12-08T${later}:00Z`);
      const [message] = reminders(maya);
      expect(message?.text).toBe(neutral);
      expect(message?.blocks?.[0]).toMatchObject({ text: { text: neutral } });
      expect(textOf(message)).toContain(opener);
      expect(textOf(message)).toContain(second);
      expect(reminders(maya)).toHaveLength(1);
      expect(maya.notifications().slice(pushes)).toHaveLength(1);
      expect(JSON.stringify(maya.notifications().at(-1))).not.toContain(opener);
    },
  );

  await step('dealing with one of two takes it out of the message, without another push', async () => {
    const pushes = maya.notifications().length;
    await maya.press('Dismiss', { in: 'message' });
    expect(text(maya)).not.toContain(opener);
    expect(text(maya)).toContain(second);
    await maya.close();
    await running.sandbox.until(() => !textOf(reminders(maya)[0]).includes(opener));
    expect(textOf(reminders(maya)[0])).toContain(second);
    expect(maya.notifications()).toHaveLength(pushes);
  });

  await step('another day from the message: the message goes, and comes again that day', async () => {
    await maya.press('network:remind', { in: 'message' });
    await maya.choose('On which day?', '2026-12-12');
    await maya.submit();
    await maya.close();
    await running.sandbox.until(() => reminders(maya).length === 0);
    await at('2026-12-12T15:30:00Z');
    await running.sandbox.until(() => reminders(maya).length === 1);
    expect(textOf(reminders(maya)[0])).not.toContain(opener);
  });

  await step('it can be taken out of the chat; what it was about stands on the map', async () => {
    await maya.chooseIn('message', 'shared:menu', 'Remove from chat');
    expect(reminders(maya)).toEqual([]);
    expect(maya.ephemerals().at(-1)?.text).toContain('Removed from the chat.');
    await maya.command('/mentoring network');
    expect(text(maya)).toContain(second);
    await maya.close();
  });

  await step('what she has mended by then is not mentioned', async () => {
    await maya.command('/mentoring network');
    await remind(maya, 'R2:C2', '2026-12-14');
    await helper(maya, 'Aunt Ngozi', 'A safe ear');
    await more(maya);
    expect(text(maya)).not.toContain('Put away until');
    await maya.close();
    await at('2026-12-14T16:00:00Z');
    await running.bot.idle();
    expect(reminders(maya)).toEqual([]);
  });
}, 60_000);

test('a later reminder takes the place of one that was left unanswered; full text is said if she asked for it', async () => {
  const jonas = await someone('jonas');
  await remind(jonas, 'R7', '2026-12-20');
  await remind(jonas, 'R2:C2', '2026-12-21');
  await jonas.close();
  await at('2026-12-20T18:00:00Z');
  await running.sandbox.until(() => reminders(jonas).length === 1);
  await jonas.openHome();
  await jonas.press('home:full-text', { in: 'home' });
  await at('2026-12-21T18:00:00Z');
  await running.sandbox.until(() => textOf(reminders(jonas)[0]).includes(second));
  expect(reminders(jonas)).toHaveLength(1);
  expect(reminders(jonas)[0]?.text).toBe(`${asked} ${second} ${opener}`);
});

test('one that was not delivered yet comes with the next; one whose sending was never answered can be dealt with', async () => {
  const helen = await someone('helen');
  await remind(helen, 'R7', '2026-12-23');
  await remind(helen, 'R2:C2', '2026-12-24');
  await helen.close();
  running.sandbox.switches({ apiFault: 'status_503', faultMethods: ['chat.postMessage'], faultTimes: 50 });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-23T18:00:00Z' });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-24T18:00:00Z' });
  // Slack does the work this time, and answers that it has not.
  running.sandbox.switches({ apiFault: 'done_500', faultMethods: ['chat.postMessage'], faultTimes: 1 });
  await running.sandbox.until(() => textOf(reminders(helen)[0]).includes(second), 20_000);
  await running.bot.idle();
  expect(reminders(helen)).toHaveLength(1);
  expect(textOf(reminders(helen)[0])).toContain(opener);
  await helen.press('Dismiss', { in: 'message' });
  await helen.close();
  await running.sandbox.until(() => !textOf(reminders(helen)[0]).includes(opener));
  await helen.press('Dismiss', { in: 'message' });
  await helen.close();
  await running.sandbox.until(() => reminders(helen).length === 0);
}, 40_000);

test('two replicas that look at the same minute send it once, also when Slack asks to wait', async () => {
  const sofia = await someone('sofia');
  const priya = await someone('priya');
  for (const who of [sofia, priya]) {
    await remind(who, 'R7', '2026-12-28');
    await who.close();
  }
  const other = await replicaOf(running);
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.postMessage'], faultTimes: 1 });
  try {
    await running.sandbox.clock({ do: 'jump', to: '2026-12-28T20:00:00Z' });
    await Promise.all([running.bot.tick(), other.bot.tick(), running.bot.tick(), other.bot.tick()]);
    await running.sandbox.until(() => reminders(sofia).length > 0 && reminders(priya).length > 0);
    await Promise.all([running.bot.idle(), other.bot.idle()]);
    expect(reminders(sofia)).toHaveLength(1);
    expect(reminders(priya)).toHaveLength(1);
  } finally {
    running.sandbox.switches({ apiFault: 'none', faultMethods: [], faultTimes: 0 });
    await other.stop();
  }
});

test('what is late already in the evening comes in the morning after, and says for which day it was', async () => {
  const tomas = await someone('tomas');
  await remind(tomas, 'R7', '2026-12-30');
  await tomas.close();
  // Nobody was there all day; where he is it is after seven in the evening.
  await at('2026-12-30T18:30:00Z');
  await running.bot.idle();
  const late = () => tomas.dm().filter((message) => textOf(message).includes(opener));
  expect(late().map(textOf)).toEqual([]);
  await at('2026-12-31T06:59:00Z');
  expect(late()).toEqual([]);
  await at('2026-12-31T07:00:00Z');
  await running.sandbox.until(() => late().length === 1);
  expect(textOf(late()[0])).toContain('You asked me to remind you on Wed, Dec 30, 2026.');
  expect(textOf(late()[0])).not.toContain('today');
});

describe('forged', () => {
  const post = (who: PersonDoor, payload: object) => forged(running, who, payload);

  test.each([
    'R1:A1',
    'R7',
    '',
    'short:C2',
    "'; drop",
    'x'.repeat(3000),
  ])('a reminder for %.20j, which says nothing of his map, is not kept', async (id) => {
    const daniel = running.sandbox.person('daniel');
    const answer = await post(daniel, {
      type: 'view_submission',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'network:keep-reminder',
        private_metadata: JSON.stringify({ id, page: 1, isNew: true }),
        title: { type: 'plain_text', text: 'x' },
        blocks: [],
        state: { values: { 'remind-on': { a: { type: 'datepicker', selected_date: '2027-01-04' } } } },
      },
    });
    expect(await answer.text()).toContain('That does not stand on your map any more.');
  });

  test('another person’s message is not taken out of her chat', async () => {
    const amara = await someone('amara');
    await remind(amara, 'R7', '2027-01-06');
    await amara.close();
    await at('2027-01-06T15:00:00Z');
    await running.sandbox.until(() => reminders(amara).length === 1);
    const [message] = reminders(amara);
    const id = JSON.stringify(message?.blocks).match(/pushes:take-out ([^"]+)"/)?.[1];
    expect(id).toBeDefined();
    const press = await post(running.sandbox.person('daniel'), {
      type: 'block_actions',
      container: { type: 'message', message_ts: message?.ts, channel_id: 'D1' },
      channel: { id: 'D1', name: 'directmessage' },
      message: { ts: message?.ts, blocks: [] },
      actions: [
        {
          ...{ type: 'overflow', action_id: 'shared:menu', block_id: 'b' },
          selected_option: { text: { type: 'plain_text', text: 'x' }, value: `pushes:take-out ${id}` },
        },
      ],
    });
    expect(press.status).toBe(200);
    await running.bot.idle();
    expect(reminders(amara)).toHaveLength(1);
  });
});
