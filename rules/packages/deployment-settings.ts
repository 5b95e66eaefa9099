import type { Place } from '../document-view.ts';
import { jsonAt, type PackagedFile } from './file-set.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';

type Files = readonly PackagedFile[];

const settingsFile = 'settings.json';
const settings = (files: Files): Place => jsonAt(files, settingsFile);

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

const findMembers = (files: Files): PackageBreach[] =>
  settings(files)
    .members.filter((member, index) => {
      const pattern = members[settings(files).keys[index] ?? ''];
      return !(pattern && member.text !== undefined && pattern.test(member.text));
    })
    .map(({ pointer, value }) => ({ pointer, value }));

const pathMembers = ['apiDefinition', 'apiProperties', 'icon', 'script'];

const findPaths = (files: Files): PackageBreach[] =>
  pathMembers
    .map((name) => settings(files).at(name))
    .filter((member) => !files.some(({ path }) => path === member.text))
    .map(({ pointer, value }) => ({ pointer, value }));

/** What paconn asks of `settings.json`. */
export const settingsRules: readonly PackageRule<Files>[] = [
  {
    code: 'DeploymentSettingsInvalid',
    severity: 'error',
    demand: 'Each member of the settings is one that paconn knows, with a text in its form.',
    consequence: 'paconn or an editor refuses the file.',
    fix: 'Leave it out where there is no value; the environment is a lower-case identifier such as 00000000-0000-0000-0000-000000000000.',
    source: packageSources.settingsSchema,
    find: findMembers,
  },
  {
    code: 'DeploymentPathMissing',
    severity: 'error',
    demand: 'The settings name the definition, the properties, the icon and the script, and each is in the folder.',
    consequence: 'paconn leaves out a script or an icon that it does not find, and on an update removes the script.',
    fix: 'Name the file as it is called in the folder.',
    source: packageSources.paconn,
    find: findPaths,
  },
];
