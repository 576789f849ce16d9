import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, falseNames, fileCircles } from './rules.ts';
import { readSource, type Source } from './source.ts';

const root = join(import.meta.dirname, '..', '..');

/** Each file is read once, for all rules. */
const read = new Map<string, Source>();

async function everySource(...folders: string[]): Promise<Source[]> {
  const sources = [];
  for await (const file of glob(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root },
  )) {
    const source = read.get(file) ?? readSource(file.split(sep).join('/'), await readFile(join(root, file), 'utf8'));
    read.set(file, source);
    sources.push(source);
  }
  return sources;
}

it('everyone imports only what they may see', async () => {
  const sources = await everySource('src');
  expect(sources.length).toBeGreaterThan(5);
  expect(breaches(sources)).toEqual([]);
});

it('no files import each other in a circle, be it by types alone', async () => {
  const folders = ['src', 'sandbox', 'demo', 'test', 'bench'];
  const sources = await everySource(...folders);
  for (const folder of folders) expect(sources.some(({ path }) => path.startsWith(`${folder}/`))).toBe(true);
  expect(fileCircles(sources, folders)).toEqual([]);
});

it('no file is named after what it does not do', async () => {
  expect(falseNames(await everySource('src'))).toEqual([]);
  const named = (path: string, text: string) => falseNames([readSource(path, text)]);
  expect(named('src/goals/list-view.ts', `import { say } from '../content/say.ts';`)).toHaveLength(1);
  expect(named('src/goals/form/view.ts', `import { modal } from '../../slack/blocks.ts';`)).toEqual([]);
  expect(named('src/goals/tell-index.ts', `import type { Context } from '../context.ts';`)).toHaveLength(1);
  expect(named('src/goals/form/index.ts', `import type { SubmitRequest } from '../../feature.ts';`)).toEqual([]);
});

describe('the rules catch', () => {
  /** The breaches of a made-up project. */
  const found = (files: Record<string, string>) =>
    breaches(Object.entries(files).map(([path, text]) => readSource(path, text)));

  it.each<[string, string, string, string]>([
    ['a decision that reads files', 'src/assess/score.ts', `import { readFile } from 'node:fs/promises';`, 'pure'],
    ['a decision that takes a package', 'src/assess/score.ts', `import { z } from 'zod';`, 'pure'],
    ['a decision that logs', 'src/assess/score.ts', `import { log } from '../log.ts';`, 'pure'],
    ['a decision that asks the database', 'src/assess/score.ts', `export { find } from './queries.ts';`, 'pure'],
    ['a decision that loads late', 'src/assess/score.ts', `const fs = await import('node:fs');`, 'pure'],
    [
      'a decision with one value among types',
      'src/assess/score.ts',
      `import { type A, b } from '../content.ts';`,
      'pure',
    ],
    ['a decision with an import for its effect', 'src/assess/score.ts', `import '../content.ts';`, 'pure'],
    ['a reader with the database', 'src/assess/reader.ts', `import { sql } from 'kysely';`, 'a reader sees zod'],
    ['a reader that asks', 'src/assess/answers-reader.ts', `import { find } from './queries.ts';`, 'a reader sees zod'],
    ['a decision that reads', 'src/assess/score.ts', `import { read } from './reader.ts';`, 'pure'],
    ['queries with Slack', 'src/assess/queries.ts', `import { WebClient } from '@slack/web-api';`, 'never see Slack'],
    [
      'queries with our Slack folder',
      'src/assess/queries.ts',
      `import type { A } from '../slack/show.ts';`,
      'never see Slack',
    ],
    ['queries with a view', 'src/assess/queries.ts', `import { ids } from './view.ts';`, 'never see views'],
    ['facts with handlers', 'src/assess/facts.ts', `import { open } from './index.ts';`, 'never see views'],
    ['a view with Kysely', 'src/assess/view.ts', `import type { Kysely } from 'kysely';`, 'never sees the database'],
    [
      'a view with our database',
      'src/assess/result-view.ts',
      `import { sql } from '../db/client.ts';`,
      'never sees the database',
    ],
    ['a view that queries', 'src/assess/view.ts', `import { find } from './queries.ts';`, 'plain data'],
    [
      'a view with a type of the queries',
      'src/network/people/view.ts',
      `import type { PersonRecord } from './queries.ts';`,
      'beside its decisions',
    ],
    [
      'a view with a type of a handler',
      'src/assess/result-view.ts',
      `import { type Shown, } from './index.ts';`,
      'beside its decisions',
    ],
    [
      'samples with a type of the queries',
      'src/goals/samples.ts',
      `import type { Goal } from './queries.ts';`,
      'beside its decisions',
    ],
    [
      'a decision with a type of the queries',
      'src/goals/sharing/share.ts',
      `import type { Goal } from '../queries.ts';`,
      'beside its decisions',
    ],
    [
      'a view that asks another feature',
      'src/home/view.ts',
      `import { lastDone } from '../assess/facts.ts';`,
      'plain data',
    ],
    ['a feature in another one', 'src/home/index.ts', `import { open } from '../assess/index.ts';`, 'only facts.ts'],
    ['a type of another feature', 'src/home/view.ts', `import type { A } from '../assess/view.ts';`, 'only facts.ts'],
    [
      'the platform with a feature',
      'src/slack/show.ts',
      `import { open } from '../assess/index.ts';`,
      'knows the features',
    ],
    [
      'content with a feature',
      'src/content/editions.ts',
      `import { a } from '../src/assess/facts.ts';`,
      'knows the features',
    ],
    [
      'a kind of work with its worker',
      'src/jobs/job.ts',
      `import { open } from '../assess/index.ts';`,
      'knows the features',
    ],
    ['the app with a view', 'src/app.ts', `import { view } from './assess/view.ts';`, 'by index alone'],
    ['a feature with the app', 'src/assess/index.ts', `import { app } from '../app.ts';`, 'wiring'],
    ['the database with Slack', 'src/db/client.ts', `import { App } from '@slack/bolt';`, 'nothing of Slack'],
    ['the sandbox in the product', 'src/main.ts', `await import('../sandbox/main.ts');`, 'stands without'],
    [
      'a type of the sandbox in the product',
      'src/slack/show.ts',
      `type A = import('../../sandbox/workspace/store.ts').A;`,
      'stands without',
    ],
    ['a test helper in the product', 'src/app.ts', `import { a } from '../test/database.ts';`, 'stands without'],
    ['a test in the product', 'src/app.ts', `import { a } from './app.test.ts';`, 'built on a test'],
    ['the environment', 'src/process/log.ts', `const level = process.env.LOG_LEVEL;`, 'reads the environment'],
    ['the environment in brackets', 'src/process/log.ts', `const level = process['env'];`, 'reads the environment'],
    [
      'the environment by globalThis',
      'src/process/log.ts',
      `const level = globalThis.process.env;`,
      'reads the environment',
    ],
    ['the environment taken apart', 'src/process/log.ts', `const { env } = process;`, 'reads the environment'],
    ['the environment by import', 'src/process/log.ts', `import { env } from 'node:process';`, 'reads the environment'],
    ['Date.now', 'src/assess/index.ts', `const t = Date.now();`, 'reads the wall clock'],
    ['Date.now handed on', 'src/assess/index.ts', `run(Date.now);`, 'reads the wall clock'],
    ['new Date()', 'src/assess/index.ts', `const t = new Date();`, 'reads the wall clock'],
    ['Date()', 'src/assess/index.ts', `const t = Date();`, 'reads the wall clock'],
    ['Temporal.Now', 'src/assess/index.ts', `const t = Temporal.Now.instant();`, 'reads the wall clock'],
    ['performance.now in a decision', 'src/assess/score.ts', `const t = performance.now();`, 'reads a stopwatch'],
  ])('%s', (_, path, text, expected) => {
    const breach = found({ [path]: text });
    expect(breach).toHaveLength(1);
    expect(breach[0]).toContain(`${path}:1 `);
    expect(breach[0]).toContain(expected);
  });

  it.each([
    ['by values', `import { b } from './b.ts';`, `import { a } from './a.ts';`],
    ['by types alone', `import type { B } from './b.ts';`, `import { type A } from './a.ts';`],
    ['by a type that is imported where it stands', `type B = import('./b.ts').B;`, `export type * from './a.ts';`],
  ])('files in a circle %s, in the folders that are looked at', (_, a, b) => {
    const sources = [readSource('sandbox/x/a.ts', a), readSource('sandbox/x/b.ts', b)];
    expect(fileCircles(sources, ['src', 'sandbox'])).toEqual([
      'sandbox/x/a.ts → sandbox/x/b.ts → sandbox/x/a.ts: files import each other in a circle',
    ]);
    expect(fileCircles(sources, ['src'])).toEqual([]);
  });

  it('features in a circle, be it by types alone', () => {
    const circle = {
      'src/assess/queries.ts': `import { a } from '../goals/facts.ts';`,
      'src/goals/index.ts': `import type { b } from '../assess/facts.ts';`,
    };
    expect(found(circle)).toEqual(['src/assess → src/goals → src/assess: features see each other in a circle']);
  });
});

