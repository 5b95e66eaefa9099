import type { OpenAPIV2 } from 'openapi-types';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;
export type Method = (typeof methods)[number];

/** An operation and where it stands. */
export interface FoundOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: OpenAPIV2.OperationObject;
}

/** Every operation of a definition, in the order of its paths. */
export const listOperations = (document: OpenAPIV2.Document): FoundOperation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as OpenAPIV2.PathItemObject)[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );

/** @throws Error if no operation has the id; the message names those that exist. */
export const findOperation = (document: OpenAPIV2.Document, operationId: string): FoundOperation => {
  const operations = listOperations(document);
  const found = operations.find(({ operation }) => operation.operationId === operationId);
  if (found) return found;
  const known = operations.map(({ operation }) => operation.operationId).join(', ');
  throw new Error(`The definition has no operation "${operationId}". It has: ${known}.`);
};

const segment = (text: string): string => text.replaceAll('~1', '/').replaceAll('~0', '~');

/** What a reference such as `#/definitions/Message` points to; anything that is not a reference comes back as it is. */
export const resolve = <Target>(document: OpenAPIV2.Document, element: object): Target => {
  const reference = (element as { $ref?: unknown }).$ref;
  if (typeof reference !== 'string') return element as Target;
  const target = reference
    .replace(/^#\//, '')
    .split('/')
    .map(segment)
    .reduce<unknown>((place, name) => (place as Record<string, unknown> | undefined)?.[name], document);
  if (typeof target !== 'object' || target === null) {
    throw new Error(`The reference "${reference}" points nowhere in the definition.`);
  }
  return resolve<Target>(document, target);
};

/**
 * The parameters of an operation, references resolved: one of the operation replaces one of its path with the same name
 * and place (OpenAPI 2.0, "Path Item Object").
 */
export const listParameters = (
  document: OpenAPIV2.Document,
  { path, operation }: Pick<FoundOperation, 'path' | 'operation'>,
): OpenAPIV2.Parameter[] => {
  const shared = (document.paths[path] as OpenAPIV2.PathItemObject | undefined)?.parameters ?? [];
  const merged = new Map<string, OpenAPIV2.Parameter>();
  for (const element of [...shared, ...(operation.parameters ?? [])]) {
    const parameter = resolve<OpenAPIV2.Parameter>(document, element);
    merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
};
