import axe, { type AxeResults } from 'axe-core';
import { expect, it } from 'vitest';
import { cohortPage } from '../../demo/page.ts';
import type { Row } from '../../demo/table.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { manifest } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';

/** A row as full as the longest. */
const row = (user: string, chat: string): Row => ({
  ...{ user, chat, name: 'Maya Okafor', side: 'mentee' },
  is: 'travels: Tokyo in week 4, London in week 7, home in week 10 & <home>',
  perWeek: [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 10, 0],
  ...{ asked: 30, answered: 29, met: 3, withAgenda: 2 },
  lines: [{ week: 2, at: 'Mon 12 Oct 12:20', about: 'a time to meet', became: 'answered in place', isAtOnce: false }],
});

inBrowser('the page of the cohort', ({ open }) => {
  it.each([390, 1280])('is found from the sandbox, reads at %i pixels, and leads to a chat', async (width) => {
    let body = '';
    const page = { path: '/cohort', title: 'The cohort, simulated', body: () => body };
    const sandbox = await startSandbox({ manifest, pages: [page] });
    try {
      const maya = sandbox.person('maya');
      const { conversations } = sandbox.workspace.store;
      const chat = [...conversations.values()].find(
        ({ kind, members }) => kind === 'im' && members.includes(maya.id) && members.includes(sandbox.botUserId),
      );
      body = cohortPage({ rows: [row(maya.id, chat?.id ?? '')] });
      const { page: shown } = await open(sandbox.url, { viewport: { width, height: 844 }, reducedMotion: 'reduce' });
      await shown.getByRole('link', { name: 'The cohort, simulated' }).click();
      await shown.getByText('SIMULATED').waitFor();
      await shown.getByText('Each message').click();
      expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await shown.evaluate(axe.source);
      const found = await shown.evaluate<AxeResults>('axe.run(document)');
      const problems = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(problems).toEqual([]);
      await shown.getByRole('link', { name: 'Maya Okafor' }).click();
      await expect.poll(() => shown.title()).toContain('Maya Okafor');
      expect(shown.url()).toContain(`channel=${chat?.id}`);
    } finally {
      await sandbox.stop();
    }
  });
});
