import { deploymentFiles } from './names.ts';

/**
 * What `paconn` reads from `settings.json`. It has `script`, which Microsoft's published schema for the file refuses
 * although paconn reads it: with a settings file paconn ignores every file named on its command line, so that without
 * this member the connector would be deployed without its script.
 */
export interface PaconnSettings extends DeployedTo {
  /** The environment's identifier, lower-case; all zeros until a person puts in their own. */
  environment: string;
  apiProperties: string;
  apiDefinition: string;
  icon: string;
  script: string;
  powerAppsUrl: string;
  powerAppsApiVersion: '2016-11-01';
}

/** Where a connector is deployed to. */
export interface DeployedTo {
  readonly environment?: string;
  /** The connector's id, which `paconn create` adds and `paconn update` needs. */
  readonly connectorId?: string;
  readonly powerAppsUrl?: string;
  readonly flowUrl?: string;
}

/** Stands for an environment that nobody has chosen yet. */
export const noEnvironment = '00000000-0000-0000-0000-000000000000';

/** The settings, with a placeholder for the environment where none is known. */
export const paconnSettings = ({
  environment,
  connectorId,
  powerAppsUrl,
  flowUrl,
}: DeployedTo = {}): PaconnSettings => ({
  ...(connectorId === undefined ? {} : { connectorId }),
  environment: environment ?? noEnvironment,
  apiProperties: deploymentFiles.properties,
  apiDefinition: deploymentFiles.definition,
  icon: deploymentFiles.icon,
  script: deploymentFiles.script,
  powerAppsUrl: powerAppsUrl ?? 'https://api.powerapps.com',
  powerAppsApiVersion: '2016-11-01',
  ...(flowUrl === undefined ? {} : { flowUrl }),
});
