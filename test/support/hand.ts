import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** `PICTURES=docs/images npm run test:browser` renews the pictures of the README. */
const pictures = process.env.PICTURES;
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  // What slides in has come to rest, and the notifications are put away.
  for (const card of await page.getByRole('button', { name: /^Dismiss/ }).all())
    await card.click({ timeout: 500 }).catch(() => {});
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/**
 * Opens Home, which is drawn anew then: what is pressed before that is gone.
 *
 * @param settled ends once the bot has nothing left to do
 */
export async function goHome(page: Page, settled: () => Promise<void>): Promise<void> {
  const opened = page.waitForResponse((one) => (one.request().postData() ?? '').includes('"tab":"home"'));
  await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await opened;
  await settled();
  await page.waitForTimeout(300);
}

/** Maya's hand and eyes; every tap of hers is counted. */
export function handOf(page: Page) {
  let taps = 0;
  const dialog = () => page.getByRole('dialog').last();
  const tap = async (what: Locator) => {
    taps++;
    await what.click();
  };
  return {
    taps: () => taps,
    tap,
    dialog,
    see: (text: string) => dialog().getByText(text).first().waitFor(),
    press: (name: string) => tap(dialog().getByRole('button', { name, exact: true })),
    /** Presses what stands behind a ⋯ of the dialog, the first one that has it. */
    async menu(name: string) {
      await dialog().getByRole('button', { name: 'More actions' }).first().waitFor();
      for (const dots of await dialog().getByRole('button', { name: 'More actions' }).all()) {
        await tap(dots);
        const item = page.getByRole('menuitem', { name, exact: true });
        if ((await item.count()) > 0) return tap(item);
        await page.keyboard.press('Escape');
      }
      throw new Error(`Nothing is called "${name}" behind a ⋯.`);
    },
    tick: (need: string) => tap(dialog().getByRole('checkbox', { name: new RegExp(`^${need}`) })),
    ticked: (need: string) =>
      dialog()
        .getByRole('checkbox', { name: new RegExp(`^${need}`) })
        .isChecked(),
    rate: (need: string, how: string) =>
      tap(
        dialog()
          .getByRole('radiogroup', { name: new RegExp(`^${need}`) })
          .getByRole('radio', { name: how }),
      ),
    write: (label: string, text: string) => dialog().getByLabel(label, { exact: true }).fill(text),
    async choose(label: string, option: string) {
      await tap(dialog().getByRole('combobox', { name: new RegExp(`^${label}`) }));
      await tap(page.getByRole('option', { name: option }));
    },
    async command(words: string) {
      await page.getByRole('textbox', { name: /^Message/ }).fill(`/mentoring ${words}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await dialog().waitFor();
    },
    async closeByCross() {
      await dialog()
        .getByRole('button', { name: /close dialog/i })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  };
}
