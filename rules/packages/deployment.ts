import type { Finding } from '../finding.ts';
import { settingsRules } from './deployment-settings.ts';
import { fileText, jsonAt, type PackagedFile } from './file-set.ts';
import { applyRules, type PackageBreach, type PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';

type Files = readonly PackagedFile[];

const definitionFile = 'apiDefinition.swagger.json';
const propertiesFile = 'apiProperties.json';
const scriptFile = 'script.csx';
const expected = [definitionFile, propertiesFile, scriptFile, 'icon.png', 'settings.json'];

const findMissing = (files: Files): PackageBreach[] =>
  expected.filter((name) => !files.some(({ path }) => path === name)).map((name) => ({ pointer: name }));

const findBeyondAscii = (files: Files): PackageBreach[] =>
  files
    .filter(({ path, bytes }) => /\.json$/i.test(path) && bytes.some((byte) => byte > 0x7f))
    .map((file) => ({ pointer: file.path, value: /[\u0080-\uffff]+/.exec(fileText(file))?.[0] }));

const findOwner = (files: Files): PackageBreach[] => {
  const owner = jsonAt(files, propertiesFile).at('properties', 'stackOwner');
  return owner.isMissing ? [] : [owner];
};

const findAddress = (files: Files): PackageBreach[] => {
  const definition = jsonAt(files, definitionFile);
  const description = definition.at('info', 'description');
  const parts = [description, definition.at('info', 'title'), definition.at('host'), definition.at('schemes', '0')];
  return parts.filter((part) => !part.text).map(({ pointer, value }) => ({ pointer, value }));
};

const findOperations = (files: Files): PackageBreach[] => {
  const known = jsonAt(files, definitionFile)
    .at('paths')
    .members.flatMap((path) => path.members.flatMap((operation) => operation.at('operationId').text ?? []));
  const listed = jsonAt(files, propertiesFile).at('properties', 'scriptOperations');
  const hasScript = files.some(({ path }) => path === scriptFile);
  return [
    ...listed.items
      .filter((item) => !known.includes(item.text ?? ''))
      .map(({ pointer, value }) => ({
        pointer,
        value,
        message: `No operation has that id. There are ${known.join(', ')}.`,
      })),
    ...(listed.items.length > 0 && !hasScript
      ? [{ pointer: listed.pointer, value: listed.value, message: 'It names operations, and there is no script.' }]
      : []),
  ];
};

const findCapabilities = (files: Files): PackageBreach[] => {
  const capabilities = jsonAt(files, propertiesFile).at('properties', 'capabilities');
  const fine =
    capabilities.isMissing ||
    (Array.isArray(capabilities.value) && capabilities.texts.length === capabilities.items.length);
  return fine ? [] : [capabilities];
};

const emitAgain = 'Emit the folder with npm run package.';

/** What the deployment tools ask of the folder. */
export const deploymentRules: readonly PackageRule<Files>[] = [
  {
    code: 'DeploymentFileMissing',
    severity: 'error',
    demand: 'The folder has the definition, the properties, the script, the icon and the settings.',
    consequence: 'paconn ends with "File does not exist", or deploys without it and says nothing.',
    fix: emitAgain,
    source: packageSources.paconn,
    find: findMissing,
  },
  {
    code: 'DeploymentNotAscii',
    severity: 'error',
    demand: 'The JSON files are ASCII.',
    consequence: 'paconn reads them in the encoding of the computer it runs on, and garbles or refuses them.',
    fix: 'Write other characters as \\uXXXX.',
    source: packageSources.paconn,
    find: findBeyondAscii,
  },
  {
    code: 'DeploymentStackOwner',
    severity: 'error',
    demand: 'The properties that deploy have no stackOwner.',
    consequence: "The service answers: InvalidRequestContent, could not find member 'stackOwner'.",
    fix: 'Take it out; the copy for certification has it.',
    source: packageSources.paconn,
    find: findOwner,
  },
  {
    code: 'DeploymentDefinitionIncomplete',
    severity: 'error',
    demand: 'The definition has a title, a description, a host and a scheme.',
    consequence: 'paconn stops with a KeyError, or deploys an address without a scheme.',
    fix: 'Fill it in.',
    source: packageSources.paconn,
    find: findAddress,
  },
  {
    code: 'DeploymentScriptOperationsInvalid',
    severity: 'error',
    demand: 'scriptOperations names operations of the definition, and there is a script for them.',
    consequence: 'The service answers InvalidScriptDefinitionUrlWithNonNullOperations, or the script does not run.',
    fix: 'List operation ids of the definition, and put script.csx into the folder.',
    source: packageSources.paconn,
    find: findOperations,
  },
  {
    code: 'DeploymentCapabilitiesInvalid',
    severity: 'error',
    demand: 'capabilities is a list of texts or absent.',
    consequence: 'The service answers ApiDefinitionCapabilitiesInvalid.',
    fix: 'Write a list of texts, or leave it out.',
    source: packageSources.paconn,
    find: findCapabilities,
  },
  ...settingsRules,
];

/** Checks the files of the deployment folder, their paths relative to it. */
export const checkDeploymentFolder = (files: Files): Finding[] => applyRules(deploymentRules, files);
