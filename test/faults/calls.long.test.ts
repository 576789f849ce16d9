import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quickCheck, textOf } from '../support/journey.ts';
import { faults, messages, startTrial, type Trial } from './calls.ts';

/** What the picture in a message is called in Slack. */
const fileIn = (blocks: unknown): string => JSON.stringify(blocks).match(/"id":"(F[^"]+)"/)?.[1] ?? '';

describe.each(faults)('every call of the queued work meets $fault once', ({ fault, done, asksAgain }) => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await startTrial();
  });
  afterAll(() => trial.stop());
  let mapped = 0;
  const as = (name: string) => trial.sandbox.person(name);
  const stored = (id: string): boolean => trial.sandbox.workspace.store.files.get(id)?.uploaded === true;

  test.each([
    ['users.info', 'tomas'],
    ['conversations.open', 'priya'],
    ['views.publish', 'sofia'],
  ])('welcome, %s: said once, and Home greets by name', async (method, name) => {
    const person = as(name);
    await trial.failing(fault, method, () => person.command('/mentoring help'));
    expect(messages(trial, name, 'You steer this')).toHaveLength(1);
    const [first] = (trial.sandbox.workspace.store.people.get(person.id)?.real_name ?? '').split(' ');
    expect(textOf(person.home())).toContain(first);
  });

  test('Home that is opened comes by itself', async () => {
    const sofia = as('sofia');
    await trial.failing(fault, 'views.publish', async () => {
      trial.sandbox.workspace.store.homes.delete(sofia.id);
      await sofia.openHome();
    });
    expect(textOf(sofia.home())).toContain('Know your needs');
  });

  test('result: posted at most once, brought up to date in place, taken out', async () => {
    const maya = as('maya');
    await quickCheck(trial, maya);
    const results = () => messages(trial, 'maya', 'Your focus');
    await trial.failing(fault, 'chat.update', () => changeTo('Career', 'Direction'));
    expect(results()).toHaveLength(1);
    expect(textOf(results()[0])).toContain('Direction');
    expect(textOf(results()[0])).not.toContain('Advocacy');

    await trial.failing(fault, 'chat.delete', () => maya.press('Remove from chat', { in: 'message' }));
    expect(results()).toHaveLength(done ? 0 : 1);
    // She is told that it did not work, and tries again.
    for (const one of results()) await maya.press('Remove from chat', { in: one });
    expect(results()).toHaveLength(0);

    await trial.failing(fault, 'chat.postMessage', () => changeTo('Career', 'Advocacy'));
    expect(results()).toHaveLength(done || asksAgain ? 1 : 0);
    // What comes later is news, and is posted whatever became of the one before.
    await trial.failing('status_429', 'chat.postMessage', async () => {
      await changeTo('Career', 'Direction');
      if (results().length > 0) trial.sandbox.switches({ apiFault: 'none' });
    });
    expect(results().filter((one) => textOf(one).includes('Direction'))).toHaveLength(1);

    async function changeTo(group: string, need: string): Promise<void> {
      await maya.command('/mentoring assess');
      await maya.press('Change my answers');
      await maya.choose(group, need);
      await maya.submit();
      await maya.choose(need, 'nobody');
      await maya.submit();
      await maya.submit();
      await maya.close();
    }
  });

  test.each([
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
    'chat.update',
    'files.delete',
    // The last: after an outcome that nobody knows, what comes later is news, and is posted beside what may be there.
    'chat.postMessage',
  ])('map, %s: at most one message, with the picture of now', async (method) => {
    const helen = as('helen');
    const maps = () => messages(trial, 'helen', 'Your mentoring network');
    const name = `Somebody ${method}`;
    await helen.close({ all: true }).catch(() => undefined);
    await helen.command('/mentoring network');
    await helen.press(maps().length + mapped++ > 0 ? 'Add someone' : 'network:add');
    await helen.type('Or a name, or initials', name);
    await helen.choose('What do they help you with, or could?', 'Teaching');
    await helen.submit();
    if (method === 'chat.postMessage') for (const one of maps()) await helen.press('Remove from chat', { in: one });
    await trial.failing(fault, method, () => helen.press('Send me the picture'));

    const expected = method === 'chat.postMessage' && !done && !asksAgain ? 0 : 1;
    expect(maps()).toHaveLength(expected);
    if (expected === 0) {
      // Asked for once more, it comes.
      await helen.press('Send me the picture');
      await trial.sandbox.until(() => maps()[0]);
    }
    expect(textOf(maps()[0])).toContain(name);
    expect(stored(fileIn(maps()[0]?.blocks))).toBe(true);
  });
});
