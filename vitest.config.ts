import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/clients/**', '**/node_modules/**'],
    // Files share one module cache: loading the compiler, ajv and the rules anew for each costs more than the tests.
    isolate: false,
    // Many tests wait for a process, a browser or a clock, so two workers pay off even where there are two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});
