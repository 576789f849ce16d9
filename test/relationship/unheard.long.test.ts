import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';

/** On a Saturday what she proposes waits for Monday: until then a mentor knows nothing, and of what she takes back never. */

let running: Running;
let maya: PersonDoor;
let helen: PersonDoor;
beforeAll(async () => {
  running = await runBot();
  [maya, helen] = [running.sandbox.person('maya'), running.sandbox.person('helen')];
  await jump('2026-12-04T15:00:00Z');
  await quickCheck(running, maya);
  await yesFrom(maya, 'Dr. Helen Zhou', '2026-12-10');
  await jump('2026-12-05T15:00:00Z');
});
afterAll(() => running.stop());

const jump = (to: string) => running.sandbox.clock({ do: 'jump', to }).then(running.sandbox.settled);
const toHelen = () => helen.dm().map(textOf).join('\n');

async function propose(): Promise<void> {
  await maya.openHome();
  await maya.press('Prepare the talk', { in: 'home' });
  await maya.press("Propose how we'd work");
  await maya.submit();
  expect(textOf(maya.modal())).toContain('Until then they know nothing of it');
}

test('what is changed or taken back before it came is nothing to the mentor', async () => {
  await propose();
  await maya.press('Change');
  await maya.choose('How often', 'Every two weeks');
  await maya.submit();
  await maya.press('Take it back');
  await maya.press('End it');
  expect(textOf(maya.modal())).not.toContain('what you two agreed here');
  await maya.submit();
  await maya.close({ all: true });
  await jump('2026-12-07T15:00:00Z');
  expect(toHelen()).toBe('');
  await helen.openHome();
  expect(textOf(helen.home())).not.toContain('Maya');
});

test('what comes after a change of hers is the whole, and no change of words nobody has read', async () => {
  await jump('2026-12-12T15:00:00Z');
  await maya.command('/mentoring network');
  await maya.press('We met');
  await maya.press("Propose how we'd work");
  await maya.submit();
  await maya.press('Change');
  await maya.choose('How often', 'Every two weeks');
  await maya.submit();
  await maya.close({ all: true });
  await jump('2026-12-14T15:00:00Z');
  expect(toHelen()).toContain('Maya Okafor notes that you said yes to a talk');
  expect(toHelen()).not.toMatch(/→|would change how/);
});
