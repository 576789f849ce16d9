import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.long.test.ts'],
    exclude: ['node_modules/**'],
    globalSetup: ['test/support/setup/scratch.setup.ts', 'test/support/setup/database.setup.ts'],
    testTimeout: 300_000,
    // What is waited for comes, on a busy machine later.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
