import path from 'node:path';
import { nearest } from '../../definition/nearest.ts';
import { deploymentFiles } from '../../emit/deployment/names.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import { type EmittedFile, jsonFile } from '../../emit/emitted-file.ts';
import { isJsonObject } from '../../emit/json.ts';
import { type Finding, showValue } from '../../rules/finding.ts';
import { type Environment, environmentPlace } from '../environment/file.ts';
import { type Addable, fillIn } from './fill-in.ts';

/** Where the settings of paconn stand below `dist/`. */
export const settingsPath = `connector/${deploymentFiles.settings}`;

const parsed = (file: EmittedFile | undefined): JsonValue =>
  file ? JSON.parse(new TextDecoder().decode(file.bytes)) : {};

const isSecret = (parameter: JsonValue): boolean =>
  isJsonObject(parameter) && String(parameter.type).toLowerCase().startsWith('secure');

/** The parameters of the template beside a file of parameters; the key is asked for, and stands in no file. */
const templateParameters = (files: readonly EmittedFile[], file: EmittedFile): readonly string[] => {
  const place = path.posix.join(path.posix.dirname(file.path), 'azuredeploy.json');
  const template = parsed(files.find((each) => each.path === place));
  const parameters = isJsonObject(template) && isJsonObject(template.parameters) ? template.parameters : {};
  return Object.entries(parameters).flatMap(([name, parameter]) => (isSecret(parameter) ? [] : [name]));
};

/** The files that a person fills in, by how their paths end, and where they may have more than is emitted. */
const kinds: readonly (readonly [ending: string, (files: readonly EmittedFile[], file: EmittedFile) => Addable])[] = [
  ['.deploymentSettings.json', () => () => undefined],
  [
    '/azuredeploy.parameters.json',
    (files, file) => (place) => (place === '/parameters' ? templateParameters(files, file) : undefined),
  ],
  ['logic-apps/standard/parameters.json', () => () => undefined],
  ['/local.settings.json', () => (place) => (place === '/Values' ? 'any' : undefined)],
];

const kindOf = (file: string) => kinds.find(([ending]) => file.endsWith(ending))?.[1];

/** Whether a packaged file is one that a person fills in. */
export const isEditable = (file: string): boolean => file === settingsPath || kindOf(file) !== undefined;

const unknownFile = (place: string, file: string, content: JsonObject, files: readonly EmittedFile[]): Finding => {
  const known = files.map((each) => each.path).filter((each) => kindOf(each));
  const meant = nearest(file, known);
  return {
    code: 'FilledInFileUnknown',
    severity: 'error',
    pointer: `${place}#/files/${file.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    message: 'No packaged file of that path is to be filled in.',
    value: showValue(content),
    consequence: 'What you filled in would stand in no file.',
    fix: meant ? `Did you mean "${meant}"?` : `There are ${known.join(', ')}.`,
    source: 'this project',
  };
};

/** The packages with what a person filled in put into the files that are meant for it. */
export const fillFiles = (
  files: readonly EmittedFile[],
  environment: Environment,
): { readonly files: readonly EmittedFile[]; readonly findings: readonly Finding[] } => {
  const place = environmentPlace(environment.name);
  const given = environment.files ?? {};
  const unknown = Object.entries(given)
    .filter(([file]) => !kindOf(file) || !files.some((each) => each.path === file))
    .map(([file, content]) => unknownFile(place, file, content, files));
  const filled = files.map((file) => {
    const content = given[file.path];
    const addable = kindOf(file.path);
    if (!content || !addable) return { file, findings: [] };
    const pointer = `${place}#/files/${file.path.replaceAll('/', '~1')}`;
    const { value, findings } = fillIn(parsed(file), content, pointer, addable(files, file));
    return { file: jsonFile(file.path, value as JsonObject), findings };
  });
  return {
    files: filled.map(({ file }) => file),
    findings: [...unknown, ...filled.flatMap(({ findings }) => findings)],
  };
};
