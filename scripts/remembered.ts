import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtOnce } from './bundle/current.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What npm notes of everything that it has installed; other programs that install leave no such note. */
const installedPackages = (root: string): Promise<string> =>
  readFile(path.join(root, 'node_modules', '.package-lock.json'), 'utf8');

/** What stands in a file below its digest; undefined where it is missing or damaged. */
const recall = async (place: string): Promise<string | undefined> => {
  const [digest = '', ...lines] = (await readFile(place, 'utf8').catch(() => '')).split('\n');
  const text = lines.join('\n');
  return sha256(text) === digest.replace(/^\/\/ /, '') ? text : undefined;
};

const keep = async (place: string, text: string): Promise<void> => {
  await mkdir(path.dirname(place), { recursive: true });
  writeAtOnce(place, `// ${sha256(text)}\n${text}`);
};

/** What takes long to make and is the same as long as what it is made of is. */
export interface Remembered {
  /** The repository, below whose `.cache/` it is kept, out of git. */
  readonly root: string;
  /** The file in `.cache/` for a key, a name that stands for one state of what it is made of. */
  readonly placeOf: (key: string) => string;
  /** The files of the repository that make it, and texts that it is made of; the installed packages count always. */
  readonly files: readonly string[];
  readonly texts: readonly string[];
  readonly make: () => Promise<string>;
}

/**
 * Makes a text, or finds it again.
 *
 * @returns the text, and the file that holds it below a line of comment; no file where nothing can be kept, as in a checkout
 * that may only be read, and the text is made again the next time.
 */
export const remembered = async (what: Remembered): Promise<{ readonly text: string; readonly file?: string }> => {
  const { root, placeOf, files, texts, make } = what;
  const madeOf = await Promise.all([
    installedPackages(root),
    ...files.map((file) => readFile(path.join(root, file), 'utf8')),
  ]).catch(() => undefined);
  if (!madeOf) return { text: await make() };
  const file = path.join(root, '.cache', placeOf(sha256([...madeOf, ...texts].join('\0'))));
  const known = await recall(file);
  if (known !== undefined) return { text: known, file };
  const text = await make();
  try {
    await keep(file, text);
    return { text, file };
  } catch {
    return { text };
  }
};
