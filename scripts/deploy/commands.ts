import { deploymentFiles } from '../../emit/deployment/names.ts';
import type { Environment } from '../environment/file.ts';
import type { ToolName } from './tools.ts';

/** What a command is for. */
export type Purpose = 'list' | 'validate' | 'create' | 'update';

/** One call of a tool, in the folder of the packaged connector. */
export interface ToolCommand {
  readonly purpose: Purpose;
  readonly args: readonly string[];
}

const { definition, properties, icon, script, settings } = deploymentFiles;

const paconn = (purpose: Exclude<Purpose, 'list'>, ...more: readonly string[]): ToolCommand => ({
  purpose,
  args: [purpose, '--settings', settings, ...more],
});

const pac = (purpose: Exclude<Purpose, 'validate'>, { environment }: Environment, ...more: string[]): ToolCommand => ({
  purpose,
  args: ['connector', purpose, '--environment', environment, ...more],
});

const pacFiles = [
  ...['--api-definition-file', definition, '--api-properties-file', properties],
  ...['--icon-file', icon, '--script-file', script],
];

/** What decides about the commands. */
export interface Plan {
  readonly tool: { readonly name: ToolName };
  readonly environment: Environment;
  /** Whether paconn asks Microsoft's validator first, which knows the rules of certification too. */
  readonly validation: boolean;
}

/** The commands that make the connector, or replace the one of the id. */
export const deployingCommands = (
  { tool, environment, validation }: Plan,
  id: string | undefined,
): readonly ToolCommand[] => {
  if (tool.name === 'paconn') {
    return [
      ...(validation ? [paconn('validate')] : []),
      // Without the option paconn asks before it writes the new id, and in a pipeline ends after it made the connector.
      id === undefined ? paconn('create', '--overwrite-settings') : paconn('update'),
    ];
  }
  return id === undefined
    ? [pac('create', environment, ...pacFiles)]
    : [pac('update', environment, '--connector-id', id, ...pacFiles)];
};

/** The command by which pac tells whether the connector is there. */
export const listingCommand = (environment: Environment): ToolCommand => pac('list', environment);

/** A command as a person types it. */
export const typed = (tool: ToolName, { args }: ToolCommand): string => [tool, ...args].join(' ');
