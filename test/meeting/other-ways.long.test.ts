import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

/*
 * The whole way from a yes to the next agenda where one of the two is not in this Slack, and where the two want no channel: what
 * she does is the same, and what would be posted is hers to send, or comes to each as a message.
 */

const flat = (surface: unknown): string => textOf(surface as never).replaceAll(': \n', ': ');

/** She says of somebody on her map that they said yes to a talk about Advocacy today. */
async function yes(maya: PersonDoor, put: () => Promise<void>): Promise<void> {
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await put();
  await maya.choose('What do they help you with, or could?', 'Advocacy');
  await maya.choose('How is it now?', 'could help');
  await maya.submit();
  await maya.press('Write the ask');
  await maya.submit();
  await maya.press('I have sent it');
  await maya.press('What did they say?');
  await maya.press('They said yes');
  await maya.choose('On which day do you talk?', '2026-12-01');
  await maya.submit();
}

const begin = async (): Promise<{ running: Running; maya: PersonDoor; modal: () => string; home: () => string }> => {
  const running = await runBot({ embedded: true });
  const maya = running.sandbox.person('maya');
  await jumpTo(running, '2026-12-01T15:00:00Z');
  await quickCheck(running, maya);
  return { running, maya, modal: () => flat(maya.modal()), home: () => flat(maya.home()) };
};

