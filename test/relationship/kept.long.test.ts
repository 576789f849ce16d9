import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTwo, type Two } from '../support/meetings.ts';

/* The day on which two wanted to look at what they agreed: she keeps it, and is asked again three months later. */

let two: Two;
beforeAll(async () => {
  two = await runTwo();
});
afterAll(() => two.stop());

test('on its day she keeps what they agreed in two taps; nobody is told, and the next day is three months on', async () => {
  const { maya, helen, hers, his, jump, toHelen } = two;
  const page = async () => {
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    return hers();
  };
  expect(await page()).not.toContain('Keep it as it is');
  await maya.close({ all: true });
  await jump('2027-03-02T15:00:00Z');
  const heard = toHelen().length;
  expect(await page()).toContain('Does it still fit?');
  await maya.press('Keep it as it is');
  expect(hers()).toContain('Kept as it is. Nobody is told.');
  expect(hers()).toContain('You kept it on Tue, Mar 2, 2027. Look at it again on Wed, Jun 2, 2027.');
  expect(hers()).not.toContain('Does it still fit?');
  await maya.close({ all: true });
  expect(toHelen()).toHaveLength(heard);
  await helen.openHome();
  await helen.press('relationship:show', { in: 'home' });
  expect(his()).not.toContain('Keep it as it is');
  await helen.close({ all: true });
  await jump('2027-06-02T15:00:00Z');
  expect(await page()).toContain('Does it still fit?');
});
