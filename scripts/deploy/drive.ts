import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../../connector/model.ts';
import { deploymentFiles } from '../../emit/deployment/names.ts';
import { environmentPlace } from '../environment/file.ts';
import { keepConnectorId } from '../environment/folder.ts';
import { ExpectedError } from '../expected-error.ts';
import { deployingCommands, listingCommand, type Plan, type ToolCommand, typed } from './commands.ts';
import { nextSteps, rollingBack } from './guidance.ts';
import { type RunOptions, runTool } from './run-tool.ts';
import { refuseMissing, type Tool } from './tools.ts';
import { createdId, listedIds, problemOf } from './verdict.ts';

/** What is deployed, where to and with what. */
export interface Deployment extends RunOptions, Plan {
  readonly connector: Connector;
  readonly tool: Tool;
  /** The folder that holds `environments/`. */
  readonly project: string;
  /** The tag of the release before this state, if there is one. */
  readonly release: string | undefined;
  readonly log: (line: string) => void;
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** Runs one command, shows what it says, and stops at what is wrong. */
const run = async (deployment: Deployment, command: ToolCommand): Promise<string> => {
  const { tool, environment, log } = deployment;
  log(`> ${typed(tool.name, command)}`);
  const ran = await runTool(refuseMissing(tool), command.args, deployment);
  if (ran.text !== '') log(indented(ran.text));
  const problem = problemOf(tool.name, command, ran, environment);
  if (problem !== undefined) throw new ExpectedError(problem);
  return ran.text;
};

/** The id of the connector that is there already, asked of pac where no file tells it. */
const existingId = async (deployment: Deployment): Promise<string | undefined> => {
  const { tool, environment, connector } = deployment;
  if (tool.name === 'paconn') return environment.connectorId;
  if (environment.connectorRowId !== undefined) return environment.connectorRowId;
  const ids = listedIds(await run(deployment, listingCommand(environment)), connector.title, environment);
  if (ids.length < 2) return ids[0];
  throw new ExpectedError(
    `The environment has several connectors called ${connector.title}: ${ids.join(', ')}. Nothing was changed. Write the id of the one that is meant into ${environmentPlace(environment.name)} as "connectorRowId".`,
  );
};

/** The id that paconn wrote into the settings. */
const writtenId = async (folder: string): Promise<string | undefined> => {
  const settings = JSON.parse(await readFile(path.join(folder, deploymentFiles.settings), 'utf8')) as {
    connectorId?: string;
  };
  return settings.connectorId;
};

const keepNewId = async (deployment: Deployment, text: string): Promise<void> => {
  const { tool, environment, project, folder, log } = deployment;
  const key = tool.name === 'pac' ? 'connectorRowId' : 'connectorId';
  const id = tool.name === 'pac' ? createdId(text, environment) : await writtenId(folder);
  if (id === undefined) {
    log(
      `${tool.name} did not tell the id of the new connector. Write it into ${environmentPlace(environment.name)} as "${key}" before you deploy again.`,
    );
    return;
  }
  const kept = await keepConnectorId(project, environment, { [key]: id }).then(
    () => `The id ${id} is kept in ${environmentPlace(environment.name)}, which git ignores.`,
    (error: Error) => `The id of the new connector is ${id}. It could not be kept: ${error.message}`,
  );
  log(kept);
};

/**
 * Drives the tool: asks whether the connector is there, makes or replaces it, and says what to do next and how to undo it.
 *
 * @throws ExpectedError with what to do, where the tool is missing, not signed in, refuses something or does not end.
 */
export const drive = async (deployment: Deployment): Promise<void> => {
  const { environment, connector, release, log } = deployment;
  const id = await existingId(deployment);
  log(id === undefined ? 'No connector is known there, so a new one is made.' : `The connector ${id} is replaced.`);
  let text = '';
  for (const command of deployingCommands(deployment, id)) text = await run(deployment, command);
  if (id === undefined) await keepNewId(deployment, text);
  log(
    ['', nextSteps(connector), '', rollingBack(id === undefined ? 'create' : 'update', environment, release)].join(
      '\n',
    ),
  );
};
