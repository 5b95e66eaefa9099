import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sendmode } from '../../connector/sendmode.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { hosts } from '../../scripts/package/hosts.ts';
import { type PackageOptions, packageConnector } from '../../scripts/package.ts';
import { repositoryFolder } from '../../scripts/repository.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const production = '11111111-2222-3333-4444-555555555555';
export const trial = '66666666-7777-8888-9999-aaaaaaaaaaaa';

/** The hosts that have files for a person to fill in. */
const wanted = ['connector', 'power-platform', 'logic-apps/consumption', 'logic-apps/standard'];

/** A project of its own with the connector's script, to package and to deploy. */
export const packagedProject = async () => {
  const project = await temporaryFolder();
  await mkdir(path.join(project, 'script'));
  await copyFile(path.join(repositoryFolder, 'script/script.csx'), path.join(project, 'script/script.csx'));
  const options: PackageOptions = {
    connector: sendmode,
    folder: project,
    out: path.join(project, 'dist'),
    among: hosts.filter(({ folder }) => wanted.includes(folder)),
  };
  const inDist = (file: string): string => path.join(options.out, file);
  const json = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  return {
    project,
    options,
    inDist,
    json,
    settings: () => json(inDist('connector/settings.json')),
    run: (change: Partial<PackageOptions> = {}) => packageConnector({ ...options, ...change }),
    environment: async (name: string, content: unknown): Promise<void> => {
      await mkdir(path.join(project, 'environments'), { recursive: true });
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      await writeFile(path.join(project, `environments/${name}.json`), text);
    },
  };
};

export type PackagedProject = Awaited<ReturnType<typeof packagedProject>>;

/** The one message with which something is refused. */
export const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof ExpectedError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
};
