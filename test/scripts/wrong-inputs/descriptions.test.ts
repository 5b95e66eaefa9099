import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildConnector } from '../../../scripts/build.ts';
import { ExpectedError } from '../../../scripts/expected-error.ts';
import { ageProblem } from '../../../scripts/start-problems.js';
import { temporaryFolder } from '../temporary-folder.ts';
import { type WrongDescription, wrongDescriptions } from './descriptions.ts';
import { expectTold } from './told.ts';

test.each<WrongDescription>(wrongDescriptions)(
  'a description with %s is refused with its place, and nothing is written',
  async (_, connector, place, value, consequence, fix) => {
    const folder = await temporaryFolder();
    // The script is missing too, which saves the time to compile it.
    const refusal: unknown = await buildConnector(connector, folder, path.join(folder, 'no-script.csx')).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ExpectedError);
    const { message } = refusal as ExpectedError;
    const finding = message.split('\n').find((line) => line.startsWith('error ') && line.includes(place)) ?? '';
    expectTold(finding, { place: ` at ${place}`, value: `Received ${value}. `, consequence, fix });
    expect(message).toContain('Nothing was written. Correct what is named and build again.');
    expect(await readdir(folder)).toEqual([]);
  },
);

test.each(['16.20.2', '18.20.4', '20.9.0'])('Node %s is too old', (version) => {
  expectTold(ageProblem(version) ?? '', {
    place: 'Node.js',
    value: version,
    consequence: 'Nothing was done.',
    fix: 'Install it from https://nodejs.org.',
  });
});

test.each(['20.11.0', '22.0.0'])('Node %s is not too old', (version) => {
  expect(ageProblem(version)).toBeUndefined();
});
