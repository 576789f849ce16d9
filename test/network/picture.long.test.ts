import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { restSeconds } from '../../src/jobs/retry.ts';
import { type Running, runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';

let running: Running;
beforeAll(async () => {
  running = await runBot();
});
afterAll(() => running.stop());

const shown = (who: ReturnType<Running['sandbox']['person']>) =>
  who.dm().filter((one) => textOf(one).includes('Your mentoring network'));

async function oneOnTheMap(name: string, whom: string, { sandbox } = running) {
  const who = sandbox.person(name);
  await who.command('/mentoring network');
  await who.press('network:add');
  await who.type('Or a name, or initials', whom);
  await who.choose('What do they help you with, or could?', 'Teaching');
  await who.submit();
  return who;
}

test('the picture comes with the list that says the same, is renewed in place, and leaves the chat with its file', async () => {
  const maya = await oneOnTheMap('maya', 'Zoë <!channel>');
  await maya.press('Send me the picture');
  expect(textOf(maya.modal())).toContain('Your map is on its way');
  const first = await running.sandbox.until(() => shown(maya)[0]);
  expect(first.text).toBe('Your next step, 2 minutes');
  expect(textOf(first)).toContain('Zoë <!channel>: helps me now');
  const image = (one = first) =>
    JSON.stringify(one.blocks?.find((block) => block.type === 'image')).match(/"id":"(F[^"]+)"/)?.[1] ?? '';
  expect(JSON.stringify(first.blocks)).toContain('with you at the center and one person around you');
  const stored = (id: string) => running.sandbox.workspace.store.files.get(id)?.file;
  expect(stored(image())).toMatchObject({ mimetype: 'image/png', name: 'map.png' });

  await maya.press('Add someone');
  await maya.type('Or a name, or initials', 'Second');
  await maya.submit();
  await maya.press('Send me the picture');
  const second = await running.sandbox.until(() => shown(maya).find((one) => textOf(one).includes('Second')));
  expect(shown(maya)).toHaveLength(1);
  expect(image(second)).not.toBe(image(first));
  expect(stored(image(first))).toBeUndefined();

  await maya.close();
  await maya.press('Remove from chat', { in: second });
  expect(shown(maya)).toHaveLength(0);
  expect(stored(image(second))).toBeUndefined();
});

/** What the picture in a message is called in Slack; '' where there is none. */
const fileIn = (message: { blocks?: unknown } | undefined): string =>
  JSON.stringify(message?.blocks).match(/"id":"(F[^"]+)"/)?.[1] ?? '';
const files = ({ sandbox }: Running) =>
  [...sandbox.workspace.store.files.values()].filter(({ uploaded }) => uploaded).length;
const uploads = ({ sandbox } = running) =>
  sandbox.inspector.log().entries.filter(({ name }) => name === 'files.completeUploadExternal').length;

describe('a file that Slack is still taking in', () => {
  afterEach(() => running.sandbox.switches({ filesShown: 'at_once' }));

  test('is waited for: one upload, and the map comes as a picture', async () => {
    running.sandbox.switches({ filesShown: 'late' });
    const before = uploads();
    const sofia = await oneOnTheMap('sofia', 'T. K.');
    await sofia.press('Send me the picture');
    const message = await running.sandbox.until(() => shown(sofia)[0]);
    await running.bot.idle();
    expect(fileIn(message)).not.toBe('');
    expect(textOf(message)).not.toContain('could not be sent');
    expect([uploads() - before, sofia.notifications().length]).toEqual([1, 2]);
    // Pressed once more, with nothing changed: the same file.
    await sofia.press('Send me the picture');
    await running.bot.idle();
    expect([uploads() - before, fileIn(shown(sofia)[0])]).toEqual([1, fileIn(message)]);
    await sofia.close();
  }, 30_000);

  describe('and goes on refusing', () => {
    let refusing: Running;
    beforeAll(async () => {
      // Five rests, the last of half a minute: as many, each a twentieth.
      const rest = (tries: number, chance: number) => restSeconds(tries, chance) / 20;
      refusing = await runBot({ tempo: { rest } });
    });
    afterAll(() => refusing.stop());

    test('is shared with her and tried again; the one before is deleted', async () => {
      const { sandbox, bot } = refusing;
      sandbox.switches({ filesShown: 'once_shared' });
      const priya = await oneOnTheMap('priya', 'T. K.', refusing);
      await priya.press('Send me the picture');
      const message = await sandbox.until(() => shown(priya)[0], 30_000);
      await bot.idle();
      expect(fileIn(message)).not.toBe('');
      expect([files(refusing), uploads(refusing)]).toEqual([1, 2]);
      await priya.close();
      await priya.press('Remove from chat', { in: message });
      expect(files(refusing)).toBe(0);
    }, 60_000);
  });
});

test('without files:write the list stands alone, and says so', async () => {
  const { tokens } = running.sandbox.workspace.store;
  const token = tokens.get(running.sandbox.botToken);
  if (!token) throw new Error('The bot has no token.');
  tokens.set(token.token, { ...token, scopes: token.scopes.filter((scope) => scope !== 'files:write') });
  const jonas = await oneOnTheMap('jonas', 'J. B.');
  await jonas.press('Send me the picture');
  const message = await running.sandbox.until(() => shown(jonas)[0]);
  expect(textOf(message)).toContain('(files:write)');
  expect(textOf(message)).toContain('J. B.: helps me now');
});
