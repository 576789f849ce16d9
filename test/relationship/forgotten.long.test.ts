import { afterEach, expect, test } from 'vitest';
import { yesFrom } from '../support/pairs.ts';
import { flat, type TwoOfThem, twoOfThem } from '../support/places.ts';

/* A yes that is none after all leaves no talk behind it, but for what was written or proposed. */

let two: TwoOfThem;
afterEach(() => two.running.stop());

/** The page of the talk that the yes is to, before she has said that they met. */
const openTalk = async () => {
  const { maya } = two;
  await maya.close({ all: true }).catch(() => undefined);
  await maya.command('/mentoring network');
  await maya.press('network:talk');
};
const letGo = async () => {
  const { maya } = two;
  await openTalk();
  await maya.press("They can't after all");
  await maya.close({ all: true });
  await maya.openHome();
  await two.running.sandbox.settled();
  return flat(maya.home());
};

test('a yes that is none after all takes the talk with it', async () => {
  two = await twoOfThem();
  await yesFrom(two.maya, 'Dr. Daniel Reyes', '2026-12-10');
  await openTalk();
  await two.maya.press("Propose how we'd work");
  await two.maya.close({ all: true });
  await two.maya.openHome();
  expect(flat(two.maya.home())).toContain('Dr. Daniel Reyes: said yes to a talk');
  expect(await letGo()).not.toContain('Dr. Daniel Reyes: said yes to a talk');
});

test('what was proposed stays', async () => {
  two = await twoOfThem();
  await yesFrom(two.maya, 'Dr. Daniel Reyes', '2026-12-10');
  await openTalk();
  await two.maya.press("Propose how we'd work");
  await two.maya.submit();
  await two.running.sandbox.settled();
  expect(await letGo()).toContain('Dr. Daniel Reyes: it is their turn to answer');
});
