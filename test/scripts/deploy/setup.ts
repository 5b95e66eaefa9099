import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DeployOptions, deployConnector } from '../../../scripts/deploy.ts';
import { repositoryFolder } from '../../../scripts/repository.ts';
import { packagedProject, production } from '../packaged-project.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What a stand-in of a tool does; see the files in `stand-ins/`. */
export interface Behaviour {
  readonly signedIn?: boolean;
  /** What `paconn validate` lists; it ends with 0 all the same. */
  readonly validation?: string;
  readonly refuses?: string;
  /** The command that does not come to an end. */
  readonly hangs?: string;
  /** The command that asks something. */
  readonly asks?: string;
  /** Says nothing of success. */
  readonly silent?: boolean;
  /** The rows of `pac connector list`. */
  readonly connectors?: readonly string[];
  /** What pac complains of although it ends with 0. */
  readonly error?: string;
  readonly tellsId?: boolean;
}

const emitted = ['apiDefinition.swagger.json', 'apiProperties.json', 'apiTypes.d.ts', 'icon.png', 'docs/reference.md'];

/** A built project of its own, and a search path on which only the stand-ins of the named tools are. */
export const deployment = async (tools: readonly ('pac' | 'paconn')[], behaviour: Behaviour = {}) => {
  const at = await packagedProject();
  await mkdir(path.join(at.project, 'docs'));
  for (const file of emitted) await copyFile(path.join(repositoryFolder, file), path.join(at.project, file));
  const programs = await temporaryFolder();
  await writeFile(path.join(programs, 'package.json'), '{"type":"module"}');
  for (const tool of tools) {
    await copyFile(path.join(import.meta.dirname, `../stand-ins/${tool}.js`), path.join(programs, tool));
    await chmod(path.join(programs, tool), 0o755);
  }
  const behave = (next: Behaviour) => writeFile(path.join(programs, 'behaviour.json'), JSON.stringify(next));
  await behave(behaviour);
  const lines: string[] = [];
  const options: DeployOptions = {
    connector: at.options.connector,
    project: at.project,
    out: at.options.out,
    environment: production,
    dryRun: false,
    validation: true,
    variables: { PATH: `${programs}${path.delimiter}${path.dirname(process.execPath)}` },
    timeLimit: 20_000,
    log: (line) => lines.push(line),
  };
  return {
    ...at,
    behave,
    /** Deploys, and returns what is printed. */
    deploy: async (change: Partial<DeployOptions> = {}): Promise<string> => {
      lines.length = 0;
      await deployConnector({ ...options, ...change });
      return lines.join('\n');
    },
    printed: () => lines.join('\n'),
    /** What the tools were called with, and what paconn sent, in order. */
    calls: async (): Promise<readonly string[]> => {
      const text = await readFile(path.join(programs, 'calls.txt'), 'utf8').catch(() => '');
      return text.split('\n').filter((line) => line !== '');
    },
    variables: options.variables,
  };
};
