import { readFileSync } from 'node:fs';
import { ExpectedError } from './expected-error.ts';

/** A sentence for `--help`. */
export const keySources =
  'name=@FILE reads the key from a file and name=env:VARIABLE from a variable, so that no terminal, log or list of processes shows it';

/** A connection as it was typed, with its key, and where the key stood if not in the command. */
export interface ConnectionKey {
  readonly name: string;
  readonly key: string;
  /** Such as `the file key.txt`; absent where the key itself was typed. */
  readonly place?: string;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

const readKeyFile = (name: string, file: string, consequence: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new ExpectedError(
      `The key of the connection "${name}" cannot be read: the file ${file} ${reasons[code] ?? `cannot be read (${code})`}. ${consequence} Give the path of a file that holds the key and nothing else.`,
    );
  }
};

/**
 * Reads a connection as it is typed: `name=key`, `name=@FILE` or `name=env:VARIABLE`. A file may hold all values of a
 * connection as JSON.
 *
 * @param consequence what the caller does not do where the key cannot be read, as a sentence.
 * @throws ExpectedError where there is no such file, or no key in it.
 */
export const readConnectionKey = (
  text: string,
  consequence: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConnectionKey => {
  const [, name = '', from, source = ''] = /^([^=]*)=(@|env:)?(.*)$/s.exec(text) ?? [];
  if (from === undefined) return { name, key: source };
  const place = `the ${from === '@' ? 'file' : 'variable'} ${source}`;
  if (source === '') {
    const wanted = from === '@' ? 'file' : 'variable';
    throw new ExpectedError(
      `The connection "${name}" names no ${wanted} after ${from}. ${consequence} Write ${name}=${from}${wanted.toUpperCase()}.`,
    );
  }
  const key = (from === '@' ? readKeyFile(name, source, consequence) : (environment[source] ?? '')).trim();
  if (key !== '') return { name, key, place };
  throw new ExpectedError(
    `The key of the connection "${name}" is empty: ${place} holds nothing. ${consequence} Put the key there.`,
  );
};

/**
 * Connections as they are typed, with the keys that stand elsewhere put in their places, as `name=key`.
 *
 * @throws ExpectedError where there is no such file, or no key in it.
 */
export const readConnectionKeys = (
  texts: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string[] =>
  texts.map((text) => {
    const { name, key, place } = readConnectionKey(text, 'Nothing was started.', environment);
    return place === undefined ? text : `${name}=${key}`;
  });
