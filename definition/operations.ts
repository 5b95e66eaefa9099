import {
  type Definition,
  type Method,
  methods,
  type OperationObject,
  type Parameter,
  type Schema,
} from './document.ts';
import { resolve } from './references.ts';
import { defaultOf } from './values.ts';

/** An operation as it stands in a definition, and where it stands. */
export interface FoundOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: OperationObject;
}

/** Every operation of a definition as it stands there, in the order of its paths. */
export const listOperations = ({ paths }: Pick<Definition, 'paths'>): FoundOperation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );

/** A text that an element has under a name, or undefined where it has none or an empty one. */
export const textAt = (element: object, name: string): string | undefined => {
  const value = (element as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The label of a parameter or property in the designer (`x-ms-summary`). */
export const labelOf = (element: object): string | undefined => textAt(element, 'x-ms-summary');

/** A parameter that is a single value or a list of values: everything but the body. */
export interface ValueParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'formData';
  readonly required: boolean;
  /** The label in the designer; absent where the definition gives none. */
  readonly label?: string;
  readonly description?: string;
  readonly type: string;
  /** The parameter itself, whose type, enum, pattern and limits are a JSON schema (OpenAPI 2.0, "Parameter Object"). */
  readonly schema: Schema;
  /** How a list is written as one text; `csv` unless the definition says otherwise. */
  readonly separator: string;
  /** Used when the parameter is required and absent. */
  readonly default?: unknown;
  /** How often the caller encodes a path value (`x-ms-url-encoding`): twice for `double`. */
  readonly encodings: 1 | 2;
}

/** The body of an operation. */
export interface BodyParameter {
  /** The first step of its flow keys, nearly always `body`. */
  readonly name: string;
  readonly in: 'body';
  readonly required: boolean;
  /** Set where the definition says that the body is not required, and does not just leave it out. */
  readonly optional?: true;
  readonly label?: string;
  /** `x-ms-visibility` of the parameter, which what is below it inherits. */
  readonly visibility?: unknown;
  /** May hold references into the definition. */
  readonly schema: Schema;
}

/** One operation of a connector, with its references resolved and its media types decided. */
export interface Operation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** The path template below the base path, such as `/tickets/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** Every parameter, the body too, in the order of the definition. */
  readonly inputs: readonly (ValueParameter | BodyParameter)[];
  readonly parameters: readonly ValueParameter[];
  readonly body?: BodyParameter;
  /** The media types of the request, in the order of the definition; empty if it names none. */
  readonly consumes: readonly string[];
  /** What the definition says about each answer, by its status or `default`. */
  readonly responses: Readonly<Record<string, string>>;
}

const separators: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' };

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });

const readParameter = (parameter: Parameter): ValueParameter | BodyParameter => {
  const { name, required = false } = parameter;
  const label = optional('label', labelOf(parameter));
  if (parameter.in === 'body') {
    const { required: said, schema = {}, 'x-ms-visibility': visibility } = parameter;
    const isOptional = said === false ? ({ optional: true } as const) : {};
    return { name, in: 'body', required, ...isOptional, ...label, ...optional('visibility', visibility), schema };
  }
  return {
    name,
    in: parameter.in as ValueParameter['in'],
    required: parameter.in === 'path' || required === true,
    ...label,
    ...optional('description', textAt(parameter, 'description')),
    type: String(parameter.type),
    schema: parameter as unknown as Schema,
    separator: separators[parameter.collectionFormat ?? 'csv'] ?? ',',
    ...optional('default', defaultOf(parameter)),
    encodings: textAt(parameter, 'x-ms-url-encoding') === 'double' ? 2 : 1,
  };
};

/**
 * The parameters of an operation, references resolved: one of the operation replaces one of its path with the same name
 * and place (OpenAPI 2.0, "Path Item Object").
 */
const listParameters = (
  definition: Definition,
  { path, operation }: Pick<FoundOperation, 'path' | 'operation'>,
): Parameter[] => {
  const shared = definition.paths[path]?.parameters ?? [];
  const merged = new Map<string, Parameter>();
  for (const element of [...shared, ...(operation.parameters ?? [])]) {
    const parameter = resolve(definition, element);
    merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
};

const readResponses = (definition: Definition, { responses = {} }: OperationObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      textAt(resolve(definition, response), 'description') ?? '',
    ]),
  );

const readOperation = (definition: Definition, { path, method, operation }: FoundOperation): Operation => {
  const inputs = listParameters(definition, { path, operation }).map(readParameter);
  const body = inputs.find((input): input is BodyParameter => input.in === 'body');
  return {
    operationId: String(operation.operationId),
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    inputs,
    parameters: inputs.filter((input): input is ValueParameter => input.in !== 'body'),
    ...optional('body', body),
    consumes: operation.consumes ?? definition.consumes ?? [],
    responses: readResponses(definition, operation),
  };
};

/** The operations of a definition whose references have been checked, in the order of its paths. */
export const readOperations = (definition: Definition): Operation[] =>
  listOperations(definition).map((found) => readOperation(definition, found));

/** The operation with an id. @throws Error if there is none; the message names those that exist. */
export const findOperation = (definition: Definition, operationId: string): Operation => {
  const found = listOperations(definition);
  const wanted = found.find(({ operation }) => operation.operationId === operationId);
  if (wanted) return readOperation(definition, wanted);
  const known = found.map(({ operation }) => operation.operationId).join(', ');
  throw new Error(`The definition has no operation "${operationId}". It has: ${known}.`);
};

/** Whether an operation takes its body as JSON, whatever the Content-Type of a call says. */
export const takesJson = ({ consumes }: Pick<Operation, 'consumes'>): boolean =>
  consumes.length === 0 || consumes.some((type) => /[/+]json\b/i.test(type));

/** Whether the body of an operation is bytes rather than a JSON value. */
export const isBinary = (definition: Definition, { body }: Pick<Operation, 'body'>): boolean => {
  if (!body) return false;
  const { type, format } = resolve(definition, body.schema);
  return type === 'string' && format === 'binary';
};
