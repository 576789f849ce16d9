import { defineConfig } from 'vitest/config';

const test = {
  globalSetup: ['test/support/setup/scratch.setup.ts', 'test/support/setup/database.setup.ts'],
  testTimeout: 300_000,
  // What is waited for comes, on a busy machine later.
  expect: { poll: { timeout: 20_000 } },
  hookTimeout: 120_000,
};

/** Journeys that `npm test` runs on PostgreSQL, and that must go alike on the embedded database. */
const journeys = [
  'test/kept/kept.test.ts',
  'test/assess/{quick-check,taps}.test.ts',
  'test/goals/{goals,sharing,no-messages,trust}.test.ts',
  'test/network/{map,picture,talk,trust}.test.ts',
  'test/relationship/agreement.test.ts',
  'test/platform/{answered,bodies,need-line,next,strays,trust}.test.ts',
];

/** Properties that `npm test` tries a quarter as often, by `runs`. */
export const properties = [
  'sandbox/fuzz.test.ts',
  'sandbox/forms/element-values.test.ts',
  'src/assess/order.test.ts',
  'src/network/picture/{layout,svg}.test.ts',
  'src/nudge/when.test.ts',
  'src/nudge/digest/digest.test.ts',
  'src/pushes/plan.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...test, name: 'long', include: ['**/*.long.test.ts'], exclude: ['node_modules/**'] } },
      {
        test: {
          ...test,
          name: 'embedded',
          include: journeys,
          exclude: ['**/*.{browser,long}.test.ts'],
          env: { TEST_DATABASE: 'embedded' },
          isolate: false,
        },
      },
      { test: { ...test, name: 'properties', include: properties, env: { TEST_RUNS: 'whole' }, isolate: false } },
    ],
  },
});
