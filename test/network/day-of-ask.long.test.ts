import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, replicaOf, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

const neutral = 'Your next step, 2 minutes';

let running: Running;
beforeAll(async () => {
  running = await runBot();
  // A Tuesday, six in the morning in Chicago.
  await at('2026-12-01T12:00:00Z');
});
afterAll(() => running.stop());

const at = (instant: string) => jumpTo(running, instant);
const text = (who: PersonDoor): string => textOf(who.modal());
/** The messages that came by themselves. */
const words = (who: PersonDoor) =>
  who.dm().filter(({ blocks, ephemeral }) => !ephemeral && JSON.stringify(blocks ?? []).includes('pushes:take-out'));
const word = (who: PersonDoor): string => words(who).map(textOf).join('\n---\n');
const labels = (who: PersonDoor): string[] =>
  (words(who).at(-1)?.blocks ?? []).flatMap((block) =>
    block.type === 'actions' ? (block.elements as { text: { text: string } }[]).map((one) => one.text.text) : [],
  );

/** Somebody with step 1 done and two people on the map. */
async function someone(name: string): Promise<PersonDoor> {
  const who = running.sandbox.person(name);
  await quickCheck(running, who);
  await who.command('/mentoring network');
  await who.press('network:add');
  await who.choose('Somebody in this Slack', 'Dr. Daniel Reyes');
  await who.choose('What do they help you with, or could?', 'Advocacy');
  await who.choose('How is it now?', 'could help');
  await who.submit();
  await who.close({ all: true });
  return who;
}

/** Notes an ask for a day. */
async function ask(who: PersonDoor, day: string, more: (who: PersonDoor) => Promise<void> = async () => {}) {
  await who.command('/mentoring network');
  await who.press('network:ask');
  // What was in a form that was refused waits for her.
  if (text(who).includes('Begin anew')) await who.press('Begin anew');
  await who.type('Your words', 'Could we talk about who decides?');
  await who.choose('When will you ask?', day);
  await more(who);
  const sent = await who.submit();
  await who.close({ all: true });
  return sent;
}

async function anotherDay(who: PersonDoor, day: string): Promise<unknown> {
  await who.press('Another day', { in: 'message' });
  await who.choose('On which day?', day);
  const sent = await who.submit();
  if (text(who).includes('Noted. ')) await who.close({ all: true });
  return sent;
}

const answers = ['They said yes', 'Another day', "They can't now", 'No answer yet'];

