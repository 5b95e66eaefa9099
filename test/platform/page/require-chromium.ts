import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

const advice =
  'These tests drive the page in a real Chromium, and there is none. Install one ("apt-get install --no-install-recommends chromium", or any Chrome), or set CHROMIUM to the path of its program.';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program of a Chromium: `CHROMIUM`, or the first on the PATH under a usual name. */
export const findChromium = (): string | undefined => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const usual = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM ?? '', ...usual].find((file) => file !== '' && isProgram(file));
};

/**
 * A `describe` for tests that need Chromium. Without it they are skipped with a loud word on how to install it, and with
 * `CI=true` they fail.
 */
export const describeWithChromium = (name: string, tests: () => void): void => {
  if (findChromium() !== undefined) {
    describe(name, tests);
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('has a Chromium', () => {
        throw new Error(advice);
      });
    });
  } else {
    console.warn(`\nNOT TESTED: ${name}\n${advice}\n`);
    describe.skip(name, tests);
  }
};
