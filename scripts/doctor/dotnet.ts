import { execFile } from 'node:child_process';
import path from 'node:path';
import { builtHost } from '../../platform/script/host-build.ts';
import { repositoryFolder } from '../repository.ts';
import type { Diagnosis } from './diagnosis.ts';

const oldest = 8;

/** What `dotnet --list-sdks` prints; undefined where there is no such program. */
const listSdks = (dotnet: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(dotnet, ['--list-sdks'], { timeout: 30_000 }, (error, output) => resolve(error ? undefined : output));
  });

const without = 'Scripts are neither run nor checked: dev and call go on without, and say so.';
const install = 'Install version 8 or newer from https://dotnet.microsoft.com/download.';

/** @param dotnet - The command that brings the SDK. @default "dotnet" */
export const checkDotnet = async (dotnet = 'dotnet'): Promise<Diagnosis[]> => {
  const what = '.NET SDK';
  const versions = [...((await listSdks(dotnet)) ?? '').matchAll(/^(\d+)\.\S+/gm)];
  if (versions.length === 0)
    return [{ what, state: 'bad', found: `"${dotnet}" brings none.`, consequence: without, fix: install }];
  const found = versions.map(([version]) => version).join(', ');
  const fits = versions.some(([, major]) => Number(major) >= oldest);
  return [fits ? { what, state: 'good', found } : { what, state: 'bad', found, consequence: without, fix: install }];
};

/** Whether the program that runs scripts has been built from its present sources; the first build fetches packages. */
export const checkHost = (folder: string): Diagnosis[] => {
  const elsewhere = folder === repositoryFolder ? [] : [[path.join(folder, 'script/host/bin')]];
  const what = 'Script host';
  if (builtHost(...elsewhere) !== undefined)
    return [{ what, state: 'good', found: 'built, so nothing more needs a network.' }];
  return [
    {
      what,
      state: 'note',
      found: 'not built from its present sources.',
      consequence:
        'The first dev, call, check or build takes about 15 seconds longer, and fetches packages from NuGet.',
      fix: 'Run npm run check once while there is a network.',
    },
  ];
};
