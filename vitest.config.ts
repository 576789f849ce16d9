import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'],
    // What needs a browser: `npm run test:browser`; what takes long: `npm run test:long`.
    exclude: ['**/*.{browser,long}.test.ts', 'node_modules/**'],
    globalSetup: ['test/support/setup/scratch.setup.ts', 'test/support/setup/database.setup.ts'],
    // What is waited for comes, on a busy machine later.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    // A worker runs many files: a process of its own for each took longer to start than most files take to run. That
    // none leans on another is what `--isolate` shows, with which `.ci/run` runs the tests a second time.
    isolate: false,
    maxWorkers: 4,
  },
});
