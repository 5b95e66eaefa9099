import { Place } from './document-view.ts';
import { type Rule, rule } from './rule.ts';
import { sources } from './sources.ts';
import { fileNames } from './subjects.ts';

/** `settings.json` of the deployment tool paconn, and the files beside it. */
export interface DeploymentSettings {
  readonly settings: Place;
  /** The paths of the other files of the folder, relative to it. */
  readonly files: readonly string[];
}

/** The settings in a folder. */
export const deploymentSettings = (settings: unknown, files: readonly string[]): DeploymentSettings => ({
  settings: new Place(fileNames.settings, settings),
  files,
});

const address = /^https:\/\/\S+$/;
const version = /^2016-11-01$/;
const anyText = /./;

/** What each member may be. All are from Microsoft's schema but `script`, which only paconn itself knows. */
const members: Readonly<Record<string, RegExp>> = {
  $schema: anyText,
  connectorId: anyText,
  environment: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  apiProperties: anyText,
  apiDefinition: anyText,
  icon: anyText,
  script: anyText,
  powerAppsUrl: address,
  powerAppsApiVersion: version,
  flowUrl: address,
  flowApiVersion: version,
};

const isValid = (settings: Place, key: string): boolean => {
  const pattern = Object.hasOwn(members, key) ? members[key] : undefined;
  const { text } = settings.at(key);
  return pattern !== undefined && text !== undefined && pattern.test(text);
};

const pathMembers = ['apiDefinition', 'apiProperties', 'icon', 'script'];
const alwaysNamed = ['apiDefinition', 'apiProperties'];

const isThere = (files: readonly string[], { text }: Place): boolean =>
  files.some((path) => path === text?.replace(/^\.\//, ''));

/** What paconn asks of `settings.json`. */
export const settingsRules: readonly Rule<DeploymentSettings>[] = [
  rule({
    code: 'DeploymentSettingsInvalid',
    source: sources.settingsSchema,
    demand: 'Each member of the settings is one that paconn knows, with a text in its form.',
    consequence: 'paconn or an editor refuses the file.',
    fix: 'Leave it out where there is no value; the environment is a lower-case identifier such as 00000000-0000-0000-0000-000000000000.',
    find: ({ settings }) => settings.keys.filter((key) => !isValid(settings, key)).map((key) => settings.at(key)),
  }),
  rule({
    code: 'DeploymentPathMissing',
    source: sources.paconn,
    demand:
      'The settings name the definition and the properties, and the script and the icon that the folder has, each as it is called there.',
    consequence: 'paconn leaves out a script or an icon that it does not find, and on an update removes the script.',
    fix: 'Name the file as it is called in the folder.',
    find: ({ settings, files }) =>
      pathMembers
        .filter((name) => {
          const isWanted =
            alwaysNamed.includes(name) || files.includes(name === 'icon' ? fileNames.icon : fileNames.script);
          return settings.has(name) ? !isThere(files, settings.at(name)) : isWanted;
        })
        .map((name) => settings.at(name)),
  }),
];
