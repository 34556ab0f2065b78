import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/databases.ts',
    testTimeout: 20_000,
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
  },
});