describe('with a mentor who is not in this Slack', () => {
  let all: Awaited<ReturnType<typeof begin>>;
  beforeAll(async () => {
    all = await begin();
  });
  afterAll(() => all.running.stop());

  test('from a yes to the next agenda', async () => {
    const { running, maya, modal, home } = all;
    await step('they say yes, agree, and she notes it', async () => {
      await yes(maya, () => maya.type('Or a name, or initials', 'Prof. Edith Brandt'));
      // Before the talk: that they meet then is said once, by their meeting.
      await maya.press("Propose how we'd work");
      expect(modal()).toContain('Hi Prof. Brandt, thank you for saying yes.');
      await maya.press('We agreed on this');
      expect(modal()).toContain('what you and Prof. Edith Brandt agreed.');
      await maya.press('Next meeting');
    });

    await step('times are a text with a mail, and the form that notes one begins with them', async () => {
      await maya.press('Offer times');
      const [first = ''] = modal().match(/\w{3}, Dec \d+, \d\d:\d\d/) ?? [];
      await maya.submit();
      expect(modal()).toContain('Hi Prof. Brandt, would one of these suit you for our next meeting, for 50 minutes?');
      expect(modal()).toContain(first);
      expect(JSON.stringify(maya.modal())).toMatch(/"url":"mailto:/);
      await maya.press('Already arranged');
      expect(modal()).toContain(`You wrote to Prof. Edith Brandt:\n• ${first}`);
      await maya.submit();
      expect(modal()).toContain(`${first} is noted.`);
      await maya.press('Prepare the agenda');
    });

    await step('the agenda is a text, with the time in it', async () => {
      await maya.type('Add something', 'How do I say no to a project?\nWhom should I meet in ethics?');
      await maya.submit();
      expect(modal()).toMatch(/Hi Prof\. Brandt, here is what I would like to talk about when we meet \(\w{3}, Dec \d/);
      expect(modal()).toContain('- How do I say no to a project?\n- Whom should I meet in ethics?');
      await maya.close({ all: true });
      await running.sandbox.settled();
    });

    await step('a day later she says in Home that they met, and writes it up for herself and to copy', async () => {
      await jumpTo(running, '2026-12-12T18:00:00Z');
      await maya.openHome();
      await maya.press('We met', { in: 'home' });
      await maya.press('Write it up');
      expect(modal()).toContain('For you, and to copy');
      await maya.type('What did you two decide?', 'Leave the survey to Sam.');
      await maya.choose('What did you get to? The rest goes on the next agenda.', 'Whom should I meet in ethics?');
      await maya.type('Action 1', 'Tell Sam by mail');
      await maya.submit();
      await maya.submit();
      expect(modal()).toContain('Saved for you.');
      await maya.close({ all: true });
      await maya.openHome();
      expect(home()).not.toContain('you talk with Prof. Edith Brandt');
      expect(home()).not.toContain('Did you meet');
    });

    await step('the next agenda begins with what is open', async () => {
      await maya.command('/mentoring agenda');
      expect(modal()).toContain('How do I say no to a project? (from ');
      expect(modal()).not.toContain('Whom should I meet in ethics?');
      await maya.submit();
      expect(modal()).toContain('Tell Sam by mail');
      expect(modal()).toContain('Hi Prof. Brandt');
    });
  });
});

describe('with no channel', () => {
  let all: Awaited<ReturnType<typeof begin>>;
  beforeAll(async () => {
    all = await begin();
  });
  afterAll(() => all.running.stop());

  test('from a yes to the next agenda: two copies of each, and one of everything else', async () => {
    const { running, maya, modal } = all;
    const helen = running.sandbox.person('helen');
    const settled = () => running.sandbox.settled();
    const to = (who: PersonDoor) => who.dm().map(flat);
    await step('they agree to talk without a channel', async () => {
      await yes(maya, () => maya.choose('Somebody in this Slack', 'Dr. Helen Zhou'));
      // Before the talk: that they meet then is said once, by their meeting.
      await maya.press("Propose how we'd work");
      await maya.press('Change the words');
      await maya.choose('A channel for the two of you', 'None: each reads what is agreed in their own messages');
      await maya.submit();
      await maya.submit();
      await maya.close({ all: true });
      await settled();
      await helen.press('Agree');
      await settled();
      expect([...running.sandbox.workspace.store.conversations.values()].some(({ name }) => name === 'maya-zhou')).toBe(
        false,
      );
    });

    await step('times come to her, one tap takes one', async () => {
      await maya.openHome();
      await maya.press('Offer times', { in: 'home' });
      await maya.submit();
      await maya.close({ all: true });
      await settled();
      const [take = ''] =
        to(helen)
          .at(-1)
          ?.match(/Take \w{3}, Dec \d+, \d\d:\d\d \([\w ]+\)/) ?? [];
      await helen.press(take);
      await settled();
      expect(to(maya).at(-1)).toContain('It is set.');
    });

    await step('the agenda comes to each as a copy, and a topic of hers stands in both', async () => {
      await maya.openHome();
      await maya.press('Prepare the agenda', { in: 'home' });
      await maya.type('Add something', 'How do I say no to a project?\nWhom should I meet in ethics?');
      await maya.submit();
      expect(modal()).toContain('This is how it will stand: a message to you, and one to Dr. Helen Zhou.');
      await maya.submit();
      await maya.close({ all: true });
      await settled();
      await jumpTo(running, '2026-12-02T16:00:00Z');
      for (const who of [maya, helen]) expect(to(who).at(-1)).toContain('How do I say no to a project?');
      await helen.press('Add a topic');
      await helen.type('Add something', 'Your teaching day');
      await helen.submit();
      await helen.close({ all: true });
      await settled();
      for (const who of [maya, helen]) expect(to(who).join('\n')).toContain('Your teaching day (from Dr. Helen Zhou)');
    });

    await step('they meet, she writes it up, and both copies are the record', async () => {
      await jumpTo(running, '2026-12-10T18:00:00Z');
      await maya.openHome();
      await maya.press('We met', { in: 'home' });
      await maya.press('Write it up');
      await maya.type('What did you two decide?', 'Leave the survey to Sam.');
      await maya.choose('What did you get to? The rest goes on the next agenda.', 'Whom should I meet in ethics?');
      await maya.type('Action 1', 'Tell Sam by mail');
      await maya.type('Notes', 'I was nervous');
      await maya.submit();
      await maya.submit();
      await maya.close({ all: true });
      await settled();
      for (const who of [maya, helen]) {
        const [record = '', ...others] = to(who).filter((one) => one.includes('Meeting: Maya Okafor and'));
        expect(others).toEqual([]);
        expect(record).toContain('Leave the survey to Sam.');
        expect(record).toContain('Maya Okafor: Tell Sam by mail');
        expect(record).not.toContain('nervous');
      }
    });

    await step('the next agenda begins with what is open', async () => {
      await maya.command('/mentoring agenda');
      expect(modal()).toContain('How do I say no to a project? (from ');
      expect(modal()).toContain('Your teaching day (from Dr. Helen Zhou');
      expect(modal()).not.toContain('Whom should I meet in ethics?');
      await maya.submit();
      expect(modal()).toContain('Maya Okafor: Tell Sam by mail');
    });
  });
});
