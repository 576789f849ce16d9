import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickCheck, step, textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/* Somebody sets when messages may come: Maya in Chicago, whose mentor Helen sends her times at once. */

let two: Two;
beforeAll(async () => {
  two = await runTwo({}, { environment: { MENTORING_HOLIDAYS: '2026-12-06,2026-12-10' } });
  await quickCheck(two.running, two.maya);
});
afterAll(() => two.stop());

const at = (instant: string): Promise<void> => two.jump(instant);
const came = (): number => two.maya.notifications().length;
const home = async (): Promise<string> => {
  await two.maya.openHome();
  return textOf(two.maya.home());
};

async function offer(): Promise<void> {
  await two.open(two.helen);
  await two.helen.press('meeting:offer');
  await two.helen.submit();
  await two.helen.close({ all: true });
  await two.settled();
}

test('her own hours, days and leave hold what others send, and only they', async () => {
  const { maya } = two;
  await at('2026-12-03T15:00:00Z');

  await step('what cannot be meant is told at its input, and nothing is lost of the rest', async () => {
    await maya.openHome();
    await maya.press('My hours', { in: 'home' });
    await maya.choose('Messages come from', '10:00');
    await maya.choose('Until', '10:00');
    await maya.choose('My working days');
    await maya.choose('Away from', '2026-12-20');
    await maya.choose('Away until', '2026-12-19');
    await maya.choose('Your last day of nights', '2026-12-01');
    expect(await maya.submit()).toMatchObject({
      errors: {
        'hours-until': expect.stringContaining('at least one hour'),
        'working-days': expect.stringContaining('at least one day'),
        'away-until': 'Choose the first day or a later one.',
        'nights-until': 'Choose today or a later day within a year.',
      },
    });
  });

  await step('saved, the window says when the next may come, and Home what holds', async () => {
    await maya.choose('Until', '16:00');
    await maya.choose('My working days', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Sunday');
    await maya.choose('Away until', '2026-12-26');
    await maya.choose('Your last day of nights', '2026-12-03');
    await maya.submit();
    expect(two.hers()).toContain('Before Mon, Dec 7, 10:00, no message comes by itself');
    await maya.close({ all: true });
    await two.settled();
    const text = await home();
    expect(text).toContain('between 10:00 and 16:00, Monday, Tuesday, Wednesday, Thursday, Sunday');
    expect(text).toContain('Away from Sun, Dec 20, 2026 until Sat, Dec 26, 2026');
    expect(text).toContain('Nights until Thu, Dec 3, 2026');
  });

  await step('on her Friday nothing comes, nor on a holiday; on her Monday at ten it does', async () => {
    const before = came();
    await offer();
    for (const instant of ['04T16:30', '05T18:00', '06T17:00', '07T15:59']) await at(`2026-12-${instant}:00Z`);
    expect(came()).toBe(before);
    await at('2026-12-07T16:00:00Z');
    expect(came()).toBe(before + 1);
  });

  await step('nor does what the ledger decides come to him on a holiday', async () => {
    await at('2026-12-09T22:00:00Z');
    await two.open(maya);
    await maya.press('meeting:offer');
    await maya.submit();
    await maya.close({ all: true });
    const before = two.helen.notifications().length;
    await at('2026-12-10T12:00:00Z');
    expect(two.helen.notifications()).toHaveLength(before);
    await at('2026-12-11T12:00:00Z');
    expect(two.helen.notifications()).toHaveLength(before + 1);
  });

  await step('away, what she has set herself comes all the same, at her first hour; the rest waits', async () => {
    await at('2026-12-18T16:00:00Z');
    await maya.command('/mentoring network');
    await maya.press('network:add');
    await maya.choose('Somebody in this Slack', 'Dr. Daniel Reyes');
    await maya.choose('What do they help you with, or could?', 'Advocacy');
    await maya.choose('How is it now?', 'could help');
    await maya.submit();
    await maya.press('network:ask');
    await maya.type('Your words', 'Could we talk?');
    await maya.choose('When will you ask?', '2026-12-22');
    await maya.submit();
    await maya.close({ all: true });
    await at('2026-12-21T12:00:00Z');
    const before = came();
    await offer();
    await at('2026-12-22T15:59:00Z');
    expect(came()).toBe(before);
    await at('2026-12-22T16:00:00Z');
    expect(came()).toBe(before + 1);
    expect(two.toMaya().at(-1)).toContain('you ask today');
    await at('2026-12-23T17:00:00Z');
    expect(came()).toBe(before + 1);
  });

  await step('back before she said: what has waited comes at once', async () => {
    const before = came();
    await home();
    await maya.press('I am back', { in: 'home' });
    expect(two.hers()).toContain('Welcome back. What has waited');
    await maya.close({ all: true });
    await two.settled();
    expect(came()).toBe(before + 1);
    expect(await home()).not.toContain('Away from');
  });

  await step(
    'from the ⋯ of a message, and from the form of nights, it is the same form with what is kept',
    async () => {
      await maya.chooseIn('message', 'shared:menu', 'My hours');
      expect(two.hers()).toContain('My working days');
      await maya.close({ all: true });
      await maya.press('Nights until…', { in: 'home' });
      await maya.press('My hours', { in: 'modal' });
      await maya.submit();
      // Within her hours by now.
      expect(two.hers()).toContain('These are your hours now');
      await maya.close({ all: true });
      expect(await home()).toContain('between 10:00 and 16:00');
    },
  );
});
