import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { sayDay } from '../../src/calendar.ts';
import { type Running, runBot } from '../support/bot.ts';
import { step, textOf } from '../support/journey.ts';
import { nextWorkday, putOnMap, setGoal, sharedIn, shareWith, wordsOf } from '../support/shares.ts';

/** Monday morning for Maya in Chicago. */
const monday = new Date('2026-11-23T15:00:00Z');

describe('a goal shared with a mentor', () => {
  let running: Running;
  let now = monday;
  let maya: PersonDoor;
  let daniel: PersonDoor;
  const text = () => textOf(maya.modal());
  /** All that has ever made a sound. */
  const pushes = () => daniel.notifications().length;

  beforeAll(async () => {
    running = await runBot({ now: () => now });
    maya = running.sandbox.person('maya');
    daniel = running.sandbox.person('daniel');
    await maya.openHome();
    await running.bot.idle();
  });
  afterAll(() => running.stop());

  test('from nobody to choose to a goal that is removed, each side sees what holds', async () => {
    await step('with nobody to choose: said kindly, with the way to the map', async () => {
      await setGoal(maya, 'Give grand rounds once', {
        step: 'Ask for a date',
        why: 'because of the night I nearly gave up',
      });
      await maya.press('Share with a mentor');
      expect(text()).toContain('Put your mentor on your map, picked from this Slack');
      expect(maya.modal()?.submit).toBeNull();
      await maya.press('Put someone on my map');
      await maya.choose('Somebody in this Slack', 'Priya Raman');
      await maya.choose('How is it now?', 'could help');
      await maya.submit();
      // Back where she was, with who was put there chosen already.
      expect(text()).toContain('What they will get, word for word');
      expect(JSON.stringify(maya.modal()?.state?.values)).toContain('Priya Raman');
      await maya.press('Put someone on my map');
      await maya.press('Back');
      expect(text()).toContain('What they will get, word for word');
      await maya.close({ all: true });
    });

    await step(
      'offers first who said yes, then who helps now, then the rest, and not who has left or is not in this Slack',
      async () => {
        await putOnMap(maya, 'Dr. Helen Zhou', 'helps me now');
        await putOnMap(maya, 'Dr. Daniel Reyes');
        await putOnMap(maya, 'ruth');
        await maya.command('/mentoring network');
        await maya.press('network:add');
        await maya.type('Or a name, or initials', 'My aunt');
        await maya.submit();
        await maya.press('Ask someone');
        await maya.choose('Whom will you ask?', 'Dr. Daniel Reyes');
        await maya.submit();
        await maya.press('I have sent it');
        await maya.press('What did they say?');
        await maya.press('They said yes');
        await maya.close({ all: true });
        await maya.command('/mentoring goals');
        await maya.press('Open goal 1');
        await maya.press('Share with a mentor');
        const select = JSON.stringify(maya.modal()?.blocks);
        const order = ['Dr. Daniel Reyes', 'Dr. Helen Zhou', 'Priya Raman'].map((name) => select.indexOf(name));
        expect(order.every((at) => at > 0)).toBe(true);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(select).not.toMatch(/Ruth|aunt/);
      },
    );

    await step('chosen and not sent, nothing is kept and nobody hears of it', async () => {
      await maya.choose('With whom?', 'Dr. Helen Zhou');
      await maya.press('Back to this goal');
      expect(text()).not.toContain('Shared with');
      await maya.press('Share with a mentor');
      expect(JSON.stringify(maya.modal()?.state?.values ?? {})).not.toContain('selected_option":{');
      await running.bot.idle();
      expect(running.sandbox.person('helen').notifications()).toEqual([]);
    });

    await step('arrives word for word as the preview said, and says all of it to a locked phone', async () => {
      const preview = wordsOf(maya.modal());
      expect(preview).toContain('Only this one person reads it from me');
      await maya.choose('With whom?', 'Dr. Daniel Reyes');
      await maya.submit();
      expect(text()).toContain('Shared with Dr. Daniel Reyes. The message is on its way to them.');
      expect(text()).toContain('Shared with Dr. Daniel Reyes: what you want to reach, by when');
      expect(text()).toContain('Mon, Nov 23, 2026  \nShared with Dr. Daniel Reyes.');
      await running.bot.idle();
      const [message, ...others] = sharedIn(daniel);
      expect(others).toEqual([]);
      const words = wordsOf(message);
      expect(preview).toContain(words);
      expect(words).toContain('Maya Okafor shares a goal with you');
      expect(words).toContain('Reading it is enough.');
      expect(words).toContain('Give grand rounds once');
      expect(words).toContain('By when: \nFri, Jan 15, 2027');
      expect(words).toContain('First small step: \nAsk for a date');
      expect(words).not.toContain('nearly gave up');
      for (const line of (message?.text ?? '').split('\n')) expect(preview).toContain(line);
      expect(message?.text).toBe('Somebody shares something with you');
      const link = `slack://user?team=${running.sandbox.teamId}&id=${maya.id}`;
      expect(JSON.stringify(message?.blocks)).toContain(link);
      expect(textOf(message)).toContain('Message Maya');
      // This one message, and no welcome: he never asked for a bot.
      expect(pushes()).toBe(1);
      expect(daniel.dm()).toHaveLength(1);
    });

    await step('is marked in the list, and stands in the Home of a mentor who is no mentee', async () => {
      await maya.press('Back to my goals');
      expect(text()).toContain('by Fri, Jan 15, 2027 · shared with Dr. Daniel Reyes');
      await daniel.openHome();
      const home = textOf(daniel.home());
      expect(home).toContain('Shared with you\nMaya Okafor: Give grand rounds once, by Fri, Jan 15, 2027');
      expect(home).toContain('Hello Dr. Reyes');
      // It is about his part, and never has him begin: that is one line, and no primary button.
      expect(home).not.toMatch(/Your next step\n|The three steps|Your goals|you are here/);
      expect(home.indexOf('Begin for myself')).toBeGreaterThan(home.indexOf('When I write to you'));
      expect(JSON.stringify(daniel.home())).not.toContain('"primary"');
      // The command alone answers with the same part.
      await daniel.command('/mentoring');
      expect(textOf(daniel.modal())).toContain('Maya Okafor: Give grand rounds once, by Fri, Jan 15, 2027');
      expect(textOf(daniel.modal())).not.toContain('You steer this');
      await daniel.press('Who can see what');
      expect(textOf(daniel.modal())).toMatch(/If somebody shares a goal with you[\s\S]*What you rate/);
      await daniel.close({ all: true });
      await daniel.command('/mentoring help');
      expect(daniel.ephemerals().at(-1)?.text).toContain('If somebody shares goals with you, they stand in Home');
      expect(textOf(maya.home())).not.toContain('Shared with you');
    });

    await step('follows its changes in place, without a second push, and not what is not shown', async () => {
      const before = sharedIn(daniel)[0]?.ts;
      await maya.press('Open goal 1');
      await maya.press('Change this goal');
      expect(text()).toContain('Dr. Daniel Reyes is shown four of these');
      expect(text()).toContain('They see a change as soon as you save.');
      await maya.type('measure', 'Someone asks a question');
      await maya.type('what', 'Give grand rounds, once');
      await maya.submit();
      await running.bot.idle();
      expect(textOf(sharedIn(daniel)[0])).toContain("How they'll know: \nSomeone asks a question");
      expect(textOf(daniel.home())).toContain('Give grand rounds, once');
      const updates = () => running.sandbox.inspector.log().entries.filter(({ name }) => name === 'chat.update').length;
      const sent = updates();
      await maya.press('Change this goal');
      await maya.type('why', 'another reason');
      await maya.submit();
      await running.bot.idle();
      expect(updates()).toBe(sent);
      for (const [press, label, words] of [
        ['I have done it', 'Done', 'done on Mon, Nov 23, 2026'],
        ['Take it up again', 'By when', 'by Fri, Jan 15, 2027'],
        ['Let it go', 'Let go', 'let go on Mon, Nov 23, 2026'],
      ] as const) {
        await maya.press(press);
        await running.bot.idle();
        const said = `${label}: \n${words.replace(/^.*? (?=Mon|Fri)/, '')}`;
        expect(textOf(sharedIn(daniel)[0])).toContain(said);
        expect(text()).toContain(said);
        if (label !== 'By when') expect(textOf(sharedIn(daniel)[0])).not.toContain('By when');
        // What is closed stands in his Home until he takes it away.
        expect(textOf(daniel.home())).toContain(`Maya Okafor: Give grand rounds, once, ${words}`);
        expect(textOf(daniel.home()).includes('\nRemove\n')).toBe(label !== 'By when');
      }
      await maya.press('Take it up again');
      await running.bot.idle();
      expect(sharedIn(daniel).map(({ ts }) => ts)).toEqual([before]);
      expect(pushes()).toBe(1);
      expect(textOf(sharedIn(daniel)[0])).not.toMatch(/another reason|nearly gave up/);
    });

    await step('goes from the chat when she stops, and is posted anew when she shares it again', async () => {
      await maya.press('Stop sharing', { confirm: false });
      expect(text()).toContain('Shared with Dr. Daniel Reyes: ');
      await maya.press('Stop sharing');
      expect(text()).toContain('No longer shared with Dr. Daniel Reyes. I take the message out of their chat.');
      expect(text()).not.toContain('Shared with Dr. Daniel Reyes: ');
      await running.bot.idle();
      expect(daniel.dm().filter(({ ephemeral }) => !ephemeral)).toEqual([]);
      expect(textOf(daniel.home())).toContain('Shared with you\nNothing is shared with you just now.');
      now = new Date(now.getTime() + 60_000);
      await shareWith(maya, 'Dr. Daniel Reyes');
      await running.bot.idle();
      expect(sharedIn(daniel)).toHaveLength(1);
      expect(pushes()).toBe(2);
    });

    await step(
      'goes when the mentor wants to see no more of it, and she finds that in the history, without a message',
      async () => {
        const hers = maya.notifications().length;
        await daniel.press('Who can see what', { in: 'message' });
        expect(textOf(daniel.modal())).toContain('If somebody shares a goal with you');
        await daniel.close();
        await daniel.press('Take this goal out', { in: 'message', confirm: false });
        expect(sharedIn(daniel)).toHaveLength(1);
        await daniel.press('Take this goal out', { in: 'message' });
        await running.bot.idle();
        expect(sharedIn(daniel)).toEqual([]);
        expect(daniel.ephemerals().at(-1)?.text).toContain('Taken out.');
        await maya.close({ all: true });
        await maya.command('/mentoring goals');
        expect(text()).not.toContain('shared with');
        await maya.press('Open goal 1');
        expect(text()).toContain('Dr. Daniel Reyes no longer follows this goal.');
        expect(maya.notifications()).toHaveLength(hers);
        expect(pushes()).toBe(2);
      },
    );

    await step('that was about one goal: the next she shares comes, and so would this one', async () => {
      now = nextWorkday(now);
      await shareWith(maya, 'Dr. Daniel Reyes');
      await maya.close({ all: true });
      await setGoal(maya, 'One more of hers');
      await shareWith(maya, 'Dr. Daniel Reyes');
      await running.bot.idle();
      expect(sharedIn(daniel)).toHaveLength(2);
      expect(pushes()).toBe(4);
    });

    await step('no more goals from her: all of hers go, after a question that says so', async () => {
      const hers = maya.notifications().length;
      await daniel.press('No more goals from Maya', { in: 'message' });
      expect(textOf(daniel.modal())).toContain('I take everything that Maya Okafor shares with you out of our chat.');
      await daniel.close();
      await running.bot.idle();
      expect(sharedIn(daniel)).toHaveLength(2);
      await daniel.press('No more goals from Maya', { in: 'message' });
      await daniel.press('No more goals from Maya', { in: 'modal' });
      expect(textOf(daniel.modal())).toContain('Nothing more comes from Maya Okafor until you allow it');
      await daniel.close();
      await running.bot.idle();
      expect(sharedIn(daniel)).toEqual([]);
      await maya.press('Back to my goals');
      await maya.press('Open goal 1');
      await maya.press('Back to my goals');
      expect(text()).not.toContain('shared with');
      await maya.press('Open goal 2');
      expect(text()).toContain('Dr. Daniel Reyes no longer follows this goal.');
      await maya.press('Remove for good');
      await maya.press('Open goal 1');
      expect(maya.notifications()).toHaveLength(hers);
    });

    await step('that holds: sharing again says so first, and waits until he allows it', async () => {
      now = nextWorkday(now);
      await shareWith(maya, 'Dr. Daniel Reyes');
      expect(text()).toContain('Dr. Daniel Reyes takes no more goals from you for now.');
      await maya.submit();
      expect(text()).toContain('Noted: Dr. Daniel Reyes sees it once they allow it in their Home.');
      await maya.press("Don't share it");
      expect(text()).not.toContain('Waits until');
      await daniel.openHome();
      expect(textOf(daniel.home())).toContain('Maya Okafor: you take no more goals from them for now.');
      await shareWith(maya, 'Dr. Daniel Reyes');
      await maya.submit();
      await running.bot.idle();
      expect(sharedIn(daniel)).toEqual([]);
      expect(pushes()).toBe(4);
      expect(textOf(daniel.home())).toContain('Maya Okafor would like to share a goal with you.');
      // It holds for her alone.
      const jonas = running.sandbox.person('jonas');
      await putOnMap(jonas, 'Dr. Daniel Reyes');
      await setGoal(jonas, 'Of somebody else');
      await shareWith(jonas, 'Dr. Daniel Reyes');
      await running.bot.idle();
      expect(sharedIn(daniel).map((one) => textOf(one))).toEqual([expect.stringContaining('Of somebody else')]);
      await jonas.press('Remove for good');
      await jonas.close({ all: true });
      await daniel.press('Take their goals again');
      await running.bot.idle();
      expect(sharedIn(daniel)).toHaveLength(1);
      expect(textOf(daniel.home())).not.toContain('would like to share');
      await maya.press('Back to my goals');
      await maya.press('Open goal 1');
      expect(text()).toContain('Shared with Dr. Daniel Reyes: ');
    });

    await step('what is done comes with a headline that says so', async () => {
      await maya.press('I have done it');
      await running.bot.idle();
      expect(textOf(sharedIn(daniel)[0])).toContain('Maya Okafor did it: this goal is done');
    });

    await step('and is tidied away in Home, with its message', async () => {
      const sent = pushes();
      await daniel.press('Remove', { in: 'home' });
      await running.bot.idle();
      expect(textOf(daniel.home())).toContain('Nothing is shared with you just now.');
      expect(sharedIn(daniel)).toEqual([]);
      await maya.press('Take it up again');
      expect(text()).toContain('Dr. Daniel Reyes no longer follows this goal.');
      await running.bot.idle();
      expect(pushes()).toBe(sent);
      now = nextWorkday(now);
      await shareWith(maya, 'Dr. Daniel Reyes');
      await running.bot.idle();
    });

    await step('goes when she removes the goal for good', async () => {
      now = nextWorkday(now);
      await running.bot.idle();
      expect(sharedIn(daniel)).toHaveLength(1);
      await maya.press('Remove for good');
      await running.bot.idle();
      expect(daniel.dm().filter(({ ephemeral }) => !ephemeral)).toEqual([]);
      await maya.close({ all: true });
    });
  }, 60_000);

  test('shows odd words letter by letter, and calls nobody', async () => {
    const odd = '<!channel> *b* & <@U1> :tada: ظ🙂';
    const sofia = running.sandbox.person('sofia');
    now = nextWorkday(now);
    await sofia.openHome();
    await putOnMap(sofia, 'Dr. Daniel Reyes');
    await daniel.openHome();
    await daniel.press('Show the full text');
    await setGoal(sofia, odd, { measure: odd, step: odd });
    await shareWith(sofia, 'Dr. Daniel Reyes');
    await running.bot.idle();
    const [message] = sharedIn(daniel);
    const blocks = JSON.stringify(message?.blocks);
    expect(textOf(message).match(/<!channel> \*b\* & <@U1> :tada: ظ🙂/g)).toHaveLength(3);
    expect(blocks).not.toMatch(/"mrkdwn","text":"[^"]*channel/);
    expect(message?.text).toContain('shares a goal with you\n&lt;!channel&gt; *b* &amp; &lt;@U1&gt; :tada: ظ🙂\n');
    expect(message?.text).not.toMatch(/<[!@]/);
    await sofia.press('Back to my goals');
    await sofia.close({ all: true });
  });

  test('the five next due stand in the Home of the mentor, and how many more; two messages a day come', async () => {
    const jonas = running.sandbox.person('jonas');
    const helen = running.sandbox.person('helen');
    await jonas.openHome();
    await running.bot.idle();
    await putOnMap(jonas, 'Dr. Helen Zhou');
    const said: string[] = [];
    for (let n = 0; n < 7; n++) {
      now = new Date(now.getTime() + 1000);
      await setGoal(jonas, `Goal ${n}`);
      await jonas.press('Change this goal');
      await jonas.choose('due', `2027-01-${28 - n}`);
      await jonas.submit();
      await shareWith(jonas, 'Dr. Helen Zhou');
      said.push(textOf(jonas.modal()).match(/is on its way to|comes on [^.]*?(?=, at 8)|comes on one of/)?.[0] ?? '');
      await jonas.close({ all: true });
    }
    // What finds no room comes the next day, and he has read so; with a day as long as it is his own goals that fill it.
    const tomorrow = sayDay(nextWorkday(now).toISOString().slice(0, 10), 'en-US');
    const day = `comes on ${tomorrow}`;
    expect(said).toEqual([...Array(2).fill('is on its way to'), day, day, ...Array(3).fill('comes on one of')]);
    for (const came of [2, 4, 6, 7, 7]) {
      await running.bot.tick();
      await running.bot.idle();
      // What was shared first comes first.
      const there = sharedIn(helen).map((one) => textOf(one).match(/Goal (\d)/)?.[1]);
      expect(there.sort()).toEqual([...'0123456'.slice(0, came)]);
      now = nextWorkday(now);
    }
    await helen.openHome();
    const home = textOf(helen.home());
    expect(home).toMatch(
      /Shared with you\n.*Goal 6, .*\n.*Goal 5, .*\n.*Goal 4, .*\n.*Goal 3, .*\n.*Goal 2, .*\nAnd 2 more/,
    );
    // Nights hold it, of which he reads nothing; ended early, they let it come at once, and the screen says so.
    await helen.press('Nights until…', { in: 'home' });
    await helen.submit();
    await helen.close({ all: true });
    await setGoal(jonas, 'Goal 7');
    await shareWith(jonas, 'Dr. Helen Zhou');
    expect(textOf(jonas.modal())).toContain("The message comes on one of Dr. Helen Zhou's next working days");
    expect(textOf(jonas.modal())).not.toMatch(/[Nn]ight/);
    await jonas.close({ all: true });
    await running.bot.idle();
    expect(sharedIn(helen)).toHaveLength(7);
    await helen.press('My nights are over', { in: 'home' });
    expect(textOf(helen.modal())).toContain('Your nights are over. What has waited comes from now on');
    await running.bot.idle();
    expect(sharedIn(helen)).toHaveLength(8);
    await helen.close({ all: true });
  }, 60_000);
});
