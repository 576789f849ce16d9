import { afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/protocol.ts';
import { type Running, runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';

/** Case 26: what shows views stays broken, and with it the way by which she is told so. */

let running: Running;
beforeAll(async () => {
  running = await runBot();
  return () => running.stop();
});
afterEach(() => running.sandbox.switches({ apiFault: 'none', faultMethods: [], faultTimes: 0 }));

const kept = 'Slack did not take my answer just now. What you gave me is kept.';
const broken = (apiFault: FaultKind, ...faultMethods: string[]) =>
  running.sandbox.switches({ apiFault, faultMethods, faultTimes: 0 });
const told = (who: ReturnType<Running['sandbox']['person']>) => who.dm().filter((one) => textOf(one).includes(kept));

test.each([
  ['status_500', 'maya'],
  ['status_429', 'jonas'],
  ['lost', 'sofia'],
] as const)('a modal that cannot be changed (%s): a message says so, once for each press, and what was given is kept', async (fault, name) => {
  const who = running.sandbox.person(name);
  await who.command('/mentoring goals');
  await who.press('Add a goal');
  await who.type('what', 'Kept through it all');
  broken(fault, 'views.update', 'views.push');
  await who.press('Back');
  expect(told(who)).toHaveLength(1);
  expect(told(who)[0]?.text).toContain(kept);
  running.sandbox.switches({ apiFault: 'none' });
  await who.command('/mentoring goals');
  expect(textOf(who.modal())).toContain('Kept through it all');
});

test.each([
  'status_500',
  'status_503',
] as const)('a button in Home whose modal cannot be opened (%s): a message says so', async (fault) => {
  const helen = running.sandbox.person('helen');
  await helen.openHome();
  await running.bot.idle();
  const before = told(helen).length;
  broken(fault, 'views.open', 'views.update', 'views.push');
  await helen.press('assess:open', { in: 'home' });
  expect(helen.modal()).toBeUndefined();
  expect(told(helen).length - before).toBe(1);
});

test('where the message is not taken either, the log says that she could not be told', async () => {
  const priya = running.sandbox.person('priya');
  await priya.openHome();
  await running.bot.idle();
  broken('status_500', 'views.open', 'chat.postMessage');
  await priya.press('assess:open', { in: 'home' });
  expect(running.logged.join()).toContain('the person could not be told');
});
