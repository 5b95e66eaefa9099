import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Definition } from '../emit/documents/definition.ts';
import { type EmitTypes, emitTypes } from '../emit/index.ts';
import { writeAtOnce } from './bundle/current.js';
import { repositoryFolder } from './repository.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What npm notes of everything that it has installed; other programs that install leave no such note. */
const installedPackages = (root: string): Promise<string> =>
  readFile(path.join(root, 'node_modules', '.package-lock.json'), 'utf8');

/** The types that stand in a file below their digest; undefined where it is missing or damaged. */
const recall = async (place: string): Promise<string | undefined> => {
  const [digest = '', ...lines] = (await readFile(place, 'utf8').catch(() => '')).split('\n');
  const text = lines.join('\n');
  return sha256(text) === digest ? text : undefined;
};

const remember = async (place: string, text: string): Promise<void> => {
  try {
    await mkdir(path.dirname(place), { recursive: true });
    writeAtOnce(place, `${sha256(text)}\n${text}`);
  } catch {
    // A checkout that may only be read: the types are made again the next time.
  }
};

/**
 * Makes the types of a definition, or finds them again if the same definition, generator and packages made them before:
 * making them loads the TypeScript compiler, which takes longer than everything else in a build.
 *
 * @param root the repository, below which they are kept out of git.
 */
export const rememberedTypes =
  (root: string, emit: EmitTypes): EmitTypes =>
  async (definition: Definition) => {
    const madeOf = await Promise.all([
      installedPackages(root),
      readFile(path.join(root, 'emit/types.ts'), 'utf8'),
    ]).catch(() => undefined);
    if (!madeOf) return emit(definition);
    const key = sha256([...madeOf, JSON.stringify(definition)].join('\0'));
    const place = path.join(root, '.cache', 'types', key);
    const known = await recall(place);
    if (known !== undefined) return known;
    const text = await emit(definition);
    await remember(place, text);
    return text;
  };

/** The types of this project's connector. */
export const ownTypes: EmitTypes = rememberedTypes(repositoryFolder, emitTypes);
