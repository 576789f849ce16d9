import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { atClose, says } from '../support/closing.ts';
import { migratedDatabase } from '../support/database.ts';
import { goHome, handOf } from '../support/hand.ts';
import { quickCheck } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { putOnMap, setGoal } from '../support/shares.ts';

type Hand = ReturnType<typeof handOf>;

const phone = { viewport: { width: 390, height: 844 } };

/** How each form is opened, from the page of the sandbox. */
const ways: Record<string, (maya: Hand, page: Page) => Promise<void>> = {
  'network:keep-ask': async (maya) => {
    await maya.command('network');
    await maya.press('Ask someone');
  },
  'goals:save': async (maya) => {
    await maya.command('goals');
    await maya.press('Add a goal');
  },
  'goals:keep-note': async (maya) => {
    await maya.command('goals');
    await maya.press('Open goal 1');
    await maya.dialog().getByRole('button', { name: 'I have done it' }).waitFor();
    await maya.menu('Add a note');
  },
  'network:save': async (maya) => {
    await maya.command('network');
    await maya.dialog().getByRole('button', { name: 'Add someone', exact: true }).first().click();
  },
  'network:keep-details': async (maya) => {
    await maya.command('network');
    await maya.dialog().getByRole('button', { name: 'Change', exact: true }).first().click();
    await maya.press('More about them');
  },
  'network:keep-reminder': async (maya) => {
    await maya.command('network');
    await maya.menu('Remind me');
  },
  'network:keep-talk': async (maya) => {
    await maya.command('network');
    await maya.press('Find a day');
  },
  'relationship:send': async (maya, page) => {
    await openPair(page, 'Dr. Daniel Reyes');
    await maya.press("Propose how we'd work");
  },
  'relationship:keep-pause': async (maya, page) => {
    await openPair(page, 'Dr. Helen Zhou');
    await maya.see('agreed on');
    await maya.press('Pause');
  },
  'relationship:answer': async (maya, page) => {
    await openPair(page, 'Jonas Weber');
    await maya.menu("I can't after all");
  },
  'meeting:send-none': async (maya) => {
    await maya.command('meet');
    await maya.press('None of these');
  },
  'meeting:keep-words': async (maya, page) => {
    await maya.command('agenda');
    await maya.see('How the time goes');
    await page.getByRole('textbox', { name: 'Add something' }).fill('How do I say no?');
    await maya.press('Preview');
    await maya.see('This is how it will stand');
    await maya.closeByCross();
    await maya.command('agenda');
    await maya.menu('Change the words');
  },
  'meeting:make-text': async (maya) => {
    await maya.command('meet');
    await maya.menu('Copy as text');
  },
  'nudge:keep': async (maya) => {
    await maya.command('nudges');
    await maya.press('Change');
  },
  'nudge:digest-keep': async (maya) => {
    await maya.command('nudges');
    await maya.press('Other day or hour');
  },
  'nudge:keep-day': async (maya, page) => {
    await maya.command('nudges');
    await maya.press('Send me one now');
    await maya.closeByCross();
    await settled();
    await page.goto(page.url().replace(/[?#].*$/, ''));
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('button', { name: 'Another day', exact: true }).last().click();
    await maya.dialog().waitFor();
  },
  'network:keep-another-day': async (maya, page) => {
    await page.goto(page.url().replace(/[?#].*$/, ''));
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('button', { name: 'Another day', exact: true }).last().click();
    await maya.dialog().waitFor();
  },
  'pushes:keep-nights': async (maya, page) => {
    await homeOn(page);
    await page.getByRole('button', { name: 'Nights until…', exact: true }).click();
    await maya.dialog().waitFor();
  },
  'pushes:keep-hours': async (maya, page) => {
    await homeOn(page);
    await page.getByRole('button', { name: 'My hours', exact: true }).click();
    await maya.dialog().waitFor();
  },
  'goals:send-share': async (maya) => {
    await maya.command('goals');
    await maya.press('Open goal 1');
    await maya.press('Share with a mentor');
  },
  'assess:page': async (maya) => {
    await maya.command('assess');
    // She resumes on the page that she left.
    const onResult = await maya.dialog().getByRole('button', { name: 'Change my answers', exact: true }).count();
    if (onResult > 0) await maya.press('Change my answers');
  },
};

/** Until the app has done all that was asked of it. */
let settled = async (): Promise<void> => {};

/** Home, in a page that nothing else stands in. */
async function homeOn(page: Page): Promise<void> {
  await page.goto(page.url().replace(/[?#].*$/, ''));
  await goHome(page, settled);
}

/** Opens the page of a pair from Home, by who the other is. */
async function openPair(page: Page, name: string): Promise<void> {
  await homeOn(page);
  const row = page
    .locator('.block-section', { hasText: `${name}: ` })
    .filter({ has: page.getByRole('button', { name: 'Open', exact: true }) });
  await row.last().getByRole('button', { name: 'Open', exact: true }).click();
}

/** Plans an ask of Daniel, and leaves its words open. */
async function ask(maya: PersonDoor, need: string, day: string): Promise<void> {
  await maya.command('/mentoring network');
  await maya.press('Ask someone');
  await maya.choose('Which need?', need);
  await maya.choose('Whom will you ask?', 'Dr. Daniel Reyes');
  await maya.choose('When will you ask?', day);
  await maya.submit();
}

inBrowser('the × of every form', (browsing) => {
  let running: Running;
  let url: string;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ url, drop } = await migratedDatabase());
    running = await runBot({ databaseUrl: url, sandbox: { page: true } });
    settled = async () => {
      await running.sandbox.settled();
      await running.bot.idle();
    };
    const maya = running.sandbox.person('maya');
    await quickCheck(running, maya);
    await putOnMap(maya, 'Dr. Daniel Reyes', 'could help');
    await putOnMap(maya, 'Priya Raman', 'helps me now');
    await setGoal(maya, 'Give grand rounds');
    await ask(maya, 'Advocacy', '2026-12-03');
    await maya.press('I have sent it');
    await maya.command('/mentoring network');
    await maya.press('What did they say?');
    await maya.press('They said yes');
    await ask(maya, 'A safe ear', '2026-12-03');
    await running.sandbox.clock({ do: 'jump', to: '2026-12-03T15:00:00Z' });
    await running.sandbox.settled();
    await maya.close({ all: true });
    await putPairs();
    const helen = running.sandbox.person('helen');
    await helen.command('/mentoring meet');
    await helen.press('We met already');
    await helen.choose('When', '2026-12-01T15:00:00Z');
    await helen.submit();
    await helen.press('Offer times');
    await helen.submit();
    await helen.close({ all: true });
    await maya.openHome();
    await running.bot.idle();
  });
  afterAll(async () => {
    await running.stop();
    await drop();
  });

  /** Somebody who said yes, somebody with whom it is agreed, and a mentee of hers who waits for an answer. */
  async function putPairs(): Promise<void> {
    const { sandbox } = running;
    await sandbox.person('jonas').openHome();
    await sandbox.person('helen').openHome();
    await running.bot.idle();
    const { db, close } = await openDatabase({ url, dataDir: '' });
    const idOf = async (handle: string) => (await findPersonOf(db, sandbox.person(handle).id)) ?? '';
    const [me, helen, jonas] = [await idOf('maya'), await idOf('helen'), await idOf('jonas')];
    const { id: onMap } = await db
      .selectFrom('network_person')
      .select('id')
      .orderBy('created_at')
      .executeTakeFirstOrThrow();
    await putPair(db, { menteeId: me, mentorId: null, onMap, state: 'talk' });
    const agreed = [{ sentBy: 'mentee', ended: 'agreed' }] as const;
    await putPair(db, { menteeId: me, mentorId: helen, state: 'active', name: 'Dr. Helen Zhou', versions: agreed });
    const waits = [{ sentBy: 'mentee', ended: null }] as const;
    await putPair(db, { menteeId: jonas, mentorId: me, state: 'proposed', versions: waits });
    await db.insertInto('digest_setting').values({ person_id: me, is_on: true }).execute();
    await close();
  }
  // One that failed leaves no window to the next.
  beforeEach(async () => {
    const maya = running.sandbox.person('maya');
    while (maya.modal()) await maya.close({ all: true });
  });

  /** Types into a field as fingers do, and waits until the app was told of it. */
  const type = async (page: Page, label: RegExp, text: string): Promise<void> => {
    const told = page.waitForResponse((one) => one.url().endsWith('/action'));
    const field = page.getByRole('dialog').last().getByRole('textbox', { name: label });
    await field.fill('');
    await field.pressSequentially(text);
    await told;
    await running.bot.idle();
  };

  test.each([
    ['network:keep-ask', /^Your words/, 'a zebra of my own'],
    ['goals:save', /^What I want to reach/, 'a zebra goal'],
    ['goals:save', /^Why it matters/, 'a zebra reason'],
    ['goals:keep-note', /^What has happened/, 'a zebra note'],
    ['assess:page', /^Something else/, 'a zebra need'],
  ] as const)('%s keeps what is typed under %s', async (form, label, text) => {
    const { page } = await browsing.open(`${running.sandbox.url}/?channel=C0GENERAL1`, phone);
    const maya = handOf(page);
    await ways[form]?.(maya, page);
    await maya.see('keep it here for 7 days');
    await type(page, label, text);
    await maya.closeByCross();
    await ways[form]?.(maya, page);
    await maya.see('Here is what you had typed before.');
    expect(await maya.dialog().getByRole('textbox', { name: label }).inputValue()).toBe(text);
    await maya.press('Begin anew');
    await expect.poll(() => maya.dialog().getByRole('textbox', { name: label }).inputValue()).not.toContain('zebra');
    await maya.closeByCross();
  });

  test.each(
    Object.entries(atClose).flatMap(([form, of]) => (Object.values(of).includes('says') ? [form] : [])),
  )('%s says beforehand that the × loses what is in it, in sight without scrolling', async (form) => {
    const { page } = await browsing.open(`${running.sandbox.url}/?channel=C0GENERAL1`, phone);
    const maya = handOf(page);
    await ways[form]?.(maya, page);
    const sentence = says[form === 'goals:save' ? 1 : form === 'relationship:send' ? 2 : 0];
    const said = maya
      .dialog()
      .getByText(sentence ?? '')
      .first();
    await said.waitFor();
    // One field of a form that keeps the others says so at that field.
    if (form === 'goals:save') await said.scrollIntoViewIfNeeded();
    // Drawn anew just now it has no place for a moment.
    await expect
      .poll(async () => {
        const box = await said.boundingBox();
        return box ? box.y + box.height : Number.POSITIVE_INFINITY;
      })
      .toBeLessThanOrEqual(844);
    await maya.closeByCross();
  });
});
