import { defineConfig } from 'vitest/config';
import { OrderOfFiles } from './test/order-of-files.ts';

/** What starts the command line as a user does, or a browser: slower, and run by `npm run test:platform`. */
const platform = [
  'test/scripts/{build,bundle,call,check,command-line,dev,package,prove,watch}.test.ts',
  'test/scripts/deploy/{paconn,pac,wrong-inputs}.test.ts',
  'test/house/{broken-checkout,document-commands,fifth-action,workflows}.test.ts',
  'test/platform/page/*.test.ts',
  'test/samples/power-automate-runs.test.ts',
  'test/client-*.test.ts',
  'test/house/{assumption-changed,documented-changes}.test.ts',
];

const shared = {
  globalSetup: 'test/build-script-host.ts',
  // Files share one module cache: loading the compiler, ajv and the rules anew for each costs more than the tests.
  isolate: false,
  testTimeout: 20_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Many tests wait for a process, a browser or a clock: three workers keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: OrderOfFiles },
    projects: [
      {
        test: {
          ...shared,
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/clients/**', '**/node_modules/**', ...platform],
        },
      },
      { test: { ...shared, name: 'platform', include: platform } },
    ],
  },
});
