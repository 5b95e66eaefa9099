import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildHost } from './host-build.ts';
import { ScriptError } from './script-error.ts';

const textOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new ScriptError('SCRIPT_MISSING', `There is no script at ${file}. Give the path of a .csx file.`);
  }
};

/**
 * Copies a script as it is now to a place that is its text's alone, so that calls of this state go on with it whatever
 * becomes of the file. The place is beside the host, whose compiled scripts are known by it.
 *
 * @returns the path of the copy.
 * @throws ScriptError SCRIPT_MISSING, or where the host cannot be built.
 */
export const keepScript = async (
  file: string,
  dotnet = 'dotnet',
  progress?: (sentence: string) => void,
): Promise<string> => {
  const text = textOf(file);
  const folder = join(dirname(await buildHost(dotnet, { progress })), 'scripts');
  const place = join(folder, createHash('sha256').update(text).digest('hex').slice(0, 32), basename(file));
  if (existsSync(place) && readFileSync(place).equals(text)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const unfinished = `${place}.${randomUUID()}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, place);
  return place;
};
