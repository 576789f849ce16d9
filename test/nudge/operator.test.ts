import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

/* The operator looks for nudges once, at an instant of their choosing, beside a bot that runs and whose schedule rests. */

let running: Running;
let maya: PersonDoor;
beforeAll(async () => {
  running = await runBot();
  await jumpTo(running, '2026-12-01T12:00:00Z');
  maya = running.sandbox.person('maya');
  await quickCheck(running, maya);
});
afterAll(() => running.stop());

async function nudges(words: string[], environment: Record<string, string> = {}) {
  const { sandbox, settings } = running;
  const out: string[] = [];
  const told: string[] = [];
  const code = await runCommand(commands, ['nudges', ...words], {
    environment: {
      ...{ SLACK_BOT_TOKEN: sandbox.botToken, SLACK_SIGNING_SECRET: sandbox.signingSecret },
      ...{
        SLACK_API_URL: sandbox.apiUrl,
        DATABASE_URL: settings.databaseUrl ?? '',
        MENTORING_ENCRYPTION_KEYS: testKey,
      },
      ...environment,
    },
    out: (text) => void out.push(text),
    tell: (text) => void told.push(text),
  });
  await sandbox.settled();
  return { code, out: out.join('\n'), told: told.join('\n') };
}

const monday = ['--at', '2026-12-07T18:16:00Z'];
const json = async (...words: string[]) => JSON.parse((await nudges([...words, '--json'])).out).people;

test('a pass says who would get what and why, and then sends just that, once', async () => {
  const before = maya.notifications().length;
  const about = { workspace: running.sandbox.workspace.team.id, user: maya.id, zone: 'America/Chicago' };

  await step('who has just begun waits for her first Monday', async () => {
    expect(await json('--at', '2026-12-01T12:10:00Z')).toEqual([
      {
        ...about,
        time: '2026-12-01T06:10',
        does: 'wait',
        what: '',
        words: '',
        until: expect.stringMatching('12-07T18:'),
      },
    ]);
  });

  await step('dry, nothing is kept or sent, and no settings of Slack are needed', async () => {
    const wouldGet = { ...about, time: '2026-12-07T12:16', does: 'send', what: 'map' };
    const dry = await nudges(['--dry-run', ...monday], { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' });
    expect(dry).toMatchObject({ code: 0, told: expect.stringContaining('nothing is kept or sent') });
    expect(dry.out).toContain('would get "map". You know what you need, and nobody stands on your map yet.');
    expect(await json('--dry-run', ...monday)).toEqual([{ ...wouldGet, words: expect.any(String) }]);
    expect(maya.notifications()).toHaveLength(before);
  });

  await step('on Slack itself an instant far from now is asked for twice', async () => {
    const far = await nudges(monday, { SLACK_API_URL: '' });
    expect(far).toMatchObject({ code: 2, told: expect.stringContaining('add --yes') });
    expect(await nudges(['--at', '2026-12-07'])).toMatchObject({ code: 2, told: expect.stringContaining('its zone') });
  });

  await step('in earnest it is delivered by the command, once however often it runs', async () => {
    const { code, out, told } = await nudges(monday);
    expect([code, told]).toEqual([0, 'At 2026-12-07T18:16:00.000Z: 1 looked at, 1 got one.']);
    expect(out).toContain('got "map".');
    expect(maya.notifications()).toHaveLength(before + 1);
    expect(textOf(maya.dm().at(-1))).toContain('Who could help?');
    expect(await json(...monday)).toEqual([]);
    expect(maya.notifications()).toHaveLength(before + 1);
  });

  await step('a week that brings nothing is said with its reason', async () => {
    await maya.openHome();
    await maya.press('Nights until…', { in: 'home' });
    await maya.choose('Your last day of nights', '2026-12-20');
    await maya.submit();
    await maya.close({ all: true });
    const [held] = await json('--dry-run', '--at', '2026-12-14T18:16:00Z');
    expect(held).toMatchObject({ does: 'withhold', what: 'hours', words: expect.stringContaining('your hours') });
  });
}, 60_000);
