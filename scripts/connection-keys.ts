import { readFileSync } from 'node:fs';
import { ExpectedError } from './expected-error.ts';

/** A sentence for `--help`. */
export const keySources =
  'name=@FILE reads the key from a file and name=env:VARIABLE from a variable, so that no terminal, log or list of processes shows it';

const readKeyFile = (name: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\s+$/, '');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new ExpectedError(
      `The key of the connection "${name}" cannot be read from the file ${file} (${code}). Give the path of a file that holds the key and nothing else.`,
    );
  }
};

const filled = (name: string, place: string, key: string): string => {
  if (key !== '') return key;
  throw new ExpectedError(`The key of the connection "${name}" is empty: ${place} holds nothing. Put the key there.`);
};

/**
 * Connections as they are typed, `name=key`, with the keys that stand in a file (`name=@FILE`) or in an environment variable
 * (`name=env:VARIABLE`) put in their places. A file may hold all values of a connection as JSON.
 *
 * @throws ExpectedError where there is no such file, or no key in it.
 */
export const readConnectionKeys = (
  texts: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string[] =>
  texts.map((text) => {
    const [, name = '', from, place = ''] = /^([^=]*)=(@|env:)(.+)$/s.exec(text) ?? [];
    if (from === '@') return `${name}=${filled(name, place, readKeyFile(name, place))}`;
    if (from === 'env:') return `${name}=${filled(name, `the variable ${place}`, (environment[place] ?? '').trim())}`;
    return text;
  });
