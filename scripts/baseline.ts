import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { readJson } from '../definition/json-text.ts';
import { compare } from '../rules/changes/compare.ts';
import { type Documents, fileNames } from '../rules/subjects.ts';
import type { Verdict, WaiverList } from '../rules/waivers.ts';
import { ExpectedError } from './expected-error.ts';
import { readConnectorDocument } from './read-connector.ts';
import { repositoryFolder } from './repository.ts';
import { countFindings } from './verify.ts';

/** An earlier state of a connector. */
interface Baseline {
  /** What the report calls it. */
  readonly name: string;
  readonly definition: unknown;
  /** Undefined where only a definition was given. */
  readonly properties?: unknown;
}

/** The first state of this connector that anybody could have deployed, for as long as nothing is released. */
const firstBuild = path.join(repositoryFolder, 'test/fixtures/first-build');

const run = promisify(execFile);

const git = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 16 * 1024 * 1024, timeout: 30_000 });
  return stdout;
};

const tagsBefore = async (folder: string): Promise<readonly string[]> => {
  const listed = await git(
    folder,
    ...['tag', '--list', 'v*', '--merged', 'HEAD', '--no-contains', 'HEAD', '--sort=-version:refname'],
  );
  return listed.split('\n').filter((tag) => tag !== '');
};

/**
 * The newest release before the state that is checked out that has a file; undefined where there is none, and where git does
 * not tell.
 */
export const newestReleaseWith = async (folder: string, file: string): Promise<string | undefined> => {
  for (const tag of await tagsBefore(folder).catch(() => [])) {
    const isThere = await git(folder, 'cat-file', '-e', `${tag}:./${file}`).then(
      () => true,
      () => false,
    );
    if (isThere) return tag;
  }
  return undefined;
};

/** The newest release before the state that is checked out; a tag on that state itself would compare it with itself. */
const newestTag = async (folder: string): Promise<string | undefined> => {
  const [newest] = await tagsBefore(folder).catch((error: unknown) => {
    throw new ExpectedError(
      `The releases of ${folder} cannot be listed with git (${firstLine(error)}). Nothing was compared. Name what to compare with: --against with a file or a folder.`,
    );
  });
  return newest;
};

const firstLine = (error: unknown): string => {
  const { stderr = '', message = String(error) } = error as { readonly stderr?: string; readonly message?: string };
  return (stderr || message).trim().split('\n')[0] ?? '';
};

const parsedAt = (name: string, text: string): unknown => {
  const reading = readJson(text);
  if (reading.ok) return reading.value;
  throw new ExpectedError(
    `${name}, line ${reading.line}, column ${reading.column}: this is not JSON: ${reading.problem}. Nothing was compared. Correct it, or name another state.`,
  );
};

const fromGit = async (folder: string, ref: string): Promise<Baseline> => {
  const show = async (file: string): Promise<unknown> => {
    const place = `${ref}:./${file}`;
    const text = await git(folder, 'show', place).catch((error: unknown) => {
      throw new ExpectedError(
        `${ref} is neither a file, nor a folder, nor a git ref that has ${file} (${firstLine(error)}). Nothing was compared. Give a tag, a branch, a commit, or the path of an earlier definition.`,
      );
    });
    return parsedAt(place, text);
  };
  return { name: ref, definition: await show(fileNames.definition), properties: await show(fileNames.properties) };
};

const missing = 'Give an earlier definition, or a folder with one.';

const fromFolder = async (folder: string): Promise<Baseline> => ({
  name: path.relative(process.cwd(), folder) || folder,
  definition: await readConnectorDocument(path.join(folder, fileNames.definition), missing),
  properties: await readConnectorDocument(path.join(folder, fileNames.properties), missing),
});

const kindOf = async (place: string): Promise<'file' | 'folder' | undefined> => {
  const found = await stat(place).catch(() => undefined);
  return found && (found.isDirectory() ? 'folder' : 'file');
};

/**
 * Reads what to compare a connector with.
 *
 * @param folder where the connector is.
 * @param against a file, a folder or a git ref; `true` for the newest release, or the first build while there is none.
 * @throws ExpectedError if there is no such state, or it cannot be read.
 */
const readBaseline = async (folder: string, against: string | true): Promise<Baseline> => {
  if (against === true) {
    const tag = await newestTag(folder);
    return tag === undefined ? fromFolder(firstBuild) : fromGit(folder, tag);
  }
  const kind = await kindOf(against);
  if (kind === 'folder') return fromFolder(against);
  if (kind === 'file') return { name: against, definition: await readConnectorDocument(against, missing) };
  return fromGit(folder, against);
};

/** What a comparison came to. */
interface Changes {
  readonly verdict: Verdict;
  /** What was compared, or NOT COMPARED, in a sentence. */
  readonly summary: string;
}

const notCompared: Changes = {
  verdict: { findings: [], waived: [] },
  summary: 'Breaking changes: not compared. Give an earlier state with --against (docs/operate.md, "Versions").',
};

/**
 * What an update from an earlier state breaks.
 *
 * @throws ExpectedError if the earlier state cannot be read.
 */
export const changesFound = async (
  folder: string,
  documents: Documents,
  against: string | true | undefined,
  waivers?: WaiverList,
): Promise<Changes> => {
  if (against === undefined) return notCompared;
  const baseline = await readBaseline(folder, against);
  const verdict = compare(baseline, documents, waivers);
  const properties = baseline.properties === undefined ? ', its definition alone' : '';
  return { verdict, summary: `Breaking changes since ${baseline.name}${properties}: ${countFindings(verdict)}.` };
};
