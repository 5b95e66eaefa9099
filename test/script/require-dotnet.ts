import { spawnSync } from 'node:child_process';
import { describe, it } from 'vitest';

const advice =
  'These tests run the connector\'s script under .NET, and "dotnet --list-sdks" names no SDK. Install the .NET SDK 8 or newer from https://dotnet.microsoft.com/download.';

const { status, stdout } = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8', timeout: 30_000 });
const hasSdk = status === 0 && stdout.trim() !== '';

/**
 * A `describe` for tests that need the .NET SDK. Without it they are skipped with a loud word on how to install it, and
 * with `CI=true` they fail.
 */
export const describeWithDotnet = (name: string, tests: () => void): void => {
  if (hasSdk) {
    describe(name, tests);
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('has the .NET SDK', () => {
        throw new Error(advice);
      });
    });
  } else {
    console.warn(`\nNOT TESTED: ${name}\n${advice}\n`);
    describe.skip(name, tests);
  }
};
