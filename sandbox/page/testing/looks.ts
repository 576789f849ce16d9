import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { startPageTrial } from './app.ts';
import { everyBlock, everyField } from './views.ts';

/** What stands out of the window to the right, save what scrolls in a place of its own. */
function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('#page *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
      .map((element) => `${element.tagName}.${element.className}`);
  });
}

/** What axe finds against WCAG 2.2 A and AA and good practice, each with the first place where it is. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations } = await run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      (one) => `${one.id}: ${one.help} (${one.nodes[0]?.html.slice(0, 160)} ${one.nodes[0]?.any[0]?.message ?? ''})`,
    );
  });
}

/**
 * Tests that every screen of the page, holding every block and field there is, fits a window and satisfies axe: messages,
 * the list of commands, a modal, Home, the gallery and the tools.
 */
export function looksRight(colorScheme: 'light' | 'dark', width: number): void {
  inBrowser(`the page in ${colorScheme} at ${width} pixels`, ({ open }) => {
    it('fits the window, and axe finds nothing', { timeout: 60_000 }, async () => {
      const trial = await startPageTrial(
        async (delivery, { call }) => {
          if (delivery.command) await call('views.open', { trigger_id: delivery.trigger_id, view: everyField() });
          return undefined;
        },
        { samples: () => [{ name: 'trial: every field', view: everyField() }] },
      );
      try {
        const channel = await trial.direct('maya');
        for (const blocks of everyBlock()) await trial.call('chat.postMessage', { channel, text: 'Next', blocks });
        const home = everyBlock()[0]?.filter((block) => !/data_|table|markdown/.test(String(block.type)));
        await trial.call('views.publish', { user_id: trial.person('maya'), view: { type: 'home', blocks: home } });
        const { page } = await open(`${trial.url}/?channel=${channel}&tab=messages`, {
          colorScheme,
          viewport: { width, height: 844 },
          reducedMotion: 'reduce',
        });
        const check = async (screen: string) => {
          expect(await wider(page), screen).toEqual([]);
          expect(await faults(page), screen).toEqual([]);
        };
        await page.getByRole('figure', { name: 'Shares' }).waitFor();
        await check('messages');

        await page.goto(`${trial.url}/?channel=${channel}&tab=home`);
        await page.getByRole('heading', { name: 'A header' }).waitFor();
        await check('home');

        await page.goto(`${trial.url}/?channel=C0SHARED08&panel=channel`);
        await page.getByText('Dr. Ingrid Solberg').waitFor();
        await check('a channel');

        await page.goto(`${trial.url}/?channel=C0GENERAL1`);
        const field = page.getByRole('textbox', { name: 'Message #general' });
        await field.fill('/');
        await page.getByRole('option').first().waitFor();
        await check('commands');
        await field.fill('/trial form');
        await field.press('Enter');
        await page.getByRole('dialog').waitFor();
        await check('modal');
        await page.getByRole('combobox', { name: 'Cluster' }).click();
        await page.getByRole('option').first().waitFor();
        await check('choices');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });

        for (const [panel, title] of Object.entries({
          clock: 'Clock',
          inspector: 'Inspector',
          faults: 'Limits and faults',
          gallery: 'Gallery',
        })) {
          await page.goto(`${trial.url}/?channel=C0GENERAL1&panel=${panel}`);
          await page.getByRole('heading', { name: title }).waitFor();
          await check(panel);
        }
      } finally {
        await trial.stop();
      }
    });
  });
}
