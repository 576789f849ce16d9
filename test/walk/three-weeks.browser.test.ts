import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { quickCheck } from '../support/journey.ts';
import { readingOf } from '../support/reading.ts';

/** `PICTURES=docs/images npm run test:browser` renews the sheet. */
const pictures = process.env.PICTURES;
/** A Monday, half past six in the morning in Chicago. */
const begin = Temporal.ZonedDateTime.from('2026-11-30T06:30[America/Chicago]');

/** What she does on a day, counted from 1, after she has looked. */
type Deeds = Readonly<Record<number, () => Promise<void>>>;

inBrowser('three weeks of Maya', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    running = await runBot({ embedded: true, sandbox: { page: true } });
  });
  afterAll(() => running.stop());

  test('each morning’s Home and every message, on a phone', async () => {
    const { sandbox } = running;
    const maya = sandbox.person('maya');
    const { page } = await browsing.open(sandbox.url, { viewport: { width: 390, height: 844 } });
    const shots: { title: string; png: string }[] = [];
    const told: string[] = [];
    const seen = new Map<string, string>();
    let before = '';

    const jump = async (to: Temporal.ZonedDateTime) => {
      await sandbox.clock({ do: 'jump', to: to.toInstant().toString() });
      await sandbox.settled();
    };
    const shoot = async (title: string, tab: 'Home' | 'Messages') => {
      if (!pictures) return;
      await page.goto(sandbox.url);
      await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForTimeout(300);
      shots.push({ title: `${title}: ${tab}`, png: (await page.screenshot()).toString('base64') });
    };
    /** The messages that came or changed since she last looked. */
    const news = () =>
      maya.dm().flatMap((message) => {
        const reading = readingOf(message) || message.text;
        if (seen.get(message.ts) === reading) return [];
        const isNew = !seen.has(message.ts);
        seen.set(message.ts, reading);
        return [`${isNew ? `A message (on a locked phone: ${message.text})` : 'A message has changed'}\n${reading}`];
      });

    const deeds: Deeds = {
      1: async () => {
        await quickCheck(running, maya);
        await maya.command('/mentoring network');
        await maya.press('network:add');
        await maya.choose('Somebody in this Slack', 'Dr. Daniel Reyes');
        await maya.choose('What do they help you with, or could?', 'Advocacy');
        await maya.choose('How is it now?', 'could help');
        await maya.submit();
        await maya.press('Write the ask');
        await maya.type('Your words', 'Hi Dr. Reyes, could we talk for 20 minutes about who decides? Maya');
        await maya.choose('When will you ask?', '2026-12-02');
        await maya.submit();
      },
      3: () => maya.press('I sent it', { in: 'message' }),
      10: () => maya.press('No answer yet', { in: 'message' }),
      11: () => maya.press('I wrote again', { in: 'message' }),
      12: async () => {
        await maya.command('/mentoring network');
        await maya.press('What did they say?');
        await maya.press('They said yes');
        await maya.choose('On which day do you talk?', '2026-12-16');
        await maya.submit();
      },
      15: async () => {
        await maya.command('/mentoring goals');
        await maya.press('Add a goal');
        await maya.type('what', 'Give grand rounds once');
        await maya.choose('due', '2026-12-18');
        await maya.submit();
      },
      // She says that they met, and closes the window without an answer.
      18: async () => {
        await maya.command('/mentoring');
        await maya.press('We met');
      },
      19: async () => {
        await maya.command('/mentoring');
        await maya.press('They help me now');
      },
      20: async () => {
        await maya.command('/mentoring goals');
        await maya.press('Open goal 1');
        await maya.press('I have done it');
      },
    };
    for (let day = 1; day <= 21; day++) {
      const morning = begin.add({ days: day - 1 });
      await jump(morning.with({ hour: 9, minute: 30 }));
      const title = morning.toPlainDate().toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
      await maya.openHome();
      const [steps = '', settings = ''] = readingOf(maya.home()).split(/(?=# What your phone shows)/);
      // What she can set stays as it is.
      const home = day === 1 ? steps + settings : steps;
      const came = news();
      told.push(`\n================ Day ${day}, ${title}, 9:30`, ...came);
      if (came.length > 0) await shoot(title, 'Messages');
      if (home !== before) await shoot(title, 'Home');
      told.push(home === before ? 'Home: as the day before' : `Home\n${home}`);
      before = home;
      await deeds[day]?.();
      await running.bot.idle();
      while (maya.modal()) await maya.close({ all: true });
      const after = news();
      told.push(...after.map((one) => `After what she did: ${one}`));
      if (after.length > 0) await shoot(`${title}, later`, 'Messages');
    }
    await expect(told.join('\n\n')).toMatchFileSnapshot('three-weeks.txt');
    if (pictures) await sheet(page, shots, pictures);
  }, 180_000);
});

/** All pictures on one sheet. */
async function sheet(page: Page, shots: { title: string; png: string }[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const cells = shots.map(
    ({ title, png }) => `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${png}"></figure>`,
  );
  const style =
    'body{font:14px sans-serif;display:grid;grid-template-columns:repeat(7,200px);gap:12px}img{width:200px}';
  await page.setViewportSize({ width: 1500, height: 1000 });
  await page.setContent(`<style>${style}figure{margin:0}</style>${cells.join('')}`);
  await page.screenshot({ path: join(folder, 'three-weeks.png'), fullPage: true });
}
