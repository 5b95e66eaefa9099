import { type DeployedTo, noEnvironment } from '../../emit/deployment/paconn-settings.ts';
import { type Environment, environmentPlace } from '../environment/file.ts';
import { settingsPath } from './editable.ts';

/** What becomes of settings that an earlier run, a person or paconn left in the folder. */
export interface TakenOver {
  /** What the settings say, with what is taken over. */
  readonly deployedTo: DeployedTo;
  /** Whether they may be replaced, since nothing that only they know is lost. */
  readonly replaceable: boolean;
  /** What a person should know, each a sentence or two. */
  readonly notes: readonly string[];
}

const ownKeys = [
  'apiProperties',
  'apiDefinition',
  'icon',
  'script',
  'powerAppsApiVersion',
  'flowApiVersion',
  '$schema',
];

/** What is taken over, and the form that each has to have. */
const kept: Readonly<Record<keyof DeployedTo, RegExp>> = {
  connectorId: /^shared_[0-9A-Za-z-]+$/,
  environment: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  powerAppsUrl: /^https:\/\/\S+$/,
  flowUrl: /^https:\/\/\S+$/,
};

const isKnown = ([key, value]: readonly [string, unknown]): boolean =>
  typeof value === 'string' && (ownKeys.includes(key) || (key in kept && kept[key as keyof DeployedTo].test(value)));

/** The settings that stand in the folder, where they hold nothing that this command does not know. */
const readSettings = (bytes: Uint8Array | undefined): DeployedTo | undefined => {
  if (!bytes) return undefined;
  try {
    const settings = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    return !Array.isArray(settings) && Object.entries(settings).every(isKnown) ? settings : undefined;
  } catch {
    return undefined;
  }
};

const note = (connectorId: string, place: string): string =>
  `${settingsPath} keeps the connector id ${connectorId}, which paconn wrote there. Keep it in ${place} too, as "connectorId", so that it outlives dist/.`;

/** An id that no file of an environment knows is lost where another environment's settings are written over it. */
const mayCarry = (standing: DeployedTo, environment: Environment): boolean =>
  environment.connectorId === undefined &&
  [environment.environment, noEnvironment].includes(standing.environment ?? noEnvironment);

/**
 * Takes over what paconn has written into `connector/settings.json`. The file of an environment says more than the
 * settings; without one, everything that they hold of an environment stays.
 */
export const takeOver = (
  standing: Uint8Array | undefined,
  environment: Environment | undefined,
  all: readonly Environment[],
): TakenOver => {
  const settings = readSettings(standing);
  if (!settings) return { deployedTo: environment ?? {}, replaceable: false, notes: [] };
  const { connectorId } = settings;
  const isKept = connectorId === undefined || all.some((each) => each.connectorId === connectorId);
  if (!environment) {
    const notes = connectorId === undefined || isKept ? [] : [note(connectorId, 'environments/NAME.json')];
    return { deployedTo: settings, replaceable: true, notes };
  }
  if (isKept) return { deployedTo: environment, replaceable: true, notes: [] };
  if (!mayCarry(settings, environment)) return { deployedTo: environment, replaceable: false, notes: [] };
  return {
    deployedTo: { ...environment, connectorId },
    replaceable: true,
    notes: [note(connectorId, environmentPlace(environment.name))],
  };
};
