import { defineConfig } from 'vitest/config';

/** What needs a Chromium; without one the groups say so and are left out, and under CI=true they fail. */
export default defineConfig({
  test: {
    include: ['{sandbox,test}/**/*.browser.test.ts'],
    globalSetup: ['test/support/setup/scratch.setup.ts', 'test/support/setup/database.setup.ts'],
    // What is waited for comes, on a busy machine later.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    // One Chromium serves all files of a worker.
    isolate: false,
    maxWorkers: 2,
  },
});
