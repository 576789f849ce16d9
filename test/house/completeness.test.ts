import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { features, samplesOf } from '../../src/app.ts';
import { commands } from '../../src/cli.ts';
import { wordsOf } from '../../src/command.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { sentences } from '../../src/content/sentences.ts';
import type { AppContext } from '../../src/feature.ts';
import { eventsOf } from '../../src/register.ts';
import { optionalScopes, scopes } from '../../src/slack/installed/scopes.ts';

const words = wordsOf(features);
const root = join(import.meta.dirname, '..', '..');
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
const editions = await loadEditions(join(root, 'content'));
const readme = await read('README.md');
const manifest = parse(await read('manifest.yml')) as {
  features: { slash_commands: { command: string; usage_hint: string }[] };
  oauth_config: { scopes: { bot: string[]; bot_optional?: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};

/** The first cells of README's table under a heading, without their code marks. */
function tableOf(heading: string): string[] {
  const [, section = ''] = readme.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const rows = section.split(/^#+ /m)[0]?.match(/^\|.*$/gm) ?? [];
  return rows.slice(2).map((row) => row.split('|')[1]?.trim().replaceAll('`', '') ?? '');
}

/** What a surface can send back: the ids of its buttons and tapped inputs, and of its modal when it can be sent off. */
interface Doors {
  actions: Set<string>;
  submits: Set<string>;
}

function doorsOf(surfaces: readonly unknown[]): Doors {
  const doors: Doors = { actions: new Set(), submits: new Set() };
  const walk = (node: unknown, taps: boolean): void => {
    if (Array.isArray(node)) for (const one of node) walk(one, taps);
    if (!node || typeof node !== 'object' || Array.isArray(node)) return;
    const { type, action_id, callback_id, submit, dispatch_action } = node as Record<string, unknown>;
    const here = type === 'input' ? dispatch_action === true : taps;
    if (type === 'overflow') {
      const { options } = node as { options: { value: string }[] };
      for (const { value } of options) doors.actions.add(value.split(' ')[0] ?? '');
    } else if (typeof action_id === 'string' && here) doors.actions.add(action_id);
    if (type === 'modal' && submit && typeof callback_id === 'string') doors.submits.add(callback_id);
    for (const inner of Object.values(node)) walk(inner, here);
  };
  walk(surfaces, true);
  return doors;
}

const sorted = (names: Iterable<string>): string[] => [...names].sort();
const known = (kind: 'actions' | 'submits'): string[] =>
  sorted(features.flatMap((one) => Object.keys(one[kind] ?? {})));

describe('each word after the slash command', () => {
  const [slash] = manifest.features.slash_commands;

  it('stands in the manifest, in help and in the README as it is handled', () => {
    expect(slash?.command).toBe('/mentoring');
    expect(slash?.usage_hint.replace(/[[\]]/g, '').split(' | ')).toEqual([...words.keys()]);
    expect(tableOf('What you can type')).toEqual([
      '/mentoring',
      ...[...words.keys()].map((word) => `/mentoring ${word}`),
    ]);
  });

  it('has its own line of help in every edition', () => {
    for (const edition of editions.ids.map(editions.get))
      for (const [word, { help }] of words) expect(edition.say[help]).toContain(`{command} ${word} `);
    expect(new Set([...words.values()].map(({ help }) => help)).size).toBe(words.size);
  });
});

/** Buttons of windows that an earlier version opened, and that may be pressed still: test/kept has one with each. */
const ofEarlierVersions = ['network:no'];

describe('each button and modal', () => {
  const { actions, submits } = doorsOf(editions.ids.map(editions.get).map((one) => samplesOf(one, '/mentoring')));

  it('that a person can press has a handler, and each handler a button', () => {
    expect(sorted([...actions, ...ofEarlierVersions])).toEqual(known('actions'));
    expect(sorted(submits)).toEqual(known('submits'));
  });

  it('has an id of the form feature:verb', () => {
    for (const id of [...actions, ...submits]) expect(id).toMatch(/^[a-z]+:[a-z-]+$/);
  });
});

describe('the manifest', () => {
  it('asks for the scopes that the bot asks for, each with a reason in the README', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([...scopes]);
    expect(manifest.oauth_config.scopes.bot_optional).toEqual([...optionalScopes]);
    expect(tableOf('Scopes')).toEqual([...scopes, ...optionalScopes]);
  });

  it('subscribes to the events that are handled, and no others', () => {
    const handled = Object.keys(eventsOf({ command: '/mentoring', features } as AppContext));
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(sorted(handled));
  });
});

describe('each setting', () => {
  it('stands in .env.example and in the README', async () => {
    const [, schema = ''] = (await read('src/config.ts')).split('environmentSchema = z.object({');
    const names = sorted(
      (schema.split('\n});')[0] ?? '').match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)?.map((name) => name.trim()) ?? [],
    );
    expect(names).toContain('DATABASE_URL');
    expect(sorted(tableOf('Settings').flatMap((cell) => cell.split(', ')))).toEqual(names);
    // POSTGRES_PASSWORD is not the bot's: compose.yml makes DATABASE_URL of it.
    const example = (await read('.env.example')).match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(sorted(example.filter((name) => name !== 'POSTGRES_PASSWORD'))).toEqual(names);
  });
});

it("each of the operator's commands stands in the README", () => {
  expect(tableOf("Operator's commands")).toEqual(Object.keys(commands));
});

it('each sentence of an edition is said somewhere', async () => {
  let source = '';
  for await (const file of glob('src/**/*.ts', { cwd: root }))
    if (!/\.test\.ts$|^src\/content\//.test(file)) source += await read(file);
  const silent = Object.keys(sentences).filter((key) => !new RegExp(`'${key}'|\\.say\\.${key}\\b`).test(source));
  expect(silent).toEqual([]);
});
