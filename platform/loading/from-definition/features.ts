import type { Definition } from '../../../definition/document.ts';
import { listFlowKeys } from '../../../definition/flow-keys.ts';
import { isObject } from '../../../definition/json-text.ts';
import type { Operation, ValueParameter } from '../../../definition/operations.ts';
import { listOperations } from '../../../definition/operations.ts';
import type { LoadProblem } from '../load-error.ts';

const operationFeatures: Readonly<Record<string, string>> = {
  'x-ms-trigger':
    'triggers are not supported: the local gateway runs actions only. Take the operation out to try the rest',
  'x-ms-notification-content':
    'webhook triggers are not supported: the local gateway has no address the service could call. Take the operation out to try the rest',
  'x-ms-agentic-protocol':
    'agent protocols (MCP, A2A) are not supported: the local gateway answers single calls. Take the operation out to try the rest',
};

const parameterProblem = (parameter: ValueParameter): string | undefined => {
  const given = (parameter.schema as { collectionFormat?: string }).collectionFormat;
  if (!['path', 'query', 'header', 'formData'].includes(parameter.in)) {
    return `"in": "${String(parameter.in)}" is no place of a parameter. Use path, query, header, formData or body.`;
  }
  if (parameter.type === 'file') {
    return `the type "file" is not supported: the local gateway sends no files in forms. Take the parameter out to try the rest.`;
  }
  if (!['string', 'integer', 'number', 'boolean', 'array'].includes(parameter.type)) {
    return `the type "${parameter.type}" is none that a ${parameter.in} parameter may have. Use string, integer, number, boolean or array.`;
  }
  if (given === 'multi') {
    return `"collectionFormat": "multi" is not supported: the platform rejects it on import. Use csv.`;
  }
  if (parameter.in === 'path' && parameter.name === 'connectionId') {
    return 'the name "connectionId" is reserved: the platform adds a path parameter of that name to every operation. Rename it.';
  }
  return undefined;
};

const duplicates = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const operationProblems = (document: Definition, operation: Operation): string[] => {
  const { parameters, body, operationId } = operation;
  const placeholders = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const keys = listFlowKeys(document, operation).map(({ key }) => key);
  return [
    ...parameters.flatMap((parameter) => {
      const problem = parameterProblem(parameter);
      return problem ? [`In ${operationId}, parameter "${parameter.name}": ${problem}`] : [];
    }),
    ...placeholders
      .filter((name) => !inPath.includes(name))
      .map(
        (name) => `In ${operationId}, the path has {${name}} but no path parameter of that name. Add the parameter.`,
      ),
    ...inPath
      .filter((name) => !placeholders.includes(name))
      .map(
        (name) => `In ${operationId}, the path parameter "${name}" is not in the path. Write {${name}} into the path.`,
      ),
    ...duplicates(keys).map(
      (key) =>
        `In ${operationId}, two values have the key "${key}". Flows store values by key and cannot tell them apart: rename one parameter or property.`,
    ),
    ...(body && parameters.some((parameter) => parameter.in === 'formData')
      ? [`In ${operationId}, there are body and formData parameters. A request has one or the other: keep one kind.`]
      : []),
  ];
};

/** Features of the definition that need the running platform, each refused by name. */
export const documentFeatureProblems = (document: Definition, file: string): LoadProblem[] => [
  ...listOperations(document).flatMap(({ path, method, operation }) =>
    Object.entries(operationFeatures)
      .filter(([key]) => Object.hasOwn(operation, key))
      .map(([key, text]) => ({ place: `${file}, ${method.toUpperCase()} ${path}, "${key}"`, text: `${text}.` })),
  ),
  ...Object.entries(document.paths).flatMap(([path, item]) =>
    isObject(item) && Object.hasOwn(item, 'x-ms-notification-content')
      ? [
          {
            place: `${file}, ${path}, "x-ms-notification-content"`,
            text: `${operationFeatures['x-ms-notification-content']}.`,
          },
        ]
      : [],
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

/** What the gateway cannot do with the operations as they are declared. */
export const operationFeatureProblems = (
  document: Definition,
  operations: readonly Operation[],
  file: string,
): LoadProblem[] => [
  ...duplicates(operations.map(({ operationId }) => operationId)).map((operationId) => ({
    place: file,
    text: `Two operations have the id "${operationId}". Flows call operations by id: rename one.`,
  })),
  ...operations.flatMap((operation) => operationProblems(document, operation).map((text) => ({ place: file, text }))),
];
