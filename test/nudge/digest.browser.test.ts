import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBrowser } from '../support/browser.ts';
import { handOf, picture } from '../support/hand.ts';
import { heading, type MentorWeeks, mentorWeeks } from './mentor-weeks.ts';

inBrowser('a mentor of three reads the digest on a phone', (browsing) => {
  let weeks: MentorWeeks;
  beforeAll(async () => {
    weeks = await mentorWeeks({ page: true });
    const { helen } = weeks.two;
    await helen.command('/mentoring nudges');
    await helen.press('Send me a weekly digest');
    await helen.close({ all: true });
    await weeks.two.jump('2026-12-01T12:00:00Z');
  });
  afterAll(() => weeks.two.stop());

  test('who, when on her own clock, the agenda, what she said she would do; done there, and nothing wider than it is', async () => {
    const { cameOver, meetOn, mentored, promised, two } = weeks;
    const { sandbox } = two.running;
    await meetOn('2026-12-08T16:00:00Z');
    const shared = { sharedAt: new Date('2026-12-04T12:00:00Z') };
    const jonas = await mentored(sandbox.person('jonas'), '2026-12-10T10:30:00Z', shared);
    await mentored(sandbox.person('sofia'), '2027-01-12T15:00:00Z');
    await promised(
      jonas,
      { owner: 'mentor', text: 'Read the draft of the abstract, and say which figure can go', due: '2026-12-09' },
      { owner: 'mentor', text: 'Ask the registrar about March', due: null },
    );
    expect(await cameOver('2026-12-07T08:15:00Z')).toBe(1);
    const at = `${sandbox.url}/?as=${two.helen.id}&channel=${two.helen.dm()[0]?.channel}&tab=messages`;
    const { page } = await browsing.open(at, { viewport: { width: 390, height: 844 } });
    const hand = handOf(page);
    await page.getByText(heading).last().waitFor();
    await page.getByText('Tuesday, December 8').last().waitFor();
    await page.getByRole('button', { name: 'Off', exact: true }).last().scrollIntoViewIfNeeded();
    await picture(page, 'digest-phone');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await hand.tap(page.getByRole('button', { name: 'Done', exact: true }).first());
    await two.running.bot.idle();
    await expect.poll(() => page.getByText('Read the draft of the abstract').count()).toBe(0);
    await page.getByText('Ask the registrar about March').last().waitFor();
    await page.getByRole('button', { name: 'The agenda', exact: true }).last().click();
    await hand.dialog().waitFor();
  });
});
