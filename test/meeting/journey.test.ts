import { afterAll, beforeAll, expect, test } from 'vitest';
import { step, textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/*
 * From an agreement to a time that stands, is moved and cancelled: what each reads of it on their own clock, and when. Every
 * push of these weeks is counted.
 */

let two: Two;
beforeAll(async () => {
  two = await runTwo();
});
afterAll(() => two.stop());

test('a time is offered, taken, moved, cancelled and met', async () => {
  const { maya, helen, hers, his, toMaya, toHelen, jump, settled, open } = two;

  await step('two taps from a page on which none stands, three times are filled in on both clocks', async () => {
    await open(maya);
    expect(hers()).toContain('You have no meeting set with Dr. Zhou.');
    await maya.press('Offer times');
    expect(hers()).toContain('Thu, Dec 3, 08:00 (Chicago) · 14:00 (London)');
    expect(hers()).toContain('Fri, Dec 4, 10:00 (Chicago) · 16:00 (London)');
    expect(hers()).toContain('Mon, Dec 7, 12:00 (Chicago) · 18:00 (London)');
    expect(toHelen()).toEqual([]);
  });

  await step(
    'another time is said to be late for him, before anything is sent, and what stands in the form stays',
    async () => {
      await maya.choose('Time 3', '2026-12-08T22:00:00Z');
      expect(hers()).toContain('Tue, Dec 8, 16:00 (Chicago) · 22:00 (London). That is 22:00 for Dr. Zhou.');
      await maya.choose('Time 2', '2026-11-30T14:00:00Z');
      expect(await maya.submit()).toMatchObject({ response: 'errors', errors: { time2: 'That has just passed.' } });
      await maya.choose('Time 2', '2026-11-29T14:00:00Z');
      const over = 'That time has passed: Sun, Nov 29, 08:00 (Chicago) · 14:00 (London).';
      expect(await maya.submit()).toMatchObject({ errors: { time2: over } });
      await maya.choose('Time 2', '2026-12-04T16:00:00Z');
      expect(hers()).toContain('22:00 (London)');
      await maya.submit();
      expect(hers()).toContain('Sent to Dr. Zhou');
      await maya.close({ all: true });
      await settled();
    },
  );

  await step('he gets one message, in his zone, and takes one by one tap: both read that it is set', async () => {
    const [message = ''] = toHelen();
    expect(toHelen()).toHaveLength(1);
    expect(message).toContain('Take Thu, Dec 3, 14:00 (London)');
    expect(message).toContain('<!date^1796306400^{date_long}, {time}|Thu, Dec 3, 14:00 (London) · 08:00 (Chicago)>');
    await helen.press('Take Thu, Dec 3, 14:00 (London)');
    await settled();
    expect(toHelen()).toHaveLength(1);
    expect(toHelen()[0]).toContain('You took Thu, Dec 3, 14:00 (London)');
    expect(toHelen()[0]).not.toContain('Take Fri');
    expect(toMaya()).toHaveLength(1);
    expect(toMaya()[0]).toContain('Dr. Zhou took Thu, Dec 3, 08:00 (Chicago) · 14:00 (London). It is set.');
    await maya.openHome();
    expect(textOf(maya.home())).toContain('You meet Dr. Zhou: Thu, Dec 3, 08:00 (Chicago)');
  });

  await step('whoever asks gets a calendar file, and nobody else', async () => {
    await maya.press('Calendar file');
    await settled();
    const files = maya.dm().flatMap((one) => (one as { files?: { name: string }[] }).files ?? []);
    expect(files.map(({ name }) => name)).toEqual(['meeting-2026-12-03-dr-zhou.ics']);
    expect(helen.dm().flatMap((one) => (one as { files?: unknown[] }).files ?? [])).toEqual([]);
  });

  await step('he would rather meet later: the time stands until she takes another', async () => {
    await helen.press('Move it');
    expect(his()).toContain('Thu, Dec 3, 14:00 (London) · 08:00 (Chicago) stands until another time is taken.');
    // After the one that stands.
    const refused = (his().match(/^\w{3}, Dec \d+, \d\d:00/gm) ?? []).slice(1);
    expect(refused).toHaveLength(3);
    await helen.submit();
    await helen.close({ all: true });
    await settled();
    const asked = toMaya().findLast((one) => one.includes('would rather meet'));
    expect(asked).toContain('which stands until you take one');
    await maya.openHome();
    // What stands, and what is offered.
    expect(textOf(maya.home())).toContain(
      'You meet Dr. Zhou: Thu, Dec 3, 08:00 (Chicago) · 14:00 (London), for 50 minutes.\nDr. Zhou offers times',
    );
    expect(textOf(maya.home())).toContain('Dr. Zhou offers times for your next meeting.');
    await maya.press('None of these');
    await maya.type('A line to go with it', 'Mornings are better');
    await maya.submit();
    await maya.close({ all: true });
    await settled();
    const answer = toHelen().at(-1);
    expect(answer).toContain('None of the times that you offered suits Maya Okafor');
    expect(answer).toContain('Mornings are better');
    expect(answer).toContain('Thu, Dec 3, 14:00 (London) · 08:00 (Chicago) still stands.');
    // What was refused is not suggested anew.
    await open(helen);
    await helen.press('Move it');
    expect(his()).toContain('Thu, Dec 3, 14:00 (London) · 08:00 (Chicago) stands until another time is taken.');
    for (const time of refused) expect(his()).not.toContain(time);
    await helen.close({ all: true });
    // What a locked phone shows of it.
    for (const who of [maya, helen])
      for (const { text } of who.notifications()) expect(text).not.toMatch(/Mornings|Chicago|London|Zhou|Okafor/);
  });

  await step('arranged elsewhere, it replaces the one before, and says what a calendar keeps', async () => {
    await open(maya);
    await maya.press('Already arranged');
    await maya.choose('When', '2026-12-04T15:00:00Z');
    await maya.choose('How long', '60 minutes');
    // The × takes neither.
    await maya.close({ all: true });
    await open(maya);
    await maya.press('Already arranged');
    await maya.submit();
    expect(hers()).toContain('Fri, Dec 4, 09:00 (Chicago) · 15:00 (London) is noted.');
    expect(hers()).toContain('09:00 (Chicago) · 15:00 (London), for 60 minutes.');
    await maya.close({ all: true });
    await settled();
    expect(toHelen().at(-1)).toContain(
      'Maya Okafor noted that you two meet Fri, Dec 4, 15:00 (London) · 09:00 (Chicago), instead of Thu, Dec 3, 14:00',
    );
    expect(toHelen().at(-1)).toContain('60 minutes');
    expect(toHelen().at(-1)).toContain('Your calendar may keep the old entry; delete it.');
    // What he took, and what she was told of it, is not what holds.
    for (const message of [toHelen().find((one) => one.includes('You took')), toMaya()[0]])
      expect(message).toContain('This has changed since.');
  });

  await step('cancelled before his day begins, it keeps his morning: the meeting is later than that', async () => {
    await jump('2026-12-04T07:30:00Z');
    const before = toHelen().length;
    await open(maya);
    await maya.press('Cancel it');
    expect(hers()).toContain('It is cancelled. It is soon: tell Dr. Zhou yourself as well.');
    expect(hers()).toContain('You have no meeting set with Dr. Zhou.');
    await maya.close({ all: true });
    await settled();
    expect(toHelen()).toHaveLength(before);
    await jump('2026-12-04T08:01:00Z');
    expect(toHelen().at(-1)).toContain('Maya Okafor cancelled Fri, Dec 4, 15:00 (London)');
  });

  await step('a time goes by, and she alone is asked whether they met', async () => {
    await open(maya);
    await maya.press('Already arranged');
    await maya.choose('When', '2026-12-07T16:00:00Z');
    await maya.submit();
    await maya.close({ all: true });
    await jump('2026-12-07T18:30:00Z');
    expect(toMaya().at(-1)).not.toContain('Did you');
    const before = toHelen().length;
    await jump('2026-12-07T18:50:00Z');
    expect(toMaya().at(-1)).toContain('Did you and Dr. Zhou meet? It was set for Mon, Dec 7, 10:00 (Chicago)');
    expect(toHelen()).toHaveLength(before);
    await maya.press('We met');
    await settled();
    expect(toMaya().join()).not.toContain('Did you and');
    expect(toHelen()).toHaveLength(before);
    await open(helen);
    expect(his()).toContain('You have no meeting set with Maya Okafor.');
    await helen.close({ all: true });
  });

  await step('the next one is suggested by their rhythm, at the hour at which they met', async () => {
    await open(maya);
    await maya.press('Offer times');
    expect(hers()).toContain('Thu, Jan 7, 2027, 10:00 (Chicago) · 16:00 (London)');
    await maya.close({ all: true });
  });
});
