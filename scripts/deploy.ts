import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import { newestReleaseWith } from './baseline.ts';
import { checkConnector } from './check.ts';
import { deployingCommands, listingCommand, type Plan, type ToolCommand, typed } from './deploy/commands.ts';
import { drive } from './deploy/drive.ts';
import { nextSteps, rollingBack } from './deploy/guidance.ts';
import { chooseTool, installing, refuseMissing, signingIn, type Tool, type ToolName } from './deploy/tools.ts';
import type { Environment } from './environment/file.ts';
import { environmentToDeployTo, readEnvironments } from './environment/folder.ts';
import { writePackages } from './package/folder.ts';
import { preparePackages } from './package.ts';
import { repositoryFolder } from './repository.ts';
import { refuseErrors } from './verify.ts';

/** The options of the command, as they are typed. */
export interface DeployFlags {
  /** The name of the environment's file, or its identifier. */
  readonly environment: string;
  readonly tool?: ToolName;
  readonly dryRun: boolean;
  readonly validation: boolean;
}

/** What is deployed, and by which means. */
export interface DeployOptions extends DeployFlags {
  readonly connector: Connector;
  /** The folder of the project. */
  readonly project: string;
  /** The folder of the packages. */
  readonly out: string;
  readonly variables: NodeJS.ProcessEnv;
  /** How long one command of a tool may take, in milliseconds. */
  readonly timeLimit: number;
  readonly log: (line: string) => void;
}

const folderOf = (out: string): string => path.join(out, 'connector');

/** The commands that will be run, before anybody has asked the environment. */
const planned = (plan: Plan): readonly string[] => {
  const { tool, environment } = plan;
  const show = (commands: readonly ToolCommand[]): readonly string[] =>
    commands.map((each) => `  ${typed(tool.name, each)}`);
  const id = tool.name === 'pac' ? environment.connectorRowId : environment.connectorId;
  if (tool.name === 'paconn' || id !== undefined) return show(deployingCommands(plan, id));
  return [
    ...show([listingCommand(environment)]),
    'and then, where the list has no such connector,',
    ...show(deployingCommands(plan, undefined)),
    'or else, with the id that the list tells,',
    ...show(deployingCommands(plan, 'THE-ID')),
  ];
};

/** What was found out before anything is done. */
interface Chosen {
  readonly tool: Tool;
  readonly environment: Environment;
  /** The tag of the release before this state that can be deployed in the same way, if there is one. */
  readonly release: string | undefined;
}

const dryRunEnds = ({ connector }: DeployOptions, { tool, environment, release }: Chosen): string =>
  [
    'This was a dry run: nothing was written, and nothing was sent.',
    tool.program === undefined
      ? `${tool.name} is not installed. Install it with: ${installing[tool.name]}`
      : `${tool.name} stands at ${tool.program}.`,
    `Sign in once with: ${signingIn(tool.name, environment)}`,
    '',
    nextSteps(connector),
    '',
    rollingBack(environment.connectorId || environment.connectorRowId ? 'update' : 'create', environment, release),
  ].join('\n');

/**
 * Deploys the connector: checks it, packages it, shows the commands, and drives the tool. A dry run checks, and shows.
 *
 * @throws ExpectedError with what to do, before anything is sent where that can be told before.
 */
export const deployConnector = async (options: DeployOptions): Promise<void> => {
  const { connector, project, out, log, dryRun, validation } = options;
  const environments = await readEnvironments(project);
  const target = environmentToDeployTo(environments, options.environment);
  const { findings } = await checkConnector(connector, project);
  refuseErrors(findings, 'Nothing was written, and nothing was sent. Correct what is named and deploy again.');
  const packages = await preparePackages({ connector, folder: project, out, target });
  // An id that paconn left in the packages decides about the tool too.
  const environment = { ...target, ...packages.deployedTo };
  const tool = await chooseTool(options.tool, environment, options.variables);
  if (!dryRun) refuseMissing(tool);
  const release = await newestReleaseWith(project, 'scripts/deploy.ts');

  log(`${connector.title} ${connector.version} for the environment ${environment.environment}, with ${tool.name}.`);
  for (const note of packages.notes) log(note);
  log([`In ${folderOf(out)}:`, ...planned({ tool, environment, validation }), ''].join('\n'));
  if (dryRun) {
    log(dryRunEnds(options, { tool, environment, release }));
    return;
  }
  await writePackages(out, packages.files, false, packages.replaceable);
  await drive({ ...options, environment, tool, release, folder: folderOf(out) });
};

const tenMinutes = 600_000;

/** Deploys the connector and prints what is done and what comes next. */
export const runDeploy = (flags: DeployFlags): Promise<void> =>
  deployConnector({
    ...flags,
    connector: sendmode,
    project: repositoryFolder,
    out: path.join(repositoryFolder, 'dist'),
    variables: process.env,
    timeLimit: tenMinutes,
    log: (line) => console.log(line),
  });
