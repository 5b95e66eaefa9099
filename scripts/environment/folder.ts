import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { nearest } from '../../definition/nearest.ts';
import { ExpectedError } from '../expected-error.ts';
import { refuseErrors } from '../verify.ts';
import { writeFiles } from '../write-files.ts';
import { type Environment, environmentFindings, environmentPlace, environmentsFolder } from './file.ts';

const nothingDone = 'Nothing was written, and nothing was sent.';

const parse = (place: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(
      `${place} is not JSON: ${problem}. ${nothingDone} Correct it; environments/example.json shows one.`,
    );
  }
};

const readEnvironment = async (project: string, name: string): Promise<Environment> => {
  const place = environmentPlace(name);
  const text = await readFile(path.join(project, place), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ExpectedError(
      `${place} cannot be read (${error.code ?? error.message}). ${nothingDone} Make it readable.`,
    );
  });
  const content = parse(place, text);
  refuseErrors(environmentFindings(name, content), nothingDone);
  const { $schema: _, ...known } = content as Omit<Environment, 'name'> & { $schema?: string };
  return { name, ...known };
};

/** Every environment that has a file in the project, by name. */
export const readEnvironments = async (project: string): Promise<readonly Environment[]> => {
  const entries = await readdir(path.join(project, environmentsFolder)).catch(() => []);
  const names = entries
    .filter((entry) => entry.endsWith('.json') && entry !== 'example.json' && !entry.endsWith('.schema.json'))
    .map((entry) => entry.slice(0, -'.json'.length))
    .sort();
  return Promise.all(names.map((name) => readEnvironment(project, name)));
};

const listed = (environments: readonly Environment[]): string =>
  environments.length === 0
    ? 'There is none yet: copy environments/example.json.'
    : `There are: ${environments.map(({ name }) => name).join(', ')}.`;

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const askedFor = (environments: readonly Environment[], asked: string): Environment | undefined => {
  const found = environments.filter(({ name, environment }) => name === asked || environment === asked.toLowerCase());
  if (found.length < 2) return found[0];
  throw new ExpectedError(
    `${found.map(({ name }) => environmentPlace(name)).join(' and ')} are both for ${asked}, so which connector is meant is not clear. ${nothingDone} Keep one of them, or name it with --environment NAME.`,
  );
};

/**
 * The environment that a command works for: the one asked for by the name of its file or by its identifier, or else the
 * only one there is.
 *
 * @throws ExpectedError where none was asked for and there are several, and where the one asked for has no file.
 */
export const chooseEnvironment = (environments: readonly Environment[], asked?: string): Environment | undefined => {
  if (asked !== undefined) {
    const found = askedFor(environments, asked);
    if (found) return found;
    const meant = nearest(
      asked,
      environments.map(({ name }) => name),
    );
    throw new ExpectedError(
      `No environment is called "${asked}". ${meant ? `Did you mean "${meant}"?` : listed(environments)} ${nothingDone}`,
    );
  }
  if (environments.length > 1) {
    throw new ExpectedError(
      `Several environments have a file, and the packages are for one. ${listed(environments)} ${nothingDone} Say which with --environment NAME.`,
    );
  }
  return environments[0];
};

/** The environment to deploy to. One that is named by its identifier needs no file yet; deploying writes it. */
export const environmentToDeployTo = (environments: readonly Environment[], asked: string): Environment => {
  const id = asked.toLowerCase();
  if (!identifier.test(id)) {
    const found = chooseEnvironment(environments, asked);
    if (found) return found;
  }
  if (/^0{8}-/.test(id)) {
    throw new ExpectedError(
      `${asked} stands for an environment that nobody has chosen yet. ${nothingDone} Give the identifier that the maker portal shows under Settings, Session details.`,
    );
  }
  return askedFor(environments, id) ?? { name: id, environment: id };
};

/** Writes an id of the connector into the file of its environment, making it where there is none. Other keys stay. */
export const keepConnectorId = async (
  project: string,
  { name, environment }: Environment,
  id: Pick<Environment, 'connectorId' | 'connectorRowId'>,
): Promise<void> => {
  const place = environmentPlace(name);
  const text = await readFile(path.join(project, place), 'utf8').catch(() => '{}');
  const { $schema = './environment.schema.json', ...others } = parse(place, text) as Record<string, unknown>;
  const content = { $schema, environment, ...id, ...others, ...id };
  await writeFiles(project, [
    { path: place, bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`) },
  ]);
};