describe('the rules allow', () => {
  it.each<[string, string]>([
    ['src/goals/form/reader.ts', `import { z } from 'zod'; import { due } from '../due.ts';`],
    ['src/goals/reader.ts', `import { carriedBy } from '../forms/carried.ts';`],
    ['src/goals/queries.ts', `import { readWords } from './reader.ts';`],
    ['src/assess/score.ts', `import type { Edition } from '../content.ts'; import { tie } from './order.ts';`],
    ['src/assess/score.ts', `import { type Edition, type Need } from '../content.ts';`],
    ['src/assess/score.ts', `// import { sql } from 'kysely';\nexport const text = "import 'kysely'";`],
    ['src/assess/score.ts', `import { say } from '../content/say.ts'; import { need } from '../needs/need.ts';`],
    ['src/assess/view.ts', `import { section } from '../slack/blocks.ts'; import { say } from '../say.ts';`],
    ['src/assess/view.ts', `import type { StepTwo } from '../network/facts.ts'; import { score } from './score.ts';`],
    ['src/assess/queries.ts', `import { sql } from 'kysely'; import { seal } from '../db/seal.ts';`],
    ['src/assess/index.ts', `import { find } from './queries.ts'; import { page } from './view.ts';`],
    ['src/home/index.ts', `import { lastDone } from '../assess/facts.ts';`],
    ['src/app.ts', `import { assess } from './assess/index.ts';`],
    ['src/bot.ts', `import { features } from './app.ts';`],
    ['src/assess/jobs.ts', `import { defineJob } from '../jobs/job.ts';`],
    ['src/main.ts', `const start = Date.now();`],
    ['src/jobs/queue.ts', `const begun = performance.now();`],
    ['src/config.ts', `export const read = (env = process.env) => env;`],
    ['src/assess/index.ts', `const later = new Date(now + 1); performance.mark('x');`],
    ['src/assess/index.test.ts', `import { start } from '../../sandbox/main.ts'; const now = Date.now();`],
  ])('%s: %s', (path, text) => {
    expect(breaches([readSource(path, text)])).toEqual([]);
  });
});