test('an ask brings its words on its day, and asks for the answer on another', async () => {
  const maya = await someone('maya');

  await step('a day for the answer lies after the day of the ask', async () => {
    const wrong = await ask(maya, '2026-12-03', (who) => who.choose('When do you hope for an answer?', '2026-12-03'));
    expect(JSON.stringify(wrong)).toContain('Choose a day after the one you ask on');
  });

  await step('the morning of the day: the words, her cue for that day, and what she can do, once', async () => {
    await ask(maya, '2026-12-03');
    const before = maya.notifications().length;
    await at('2026-12-03T13:59:00Z');
    expect(words(maya)).toEqual([]);
    for (const time of ['14:00', '14:01', '15:00', '23:00']) await at(`2026-12-03T${time}:00Z`);
    await running.bot.idle();
    expect(words(maya)).toHaveLength(1);
    expect(words(maya)[0]?.text).toBe(neutral);
    expect(word(maya)).toContain('Dr. Daniel Reyes, about Advocacy: you ask today.');
    // She left it as it stood there for another day.
    expect(word(maya)).toContain('“When I have ten quiet minutes on Thu, Dec 3, I will send it.”');
    expect(word(maya)).toContain('Could we talk about who decides?');
    expect(labels(maya)).toEqual(['Open the chat with them', 'I sent it', 'Another day', 'Let it go']);
    expect(maya.notifications()).toHaveLength(before + 1);
    expect(JSON.stringify(maya.notifications().at(-1))).not.toMatch(/Reyes|Advocacy|decides/);
  });

  await step(
    'another day, in the message: a day that has come is told at its input; then it says the day',
    async () => {
      expect(JSON.stringify(await anotherDay(maya, '2026-12-03'))).toContain('Choose a day from tomorrow on');
      await maya.close({ all: true });
      // A Saturday: hers to choose.
      await anotherDay(maya, '2026-12-05');
      await running.bot.idle();
      expect(word(maya)).toContain('You ask Dr. Daniel Reyes about Advocacy on Sat, Dec 5, 2026.');
      expect(word(maya)).toContain('on Sat, Dec 5, I will send it.');
      expect(word(maya)).not.toContain('who decides');
      const before = maya.notifications().length;
      await at('2026-12-05T14:00:00Z');
      await running.bot.idle();
      expect(maya.notifications()).toHaveLength(before + 1);
      expect(words(maya)).toHaveLength(1);
      expect(word(maya)).toContain('Dr. Daniel Reyes, about Advocacy: you ask today.');
    },
  );

  await step('sent: the message is edited to what follows, and pushes nothing', async () => {
    const before = maya.notifications().length;
    await maya.press('I sent it', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('I ask you about the answer on Mon, Dec 14, 2026.');
    expect(labels(maya)).toEqual([...answers, 'Not sent after all']);
    expect(maya.modal()).toBeUndefined();
    expect(maya.notifications()).toHaveLength(before);
  });

  await step('not sent after all: the words stand there again, and nothing more comes of it', async () => {
    const before = maya.notifications().length;
    await maya.press('Not sent after all', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('Dr. Daniel Reyes, about Advocacy: you ask today.');
    expect(labels(maya)).toEqual(['Open the chat with them', 'I sent it', 'Another day', 'Let it go']);
    await maya.press('I sent it', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('I ask you about the answer on Mon, Dec 14, 2026.');
    expect(maya.notifications()).toHaveLength(before);
  });

  await step('asked in a window, it is the same question with the same answers', async () => {
    await maya.command('/mentoring network');
    await maya.press('What did they say?');
    expect(textOf(maya.modal())).toContain([...answers, 'Not sent after all', 'Let it go'].join('\n'));
    await maya.press('No answer yet', { in: 'modal' });
    expect(textOf(maya.modal())).toContain(
      'No answer from Dr. Daniel Reyes about Advocacy yet, and that is common. Give it until Mon, Dec 14, 2026.',
    );
    await maya.press('Not sent after all', { in: 'modal' });
    await maya.press('I have sent it', { in: 'modal' });
    expect(textOf(maya.modal())).toContain('Noted on your map.\nNot sent after all');
    await maya.close({ all: true });
    await running.bot.idle();
  });

  await step('a week later: the day is nobody’s choice, so it moves to the next working day', async () => {
    await at('2026-12-12T18:00:00Z');
    await running.bot.idle();
    expect(word(maya)).not.toContain('Has Dr. Daniel Reyes answered');
    await at('2026-12-14T14:00:00Z');
    await running.bot.idle();
    expect(words(maya)).toHaveLength(1);
    expect(words(maya)[0]?.text).toBe(neutral);
    expect(word(maya)).toContain('Has Dr. Daniel Reyes answered about Advocacy?');
    expect(labels(maya)).toEqual(answers);
  });

  await step('no answer yet: the one chase, in place; then the next person, a week after', async () => {
    await maya.press('No answer yet', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('no answer yet. One friendly second message is fine.');
    expect(labels(maya)).toContain('I wrote again');
    await maya.press('I wrote again', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('I ask you about the answer on Mon, Dec 21, 2026.');
    await at('2026-12-21T14:00:00Z');
    await running.bot.idle();
    await maya.press('No answer yet', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('time for the next person');
    expect(labels(maya)).toEqual([...answers.filter((one) => one !== 'No answer yet'), 'The next person']);
  });

  await step('a yes, in place: warmly, and a day for the one talk is the one act', async () => {
    await maya.press('They said yes', { in: 'message' });
    await running.bot.idle();
    expect(word(maya)).toContain('Dr. Daniel Reyes said yes to a talk about Advocacy. Well asked!');
    expect(labels(maya)).toEqual(['Find a day']);
    await maya.press('Find a day', { in: 'message' });
    await maya.choose('talk-on', '2026-12-23');
    await maya.submit();
    await maya.close({ all: true });
    await running.bot.idle();
    expect(word(maya)).toContain('You talk with Dr. Daniel Reyes about Advocacy on Wed, Dec 23, 2026.');
  });
}, 60_000);

test('two things of one day are one message; what is let go leaves it, and what is taken out stays away', async () => {
  const jonas = await someone('jonas');
  await at('2027-01-04T12:00:00Z');
  await jonas.command('/mentoring network');
  await jonas.press('network:add');
  await jonas.type('Or a name, or initials', 'J. B.');
  await jonas.choose('What do they help you with, or could?', 'A safe ear');
  await jonas.choose('How is it now?', 'helps me now');
  await jonas.submit();
  await jonas.press('network:remind');
  await jonas.choose('On which day?', '2027-01-06');
  await jonas.submit();
  await jonas.close({ all: true });
  await ask(jonas, '2027-01-06', (who) => who.choose('When do you hope for an answer?', '2027-01-08'));
  const before = jonas.notifications().length;
  await at('2027-01-06T18:00:00Z');
  await running.bot.idle();
  expect(jonas.notifications()).toHaveLength(before + 1);
  expect(words(jonas)).toHaveLength(1);
  expect(word(jonas)).toContain('Dr. Daniel Reyes, about Advocacy: you ask today.');
  expect(word(jonas)).toMatch(/Also:\n.+\nOpen my map/);
  await jonas.press('I sent it', { in: 'message' });
  await running.bot.idle();

  await step('the day she hopes for an answer is hers; asked too soon for a chase, it waits for its day', async () => {
    await at('2027-01-08T18:00:00Z');
    await running.bot.idle();
    // The reminder that she has not dealt with rides along, and the message before is gone.
    expect(words(jonas)).toHaveLength(1);
    expect(word(jonas)).toContain('Has Dr. Daniel Reyes answered');
    expect(word(jonas)).toContain('Also:');
    await jonas.press('No answer yet', { in: 'message' });
    await running.bot.idle();
    expect(word(jonas)).toContain('Give it until Wed, Jan 13, 2027.');
  });

  await step('an answer that is noted elsewhere changes the message, too', async () => {
    await jonas.command('/mentoring network');
    await jonas.press('What did they say?');
    await jonas.press('network:not-now');
    await jonas.close({ all: true });
    await running.bot.idle();
    expect(word(jonas)).toContain("Dr. Daniel Reyes can't help with Advocacy now.");
    expect(labels(jonas)).toEqual(['The next person']);
  });

  await step('taken out of the chat, it does not come back by a change', async () => {
    await jonas.chooseIn('message', 'shared:menu', 'Remove from chat');
    expect(words(jonas)).toEqual([]);
    expect(jonas.ephemerals().at(-1)?.text).toContain('Removed from the chat.');
    await jonas.command('/mentoring network');
    await jonas.press('network:more');
    await jonas.chooseIn('modal', 'shared:menu', 'Dismiss');
    await jonas.close({ all: true });
    await running.bot.idle();
    expect(words(jonas)).toEqual([]);
  });
}, 60_000);

test('nights hold a day by default, not one that she set; they end by themselves', async () => {
  const sofia = await someone('sofia');
  await at('2027-02-01T12:00:00Z');
  await ask(sofia, '2027-02-02');
  await at('2027-02-02T18:00:00Z');
  await running.bot.idle();
  await sofia.press('I sent it', { in: 'message' });

  await step('in one tap from the message: a day, and Home says so', async () => {
    await sofia.chooseIn('message', 'shared:menu', 'Nights until…');
    await sofia.choose('Your last day of nights', '2027-01-31');
    expect(JSON.stringify(await sofia.submit())).toContain('Choose today or a later day within a year.');
    await sofia.choose('Your last day of nights', '2027-02-12');
    await sofia.submit();
    expect(text(sofia)).toContain('Nights until Fri, Feb 12, 2027.');
    await sofia.close({ all: true });
    await sofia.openHome();
    expect(textOf(sofia.home())).toContain('Nights until Fri, Feb 12, 2027.');
  });

  await step('the day of another ask, in her nights, comes; the answer a week after waits for the Monday', async () => {
    await ask(sofia, '2027-02-06');
    const before = sofia.notifications().length;
    await at('2027-02-06T18:00:00Z');
    await running.bot.idle();
    expect(sofia.notifications()).toHaveLength(before + 1);
    for (const day of ['09', '10', '11', '12', '13', '14']) await at(`2027-02-${day}T18:00:00Z`);
    await running.bot.idle();
    expect(sofia.notifications()).toHaveLength(before + 1);
    await at('2027-02-15T18:00:00Z');
    await running.bot.idle();
    expect(sofia.notifications()).toHaveLength(before + 2);
    expect(word(sofia)).toContain('Has Dr. Daniel Reyes answered');
    await sofia.openHome();
    expect(textOf(sofia.home())).not.toContain('Nights until Fri');
    expect(textOf(sofia.home())).toContain('Monday to Friday');
  });
}, 60_000);

test('where the reader is, once, by whichever replica; in the evening it is the morning after', async () => {
  // Stockholm.
  const tomas = await someone('tomas');
  await at('2027-03-01T05:00:00Z');
  await ask(tomas, '2027-03-02');
  const before = tomas.notifications().length;
  await at('2027-03-02T06:59:00Z');
  await running.bot.idle();
  expect(tomas.notifications()).toHaveLength(before);
  const other = await replicaOf(running);
  try {
    await running.sandbox.clock({ do: 'jump', to: '2027-03-02T07:00:00Z' });
    await Promise.all([running.bot.tick(), other.bot.tick(), running.bot.tick(), other.bot.tick()]);
    await Promise.all([running.bot.idle(), other.bot.idle()]);
    expect(tomas.notifications()).toHaveLength(before + 1);
  } finally {
    await other.stop();
  }
  await anotherDay(tomas, '2027-03-05');
  // Nobody was there all Friday; Saturday is no day that he set.
  await at('2027-03-05T18:30:00Z');
  for (const day of ['06', '07', '08']) await at(`2027-03-${day}T09:00:00Z`);
  await running.bot.idle();
  expect(tomas.notifications()).toHaveLength(before + 1);
  await tomas.openHome();
  expect(textOf(tomas.home())).toContain('Dr. Daniel Reyes');
}, 60_000);

test('not taken by Slack until the evening: it comes the working day after, once, and says for which day it was', async () => {
  // Toronto.
  const priya = await someone('priya');
  await at('2027-03-09T12:00:00Z');
  await ask(priya, '2027-03-10');
  const before = priya.notifications().length;
  running.sandbox.switches({ apiFault: 'status_503', faultMethods: ['chat.postMessage'], faultTimes: 10_000 });
  for (const time of ['10T17:00', '10T22:30', '11T03:00']) await at(`2027-03-${time}:00Z`);
  running.sandbox.switches({ apiFault: 'none', faultMethods: [], faultTimes: 0 });
  for (const time of ['04:00', '10:00']) await at(`2027-03-11T${time}:00Z`);
  await running.bot.idle();
  expect(priya.notifications()).toHaveLength(before);
  for (const time of ['11T17:00', '11T19:00', '12T17:00', '13T17:00']) await at(`2027-03-${time}:00Z`);
  await running.bot.idle();
  expect(priya.notifications()).toHaveLength(before + 1);
  expect(words(priya)).toHaveLength(1);
  expect(word(priya)).toContain('you meant to ask on Wed, Mar 10, 2027.');
}, 60_000);

test('let go, it is gone with its message', async () => {
  const helen = await someone('helen');
  await at('2027-04-05T05:00:00Z');
  await ask(helen, '2027-04-06');
  await at('2027-04-06T12:00:00Z');
  await running.bot.idle();
  expect(words(helen)).toHaveLength(1);
  await helen.press('Let it go', { in: 'message' });
  await running.bot.idle();
  expect(words(helen)).toEqual([]);
  expect(helen.ephemerals().at(-1)?.text).toContain('That ask is gone.');
  await helen.command('/mentoring network');
  expect(text(helen)).not.toContain('you ask on');
  await helen.close({ all: true });

  await step('one that is noted for today at noon is in her hands: no message comes on top', async () => {
    await at('2027-04-07T12:00:00Z');
    const before = helen.notifications().length;
    await ask(helen, '2027-04-07');
    for (const instant of ['2027-04-07T13:00:00Z', '2027-04-08T12:00:00Z']) await at(instant);
    await running.bot.idle();
    expect(helen.notifications()).toHaveLength(before);
  });
}, 60_000);
