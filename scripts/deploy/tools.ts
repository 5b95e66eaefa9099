import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../environment/file.ts';
import { ExpectedError } from '../expected-error.ts';

export const toolNames = ['pac', 'paconn'] as const;

/** A program that deploys connectors: Microsoft's Power Platform command line, or its older tool for connectors alone. */
export type ToolName = (typeof toolNames)[number];

/** How to get each tool. */
export const installing: Readonly<Record<ToolName, string>> = {
  pac: 'dotnet tool install --global Microsoft.PowerApps.CLI.Tool',
  paconn: 'pip install paconn (Python 3)',
};

/** How to sign in with each tool; it asks, and keeps what it needs itself. */
export const signingIn = (tool: ToolName, { environment }: Environment): string =>
  tool === 'pac' ? `pac auth create --environment ${environment}` : 'paconn login';

/** Where a program stands on the search path, or undefined where it does not. */
const findProgram = async (name: string, variables: NodeJS.ProcessEnv): Promise<string | undefined> => {
  const folders = (variables.PATH ?? variables.Path ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of folders) {
    for (const ending of endings) {
      const place = path.join(folder, name + ending);
      const found = await access(place, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return place;
    }
  }
  return undefined;
};

/** A tool, and where it stands if it is installed. */
export interface Tool {
  readonly name: ToolName;
  readonly program: string | undefined;
}

const nothingDone = 'Nothing was written, and nothing was sent.';

const other: Readonly<Record<ToolName, ToolName>> = { pac: 'paconn', paconn: 'pac' };

/** The id by which each tool knows the connector. */
const knownTo = (tool: ToolName, environment: Environment): string | undefined =>
  tool === 'pac' ? environment.connectorRowId : environment.connectorId;

const refuseSecondConnector = (tool: ToolName, environment: Environment): void => {
  const theirs = knownTo(other[tool], environment);
  if (knownTo(tool, environment) !== undefined || theirs === undefined) return;
  const key = tool === 'pac' ? 'connectorRowId' : 'connectorId';
  throw new ExpectedError(
    `The environment ${environment.name} has the connector ${theirs}, which ${other[tool]} made, and ${tool} would make a second one beside it. ${nothingDone} Deploy with --tool ${other[tool]}, or write the id by which ${tool} knows the connector into the environment's file as "${key}".`,
  );
};

/**
 * The tool to deploy with: the one asked for, or the one that made the connector, or pac if it is installed, or paconn.
 *
 * @throws ExpectedError where the tool asked for would make a second connector beside the one that is there.
 */
export const chooseTool = async (
  asked: ToolName | undefined,
  environment: Environment,
  variables: NodeJS.ProcessEnv,
): Promise<Tool> => {
  const tools = await Promise.all(
    toolNames.map(async (name): Promise<Tool> => ({ name, program: await findProgram(name, variables) })),
  );
  const chosen =
    tools.find(({ name }) => name === asked) ??
    tools.find(({ name }) => knownTo(name, environment) !== undefined) ??
    tools.find(({ program }) => program !== undefined) ??
    tools[0];
  if (!chosen) throw new Error('There is no tool to deploy with.');
  refuseSecondConnector(chosen.name, environment);
  return chosen;
};

/** @throws ExpectedError that says how to install a tool that is not there. */
export const refuseMissing = ({ name, program }: Tool): string => {
  if (program !== undefined) return program;
  throw new ExpectedError(
    `${name} is not installed, or not on the search path. ${nothingDone} Install it with: ${installing[name]}. Or deploy with ${other[name]}: ${installing[other[name]]}. docs/hosts.md has the way that needs no tool.`,
  );
};
