import type { Connector } from '../../connector/model.ts';
import type { Definition } from '../documents/definition.ts';
import type { Properties } from '../documents/properties.ts';
import { type EmittedFile, jsonFile, textFile } from '../emitted-file.ts';
import type { PackageSources } from '../package-sources.ts';
import { nameBasedUuid } from './identifiers.ts';
import { connectorComponentName } from './publisher.ts';
import type { XmlElement } from './xml.ts';

/** The component type of a connector in a solution (Microsoft: Dataverse table `solutioncomponent`). */
export const connectorComponentType = 372;

/** The identifier of the connector's row, lower-case without braces. It stays the same across imports. */
export const connectorComponentId = (connector: Connector): string =>
  nameBasedUuid(`connector/${connectorComponentName(connector)}`);

/** The column of the connector's row that a file fills, which is also how the file's name ends. */
const fileNames = {
  openapidefinition: 'openapidefinition.json',
  connectionparameters: 'connectionparameters.json',
  policytemplateinstances: 'policytemplateinstances.json',
  customcodeblobcontent: 'customcodeblobcontent.csx',
  iconblob: 'iconblob.Png',
} as const;

type Column = keyof typeof fileNames;

/** The name of the file that fills a column, such as `smode_sendmode_openapidefinition.json`. */
const connectorFileName = (connector: Connector, column: Column): string =>
  `${connectorComponentName(connector)}_${fileNames[column]}`;

/**
 * The files of the connector, their paths below its folder. The parameters and the policies stand there bare: with the
 * whole `apiProperties.json` the import fails (public report of TALXIS/tools-devkit-build, issue 119).
 */
export const connectorFiles = (
  { connector, script, icon }: PackageSources,
  definition: Definition,
  { properties }: Properties,
): EmittedFile[] => [
  jsonFile(connectorFileName(connector, 'openapidefinition'), definition),
  jsonFile(connectorFileName(connector, 'connectionparameters'), properties.connectionParameters),
  jsonFile(connectorFileName(connector, 'policytemplateinstances'), properties.policyTemplateInstances),
  textFile(connectorFileName(connector, 'customcodeblobcontent'), script),
  { path: connectorFileName(connector, 'iconblob'), bytes: icon },
];

/**
 * The `Connector` element, its children in the order of public exports. `scriptoperations` is a JSON list in one line, as
 * Microsoft's own export of a connector with a script has it.
 */
export const connectorElement = (connector: Connector, { properties }: Properties): XmlElement => {
  const file = (column: Column): string => `/Connector/${connectorFileName(connector, column)}`;
  return {
    connectorid: connectorComponentId(connector),
    description: connector.description,
    displayname: connector.title,
    iconbrandcolor: connector.brandColor,
    name: connectorComponentName(connector),
    connectortype: 1,
    scriptoperations: JSON.stringify(properties.scriptOperations),
    openapidefinition: file('openapidefinition'),
    connectionparameters: file('connectionparameters'),
    policytemplateinstances: file('policytemplateinstances'),
    customcodeblobcontent: file('customcodeblobcontent'),
    iconblob: file('iconblob'),
  };
};
