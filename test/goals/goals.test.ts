import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { chosenIn, quickCheck, step, textOf } from '../support/journey.ts';

/** Monday morning for Maya in Chicago; in Stockholm it is the afternoon of the same day. */
const monday = new Date('2026-11-23T15:00:00Z');

/** Sets a goal with a day and, by block id, whatever else is given. */
async function setGoal(person: PersonDoor, what: string, due: string, more: Record<string, string> = {}) {
  await person.command('/mentoring goals');
  await person.press('Add a goal');
  await person.type('what', what);
  await person.choose('due', due);
  for (const [block, text] of Object.entries(more)) await person.type(block, text);
  expect(await person.submit()).toMatchObject({ response: 'updated' });
}

const typed = (person: PersonDoor, block: string): unknown =>
  Object.values(person.modal()?.state?.values[block] ?? {})[0]?.value;

describe('goals', () => {
  let running: Running;
  let now = monday;
  const as = (name: string): PersonDoor => running.sandbox.person(name);

  beforeAll(async () => {
    running = await runBot({ now: () => now });
  });
  afterEach(() => {
    now = monday;
  });
  afterAll(() => running.stop());

  test('a first goal', async () => {
    const maya = as('maya');
    await maya.openHome();
    await running.bot.idle();

    await step('needs its words and its day, and says so where they are asked', async () => {
      await maya.command('/mentoring goals');
      expect(textOf(maya.modal())).toContain('No goal yet.');
      await maya.press('Add a goal');
      expect(await maya.submit()).toMatchObject({
        response: 'errors',
        errors: { what: 'Please complete this required field.', due: 'Please complete this required field.' },
      });
      await maya.type('what', 'Give grand rounds once');
    });

    for (const [day, sentence] of [
      ['2026-11-22', 'That day has gone by. Choose today or a later day.'],
      ['9999-12-31', 'Choose a day up to Sun, Nov 23, 2031. For what lies beyond, set a goal on the way there.'],
    ] as const)
      await step(`by ${day} is answered with a sentence, and everything typed stays`, async () => {
        await maya.choose('due', day);
        expect(await maya.submit()).toMatchObject({ response: 'errors', errors: { due: sentence } });
        expect(typed(maya, 'what')).toBe('Give grand rounds once');
      });

    await step('by today is kept, without a measure too, which is said kindly', async () => {
      await maya.choose('due', '2026-11-23');
      await maya.type('step', 'Ask Dr. Reyes for a date');
      // A moment of the next working day stands there, for that step.
      expect(typed(maya, 'cue')).toBe('When I have half an hour on Tue, Nov 24, I will take it.');
      expect(await maya.submit()).toMatchObject({ response: 'updated' });
      const text = textOf(maya.modal());
      expect(text).toContain('When I have half an hour on Tue, Nov 24, I will take it.');
      expect(text).toContain('Saved.');
      expect(text).toContain('Give grand rounds once');
      expect(text).toContain('Mon, Nov 23, 2026');
      expect(text).toContain("You have not said how you'll know.");
      expect(text).toContain('You set this goal.');
      await maya.press('Back to my goals');
      expect(textOf(maya.modal())).toContain('1. Give grand rounds once\nby Mon, Nov 23, 2026');
      await maya.close();
      await running.sandbox.until(() =>
        textOf(maya.home()).includes('Next: Give grand rounds once, by Mon, Nov 23, 2026'),
      );
    });

    await step('is changed, and shows what changed when', async () => {
      now = new Date('2026-11-25T05:30:00Z'); // Still Tuesday in Chicago.
      await maya.press('Open my next goal', { in: 'home' });
      expect(textOf(maya.modal())).toContain('Its day has gone by. Is it done, does it get a new day');
      await maya.press('Change this goal');
      await maya.type('measure', 'Someone asks a question I had hoped for');
      await maya.choose('due', '2026-12-07');
      await maya.choose('need', 'Teaching');
      await maya.type('what', 'Give grand rounds, once');
      await maya.submit();
      const text = textOf(maya.modal());
      expect(text).not.toContain("You have not said how you'll know.");
      expect(text).toContain('Which of my needs it serves: \nTeaching');
      expect(text).toContain('Tue, Nov 24, 2026');
      expect(text).toContain('What I want to reach: "Give grand rounds, once", before: "Give grand rounds once"');
      expect(text).toContain('By when: "Mon, Dec 7, 2026", before: "Mon, Nov 23, 2026"');
      expect(text).toContain('How I\'ll know: "Someone asks a question I had hoped for"');
      expect(text).toContain('Which of my needs it serves: "Teaching"');
    });

    await step('gets notes, is done, is taken up again, is let go, each without a word of reproach', async () => {
      await maya.press('Add a note');
      await maya.type('note', 'Dr. Reyes said yes 🙂 <!channel>');
      await maya.submit();
      expect(textOf(maya.modal())).toContain('Note: Dr. Reyes said yes 🙂 <!channel>');
      await maya.press('I have done it');
      expect(textOf(maya.modal())).toContain('Done: \nTue, Nov 24, 2026');
      await maya.press('Take it up again');
      expect(textOf(maya.modal())).toContain('It is open again.');
      await maya.press('Let it go');
      expect(textOf(maya.modal())).toContain('Choosing what not to do counts too.');
      await maya.press('See the whole history');
      const text = textOf(maya.modal());
      const order = [
        'You let it go.',
        'You took it up again.',
        'You did it.',
        'Note: ',
        'before: ',
        'You set this goal.',
      ];
      expect(order.map((words) => text.indexOf(words))).toEqual(
        order.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
      );
      expect(text).not.toMatch(/fail|overdue|late|should have|behind/i);
      await maya.press('Back to this goal');
      await maya.press('Back to my goals');
      expect(textOf(maya.modal())).toMatch(
        /Done or let go\n1\. Give grand rounds, once\nlet go on Tue, Nov 24, 2026 · Teaching/,
      );
      await maya.close();
      await running.bot.idle();
      expect(textOf(maya.home())).toContain('Open: 0. Done: 0.');
    });

    await step('is nobody else’s, and nothing of it is ever in a message', async () => {
      const daniel = as('daniel');
      await daniel.command('/mentoring goals');
      expect(textOf(daniel.modal())).toContain('No goal yet.');
      await daniel.close();
      expect(maya.dm().map(textOf).join()).not.toContain('grand rounds');
    });
  }, 60_000);

  test('what is not finished', async () => {
    await step('is kept with Back, found at the top of the list, and finished or removed', async () => {
      const jonas = as('jonas');
      await setGoal(jonas, 'Another goal', '2027-01-01');
      await jonas.press('Back to my goals');
      await jonas.press('Add a goal');
      await jonas.type('why', 'because of the night I nearly gave up');
      await jonas.press('Back');
      expect(textOf(jonas.modal())).toContain('What you wrote is kept.');
      expect(textOf(jonas.modal())).toContain('1. No words yet\nnot finished writing yet');
      await jonas.close();
      await jonas.command('/mentoring goals');
      await jonas.press('Go on with goal 1');
      expect(typed(jonas, 'why')).toBe('because of the night I nearly gave up');
      await jonas.type('what', 'Sleep before I decide');
      await jonas.choose('due', '2027-02-01');
      await jonas.submit();
      // Without a step, the moment that stood there for it says nothing.
      expect(textOf(jonas.modal())).not.toContain('half an hour');
      expect(textOf(jonas.modal())).toContain('You set this goal.');
      await jonas.press('Back to my goals');
      expect(textOf(jonas.modal())).toMatch(/1\. Another goal[\s\S]*2\. Sleep before I decide/);
      await jonas.press('Add a goal');
      await jonas.press('Back');
      expect(textOf(jonas.modal())).not.toContain('No words yet');
      await jonas.press('Add a goal');
      await jonas.type('asker', 'Priya');
      await jonas.press('Back');
      await jonas.press('Go on with goal 1');
      await jonas.press('Remove for good', { confirm: false });
      expect(typed(jonas, 'asker')).toBe('Priya');
      await jonas.press('Remove for good');
      expect(textOf(jonas.modal())).toContain('Removed, with its notes and its history.');
      expect(textOf(jonas.modal())).not.toContain('No words yet');
      await jonas.close();
    });

    await step(
      'Back from a goal that stands keeps what changed, but takes neither its words nor its day away',
      async () => {
        const jonas = as('jonas');
        await jonas.command('/mentoring goals');
        await jonas.press('Open goal 1');
        await jonas.press('Change this goal');
        await jonas.type('what', '');
        await jonas.type('step', 'one small thing');
        await jonas.press('Back');
        expect(textOf(jonas.modal())).toContain('Another goal');
        expect(textOf(jonas.modal())).toContain('one small thing');
        await jonas.press('Change this goal');
        await jonas.choose('due', '2026-01-01');
        await jonas.press('Back');
        expect(textOf(jonas.modal())).toContain('That day has gone by.');
        await jonas.choose('due', '2027-01-02');
        await jonas.press('Back');
        expect(textOf(jonas.modal())).toContain('Sat, Jan 2, 2027');
        await jonas.press('Add a note');
        await jonas.type('note', 'a note left with Back');
        await jonas.press('Back');
        expect(textOf(jonas.modal())).toContain('Your note is saved.');
        expect(textOf(jonas.modal())).toContain('Note: a note left with Back');
        await jonas.press('Add a note');
        await jonas.press('Back');
        expect(textOf(jonas.modal())).not.toContain('Your note is saved.');
        await jonas.close();
      },
    );
  }, 60_000);

  test('who will ask about it', async () => {
    const sofia = as('sofia');
    await sofia.command('/mentoring goals');
    await sofia.press('Add a goal');
    await sofia.type('what', 'Finish the audit');
    await sofia.choose('due', '2027-01-01');

    await step('is said never to be contacted', async () => {
      const hint = JSON.stringify(sofia.modal()?.blocks);
      expect(hint).toContain('Naming somebody never contacts them');
    });

    for (const [whom, who] of [
      ['herself', 'sofia'],
      ['somebody who has left', 'ruth'],
    ] as const)
      await step(`cannot be ${whom}`, async () => {
        await sofia.choose('asker:user', who);
        expect(await sofia.submit()).toMatchObject({
          response: 'errors',
          errors: { 'asker:user': expect.stringContaining('not yourself and not an app') },
        });
      });

    await step('cannot be the app', async () => {
      const authorization = `Bearer ${running.sandbox.botToken}`;
      const me = await fetch(`${running.sandbox.apiUrl}auth.test`, { method: 'POST', headers: { authorization } });
      await sofia.choose('asker:user', ((await me.json()) as { user_id: string }).user_id);
      expect(await sofia.submit()).toMatchObject({ response: 'errors' });
    });

    await step('is one of two names, not both', async () => {
      await sofia.type('asker', 'My sister');
      await sofia.choose('asker:user', 'priya');
      expect(await sofia.submit()).toMatchObject({
        response: 'errors',
        errors: { 'asker:user': 'You typed one name and chose another: keep one of the two.' },
      });
    });

    await step('is kept by name, hears nothing, and can be typed when Slack does not tell', async () => {
      const priya = as('priya');
      await sofia.type('asker', '');
      running.sandbox.switches({ apiFault: 'status_500' });
      expect(await sofia.submit()).toMatchObject({
        response: 'errors',
        errors: { 'asker:user': 'Slack does not tell me this name just now. Please type it above.' },
      });
      running.sandbox.switches({ apiFault: 'none' });
      await sofia.submit();
      expect(textOf(sofia.modal())).toContain('Who will ask me about it: \nPriya Raman');
      await running.bot.idle();
      expect(priya.notifications()).toEqual([]);
      expect(priya.dm()).toEqual([]);
      await sofia.press('Change this goal');
      expect(typed(sofia, 'asker')).toBe('Priya Raman');
      await sofia.choose('asker:user', 'helen');
      await sofia.submit();
      expect(textOf(sofia.modal())).toContain('Who will ask me about it: "Dr. Helen Zhou", before: "Priya Raman"');
      await sofia.close();
    });
  }, 60_000);

  test('two windows', async () => {
    const helen = as('helen');
    await setGoal(helen, 'Original words', '2027-01-01', { step: 'original step' });
    await helen.close();
    /** Two windows on the form of the first goal; the newer one is on top. */
    async function twoForms() {
      for (let window = 0; window < 2; window++) {
        await helen.command('/mentoring goals');
        await helen.press('Open goal 1');
        await helen.press('Change this goal');
      }
    }

    await step('what each changed is kept, and what both changed is told, not lost', async () => {
      await twoForms();
      await helen.type('what', 'Words of the new window');
      await helen.type('step', 'step of the new window');
      await helen.submit();
      await helen.close();
      await helen.type('what', 'Words of the old window');
      await helen.type('why', 'why of the old window');
      await helen.submit();
      expect(textOf(helen.modal())).toContain(
        'In another window you wrote under "What I want to reach": "Words of the new window".',
      );
      expect(typed(helen, 'what')).toBe('Words of the old window');
      expect(typed(helen, 'why')).toBe('why of the old window');
      await helen.submit();
      const text = textOf(helen.modal());
      expect(text).toContain('Words of the old window');
      expect(text).toContain('why of the old window');
      expect(text).toContain('step of the new window');
      await helen.close();
    });

    await step(
      'a need changed in both is told by its name, and the day of one stays with the words of the other',
      async () => {
        await twoForms();
        await helen.choose('need', 'Balance');
        await helen.choose('due', '2027-03-01');
        await helen.submit();
        await helen.close();
        await helen.choose('need', 'Teaching');
        await helen.press('Back');
        expect(textOf(helen.modal())).toContain('under "Which of my needs it serves": "Balance"');
        expect(chosenIn(helen.modal()).need).toEqual(['A2']);
        await helen.press('Back');
        expect(textOf(helen.modal())).toContain('Teaching');
        expect(textOf(helen.modal())).toContain('Mon, Mar 1, 2027');
        await helen.close();
      },
    );

    await step('a goal removed in the other one: said kindly, and nothing typed is lost', async () => {
      await twoForms();
      await helen.press('Back');
      await helen.press('Remove for good');
      await helen.close();
      await helen.type('what', 'Typed for an hour');
      await helen.submit();
      expect(textOf(helen.modal())).toContain('This goal was removed in another window. What you wrote is still here');
      expect(typed(helen, 'what')).toBe('Typed for an hour');
      expect(typed(helen, 'step')).toBe('step of the new window');
      await helen.submit();
      expect(textOf(helen.modal())).toContain('You set this goal.');
      expect(textOf(helen.modal())).toContain('step of the new window');
      await helen.close();
    });

    await step('a note for a goal that is gone stays where it was typed', async () => {
      await helen.command('/mentoring goals');
      await helen.press('Open goal 1');
      await helen.press('Add a note');
      await helen.type('note', 'half a page');
      await helen.command('/mentoring goals');
      await helen.press('Open goal 1');
      await helen.press('Remove for good');
      await helen.close();
      expect(await helen.submit()).toMatchObject({
        response: 'errors',
        errors: {
          note: 'This goal was removed in another window. Your note is still here: copy it if you want to keep it.',
        },
      });
      await helen.press('Back');
      expect(textOf(helen.modal())).toContain('Your note is still here');
      expect(typed(helen, 'note')).toBe('half a page');
      await helen.close();
    });

    await step('what is pressed on a goal that is gone leads back to the list, and says why', async () => {
      await setGoal(helen, 'Soon gone', '2027-01-01');
      await helen.command('/mentoring goals');
      await helen.press('Open goal 1');
      await helen.press('Remove for good');
      await helen.close();
      await helen.press('I have done it');
      expect(textOf(helen.modal())).toContain('This goal was removed in another window.');
      expect(textOf(helen.modal())).toContain('No goal yet.');
      await helen.close();
    });
  }, 60_000);

  test('from the result to a goal for a focus need, and back, as one line from each side', async () => {
    const priya = as('priya');
    await quickCheck(running, priya);
    await priya.command('/mentoring assess');
    expect(textOf(priya.modal())).toContain('Advocacy → nobody yet → no goal yet');
    await priya.press('Set a goal: Advocacy');
    expect(chosenIn(priya.modal()).need).toEqual(['B2']);
    // Closed with a word in it, opened from Home, begun anew: it is for that need all along.
    await priya.type('what', 'Be');
    await priya.close({ all: true });
    await priya.openHome();
    await priya.press('Set a goal: Advocacy', { in: 'home' });
    expect(chosenIn(priya.modal()).need).toEqual(['B2']);
    await priya.press('Begin anew');
    expect(Object.values(chosenIn(priya.modal())).flat()).toContain('B2');
    await priya.close();
    await priya.command('/mentoring assess');
    await priya.press('Set a goal: Advocacy');
    await priya.press('Back');
    expect(textOf(priya.modal())).toContain('No goal yet.');
    await priya.press('Back to my result');
    await priya.press('Set a goal: Advocacy');
    await priya.type('what', 'Be named for the committee');
    await priya.choose('due', '2027-01-15');
    await priya.submit();
    expect(textOf(priya.modal())).toContain('Which of my needs it serves: \nAdvocacy');
    await priya.press('Back to my goals');
    await priya.press('Back to my result');
    expect(textOf(priya.modal())).toContain(
      'Advocacy → nobody yet → your goal: Be named for the committee, by Fri, Jan 15, 2027',
    );
    expect(textOf(priya.modal())).toContain('A safe ear → nobody yet → no goal yet');
    await priya.press('Open the goal: Advocacy');
    expect(textOf(priya.modal())).toContain('Be named for the committee');
    await priya.close();
    await running.bot.idle();
    expect(textOf(priya.home())).toContain('Next: Be named for the committee, by Fri, Jan 15, 2027');
  });

  test('a goal for the need in her own words keeps those words, also when she writes others there', async () => {
    const amara = as('amara');
    await amara.command('/mentoring assess');
    await amara.submit();
    await amara.type('own', '*Speaking* up <!here>');
    await amara.submit();
    await amara.choose('*Speaking* up <!here>', 'nobody');
    await amara.submit();
    await amara.submit();
    await amara.press('Set a goal: *Speaking* up <!here>');
    expect(chosenIn(amara.modal()).need).toEqual(['X1']);
    await amara.type('what', 'Say one thing in every meeting');
    await amara.choose('due', '2027-01-15');
    await amara.submit();
    await amara.close();
    await amara.command('/mentoring assess');
    await amara.press('Change my answers');
    await amara.type('own', 'Other words');
    await amara.submit();
    await amara.close();
    await amara.command('/mentoring goals');
    expect(textOf(amara.modal())).toContain('*Speaking* up <!here>');
    await amara.press('Open goal 1');
    await amara.press('Change this goal');
    await amara.type('step', 'sit in front');
    await amara.submit();
    expect(textOf(amara.modal())).toContain('Which of my needs it serves: \n*Speaking* up <!here>');
    await amara.close();
  });

  test('a list of twelve goals is paged, and comes back to the page she left', async () => {
    const daniel = as('daniel');
    for (let n = 0; n < 12; n++) {
      await setGoal(daniel, `Goal of day ${n}`, `2027-01-${String(28 - n).padStart(2, '0')}`);
      await daniel.close();
    }
    await daniel.command('/mentoring goals');
    const text = () => textOf(daniel.modal());
    expect(text()).toContain('1. Goal of day 11\nby Sun, Jan 17, 2027');
    expect(text()).toContain('1 to 10 of 12');
    await daniel.press('Further down the list');
    expect(text()).toContain('12. Goal of day 0');
    expect(text()).toContain('11 to 12 of 12');
    await daniel.press('Open goal 11');
    expect(text()).toContain('Goal of day 1');
    await daniel.press('I have done it');
    await daniel.press('Back to my goals');
    expect(text()).toContain('11 to 12 of 12');
    expect(text()).toMatch(/11\. Goal of day 0[\s\S]*Done or let go\n12\. Goal of day 1\n/);
    await daniel.press('Earlier in the list');
    expect(text()).toContain('1 to 10 of 12');
    await daniel.close();
  }, 60_000);
});
