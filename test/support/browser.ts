import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

/** Where systems keep Chromium or Chrome; the first that is there is taken. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium on this machine, or undefined where there is none. */
export const findChromium = (): string | undefined => PLACES.find((path) => existsSync(path));

/** What tests in a browser are handed. */
export interface Browsing {
  /**
   * Opens an address in a fresh profile; 1280 × 800, light, unless told otherwise. It is closed after the test, which fails
   * where the page threw or complained on the console.
   */
  open(url: string, options?: BrowserContextOptions): Promise<{ page: Page }>;
}

/** Started by the first group of a worker and shared by the others: each test has a profile of its own in it. */
let browser: Promise<Browser> | undefined;

/**
 * A group of tests that need a real browser. One Chromium serves all groups of a worker and ends with it. On a machine
 * without one the group is left out, with a line that says so; under CI that is a failure.
 */
export function inBrowser(name: string, tests: (browsing: Browsing) => void): void {
  const executablePath = findChromium();
  if (!executablePath) {
    const sentence = `${name}: no Chromium found (looked in ${PLACES.slice(0, 4).join(', ')} …), so nothing of it was tested in a browser.`;
    if (process.env.CI === 'true') describe(name, () => it('finds a Chromium', () => expect.fail(sentence)));
    else {
      process.stderr.write(`${sentence}\n`);
      describe.skip(name, () => tests({ open: () => Promise.reject(new Error(sentence)) }));
    }
    return;
  }
  describe(name, () => {
    const problems: string[] = [];
    const contexts: BrowserContext[] = [];
    beforeAll(async () => {
      browser ??= chromium.launch({ executablePath, args: FLAGS });
      // One that crashed fails the tests of its moment, not those of the next file.
      if (!(await browser).isConnected()) browser = chromium.launch({ executablePath, args: FLAGS });
      await browser;
    });
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      expect(problems.splice(0)).toEqual([]);
    });
    tests({
      async open(url, options = {}) {
        if (!browser) throw new Error('A page is opened in a test, not before.');
        const context = await (await browser).newContext({
          viewport: { width: 1280, height: 800 },
          colorScheme: 'light',
          ...options,
        });
        contexts.push(context);
        context.setDefaultTimeout(8000);
        const page = await context.newPage();
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
          // A server that is away while it restarts is no mistake of the page.
          const away = /ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY_RESPONSE|Failed to load resource/.test(message.text());
          if (message.type() === 'error' && !away) problems.push(message.text());
        });
        await page.goto(url);
        return { page };
      },
    });
  });
}
