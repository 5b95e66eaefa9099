import { type Definition, methods } from '../../../definition/document.ts';
import { listFlowKeys } from '../../../definition/flow-keys.ts';
import { isObject } from '../../../definition/json-text.ts';
import type { Operation, ValueParameter } from '../../../definition/operations.ts';
import { type FoundOperation, listOperations } from '../../../definition/operations.ts';
import type { Unusable } from '../left-out.ts';
import type { LoadProblem } from '../load-error.ts';

const operationFeatures: Readonly<Record<string, string>> = {
  'x-ms-trigger': 'it is a trigger ("x-ms-trigger"), and the local gateway runs actions only',
  'x-ms-notification-content':
    'it registers a webhook ("x-ms-notification-content"), and the local gateway has no address that a service could call',
  'x-ms-agentic-protocol':
    'it speaks an agent protocol ("x-ms-agentic-protocol"), and the local gateway answers single calls only',
};

const parameterProblem = (parameter: ValueParameter): string | undefined => {
  const given = (parameter.schema as { collectionFormat?: string }).collectionFormat;
  if (!['path', 'query', 'header', 'formData'].includes(parameter.in)) {
    return `has the place "${String(parameter.in)}", which is none of path, query, header, formData and body`;
  }
  if (parameter.type === 'file') {
    return 'is a file, and the local gateway sends no files in forms';
  }
  if (!['string', 'integer', 'number', 'boolean', 'array'].includes(parameter.type)) {
    return `has the type "${parameter.type}", which is none of string, integer, number, boolean and array`;
  }
  if (given === 'multi') {
    return 'has the "collectionFormat" "multi", which the platform rejects on import; use csv';
  }
  if (parameter.in === 'path' && parameter.name === 'connectionId') {
    return 'has a name that is reserved: the platform adds a path parameter "connectionId" to every operation; rename it';
  }
  return undefined;
};

const duplicates = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const brokenParts = (document: Definition, operation: Operation): string[] => {
  const { parameters, body } = operation;
  const placeholders = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const keys = listFlowKeys(document, operation).map(({ key }) => key);
  return [
    ...parameters.flatMap((parameter) => {
      const problem = parameterProblem(parameter);
      return problem ? [`its parameter "${parameter.name}" ${problem}`] : [];
    }),
    ...placeholders
      .filter((name) => !inPath.includes(name))
      .map((name) => `its path has {${name}} but no path parameter of that name; add the parameter`),
    ...inPath
      .filter((name) => !placeholders.includes(name))
      .map((name) => `its path parameter "${name}" is not in the path; write {${name}} into the path`),
    ...duplicates(keys).map(
      (key) =>
        `two of its values have the key "${key}", and flows, which store values by key, cannot tell them apart; rename one parameter or property`,
    ),
    ...(body && parameters.some((parameter) => parameter.in === 'formData')
      ? ['it has body and formData parameters, and a request has one or the other; keep one kind']
      : []),
  ];
};

/** A webhook is declared beside the operation that registers it: the trigger of the path, or else whatever is posted there. */
const registersWebhook = (document: Definition, { path, method, operation }: FoundOperation): boolean => {
  const item = document.paths[path] ?? {};
  if (!Object.hasOwn(item, 'x-ms-notification-content')) return false;
  const isTrigger = (each: object | undefined): boolean => each !== undefined && Object.hasOwn(each, 'x-ms-trigger');
  return isTrigger(operation) || (method === 'post' && !methods.some((each) => isTrigger(item[each])));
};

const features = (document: Definition, found: FoundOperation): string[] => [
  ...Object.entries(operationFeatures)
    .filter(([key]) => Object.hasOwn(found.operation, key))
    .map(([, text]) => text),
  ...(registersWebhook(document, found) ? [operationFeatures['x-ms-notification-content'] ?? ''] : []),
];

/** The operations that need the running platform, or that are declared as no gateway can call them. */
export const unusableOperations = (document: Definition, operations: readonly Operation[]): Unusable[] => [
  ...listOperations(document).flatMap((found) =>
    features(document, found).map((reason) => ({ operationId: String(found.operation.operationId), reason })),
  ),
  ...operations.flatMap((operation) =>
    brokenParts(document, operation).map((reason) => ({ operationId: operation.operationId, reason })),
  ),
];

/** Features that change nothing about a single call, so that the rest can be tried. */
export const documentWarnings = (document: Definition): string[] =>
  listOperations(document).flatMap(({ operation }) => {
    const fields = operation as unknown as Record<string, unknown>;
    const capabilities = isObject(fields['x-ms-capabilities']) ? fields['x-ms-capabilities'] : {};
    return [
      ...(fields['x-ms-pageable'] === undefined
        ? []
        : [
            `${operation.operationId} pages ("x-ms-pageable"): the local gateway answers the page that was asked for and follows no link.`,
          ]),
      ...(capabilities.chunkTransfer === undefined
        ? []
        : [
            `${operation.operationId} transfers in chunks ("chunkTransfer"): the local gateway sends each message in one piece.`,
          ]),
    ];
  });

/** Ids that stand twice. */
export const duplicateIdProblems = (operations: readonly Operation[], file: string): LoadProblem[] =>
  duplicates(operations.map(({ operationId }) => operationId)).map((operationId) => ({
    place: file,
    text: `Two operations have the id "${operationId}". Flows call operations by id: rename one.`,
  }));
