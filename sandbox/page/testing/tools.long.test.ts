import { expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { startPageTrial } from './app.ts';

inBrowser('the sandbox’s clock in the page', ({ open }) => {
  it('runs a week in ten seconds, step by step', { timeout: 40_000 }, async () => {
    const trial = await startPageTrial(() => undefined, { now: () => new Date('2026-12-07T15:00:00Z') });
    try {
      const steps: number[] = [];
      trial.sandbox.onTime((now) => void steps.push(now.getTime()));
      const { page } = await open(`${trial.url}/?panel=clock`);
      const clock = page.getByRole('complementary', { name: 'Clock' });
      await clock.getByRole('button', { name: 'Run a week in ten seconds' }).click();
      await clock.getByText('It is running fast.').waitFor();
      await clock.getByText('Monday, December 14, 2026').waitFor({ timeout: 20_000 });
      await clock.getByText('It runs along with real time.').waitFor();
      expect(steps.length).toBeGreaterThan(100);
      expect(steps.at(-1)).toBe(Date.parse('2026-12-14T15:00:00Z'));
    } finally {
      await trial.stop();
    }
  });
});
