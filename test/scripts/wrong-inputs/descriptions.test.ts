import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Connector } from '../../../connector/model.ts';
import { sendmode } from '../../../connector/sendmode.ts';
import { buildConnector } from '../../../scripts/build.ts';
import { ExpectedError } from '../../../scripts/expected-error.ts';
import { ageProblem } from '../../../scripts/start-problems.js';
import { temporaryFolder } from '../temporary-folder.ts';

const action = (change: Readonly<Record<string, unknown>>): Connector =>
  ({
    ...sendmode,
    actions: sendmode.actions.map((each, index) => (index === 0 ? { ...each, ...change } : each)),
  }) as Connector;

const field = (change: object): Connector => {
  const body = sendmode.actions[0]?.body;
  const fields = body?.fields.map((each, index) => (index === 0 ? { ...each, ...change } : each));
  return action({ body: { ...body, fields } });
};

const root = (change: object): Connector => ({ ...sendmode, ...change }) as Connector;

test.each<[name: string, connector: Connector, want: string]>([
  ['an operation id twice', action({ operationId: 'Check_Credits' }), 'OperationIdNotUnique'],
  ['a misspelt member of an action', action({ sumary: 'Send' }), 'sumary'],
  ['no operation id', action({ operationId: '' }), 'operationId'],
  ['no summary of an action', action({ summary: '' }), 'summary'],
  ['a misspelt list of actions', root({ acctions: [] }), 'acctions'],
  ['a path without a slash', action({ path: 'send' }), 'OperationPathMustStartWithSlash'],
  ['a brand colour with a name of two words', root({ brandColor: 'dark teal' }), 'BrandColorNotValid'],
  ['a misspelt mark of a field', field({ requird: true }), 'requird'],
  ['a path with a space', action({ path: '' }), 'path'],
  ['a misspelt member', field({ visibilty: 'advanced' }), 'visibilty'],
  ['a misspelt label', field({ lable: 'Text' }), 'lable'],
  ['no colour', root({ brandColor: 'teal' }), 'BrandColorNotValid'],
  ['an empty title', root({ title: '' }), 'title'],
  ['a short description', root({ description: 'Short.' }), 'description'],
  ['a misspelt member of the connector', root({ brandColour: '#14506e' }), 'brandColour'],
])('a description with %s is refused with its place, and nothing is written', async (_, connector, want) => {
  const folder = await temporaryFolder();
  const refusal: unknown = await buildConnector(connector, folder, path.join(folder, 'no-script.csx')).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(ExpectedError);
  const { message } = refusal as ExpectedError;
  // The script is missing too, which saves the time to compile it.
  const errors = message.split('\n').filter((line) => /^error (?!ScriptMissing)\w+ at (connector\/|api)/.test(line));
  expect(errors.join('\n')).toContain(want);
  expect(message).toContain('Nothing was written.');
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['16.20.2', true],
  ['18.20.4', true],
  ['20.9.0', true],
  ['20.11.0', false],
  ['22.0.0', false],
])('Node %s is too old: %s', (version, tooOld) => {
  expect(ageProblem(version)).toBe(
    tooOld
      ? `Node.js ${version} is too old: 20.11 or newer is needed. Nothing was done. Install it from https://nodejs.org.`
      : undefined,
  );
});
