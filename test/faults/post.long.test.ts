import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../support/journey.ts';
import { faults, messages, startTrial, type Trial } from './calls.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

const names = ['maya', 'daniel', 'jonas', 'sofia', 'priya', 'helen'];
const cases = faults.map((one, index) => ({ ...one, name: names[index] ?? '' }));

describe.each(cases)('a message whose sending meets $fault', ({ fault, done, asksAgain, name }) => {
  test('is never there twice, and lost only where Slack never said whether it did it', async () => {
    const person = trial.sandbox.person(name);
    const said = () => trial.logged.filter((line) => line.includes('counts as sent')).length;
    const before = said();
    await trial.failing(fault, 'chat.postMessage', () => person.command('/mentoring help'));
    expect(messages(trial, name, 'You steer this')).toHaveLength(done || asksAgain ? 1 : 0);
    expect(said()).toBe(before + (asksAgain ? 0 : 1));
  });
});

test.each([
  'status_503',
  'status_500',
  'lost',
] as const)('Home comes by itself when its publishing meets %s', async (fault) => {
  const amara = trial.sandbox.person('amara');
  await trial.failing(fault, 'views.publish', async () => {
    trial.sandbox.workspace.store.homes.delete(amara.id);
    await amara.openHome();
  });
  expect(textOf(amara.home())).toContain('Know your needs');
});
