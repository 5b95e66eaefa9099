import type { OpenAPIV2 } from 'openapi-types';
import { listOperations, listParameters } from './lookup.ts';

/** A parameter that is a single value or a list of values: everything but the body. */
export interface ValueParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'formData';
  readonly required: boolean;
  /** The label in the designer (`x-ms-summary`); absent where the definition gives none. */
  readonly label?: string;
  readonly description?: string;
  readonly type: string;
  /** The parameter itself, whose type, enum, pattern and limits are a JSON schema (OpenAPI 2.0, "Parameter Object"). */
  readonly schema: OpenAPIV2.SchemaObject;
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
  readonly required: boolean;
  readonly label?: string;
  /** May hold references into the definition. */
  readonly schema: OpenAPIV2.Schema;
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
  readonly parameters: readonly ValueParameter[];
  readonly body?: BodyParameter;
  /** The media types of the request, in the order of the definition; empty if it names none. */
  readonly consumes: readonly string[];
}

const separators: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' };

const textOf = (element: object, name: string): string | undefined => {
  const value = (element as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });

const readValueParameter = (parameter: OpenAPIV2.GeneralParameterObject): ValueParameter => ({
  name: parameter.name,
  in: parameter.in as ValueParameter['in'],
  required: parameter.in === 'path' || parameter.required === true,
  ...optional('label', textOf(parameter, 'x-ms-summary')),
  ...optional('description', textOf(parameter, 'description')),
  type: String(parameter.type),
  schema: parameter as unknown as OpenAPIV2.SchemaObject,
  separator: separators[parameter.collectionFormat ?? 'csv'] ?? ',',
  ...optional('default', parameter.default as unknown),
  encodings: textOf(parameter, 'x-ms-url-encoding') === 'double' ? 2 : 1,
});

const readBody = (parameter: OpenAPIV2.InBodyParameterObject): BodyParameter => ({
  name: parameter.name,
  required: parameter.required === true,
  ...optional('label', textOf(parameter, 'x-ms-summary')),
  schema: parameter.schema,
});

/** The operations of a definition whose references have been checked, in the order of its paths. */
export const readOperations = (document: OpenAPIV2.Document): Operation[] =>
  listOperations(document).map(({ path, method, operation }) => {
    const all = listParameters(document, { path, operation });
    const body = all.find((parameter): parameter is OpenAPIV2.InBodyParameterObject => parameter.in === 'body');
    return {
      operationId: String(operation.operationId),
      method: method.toUpperCase(),
      path,
      summary: operation.summary ?? '',
      description: operation.description ?? '',
      parameters: all
        .filter((parameter): parameter is OpenAPIV2.GeneralParameterObject => parameter.in !== 'body')
        .map(readValueParameter),
      ...optional('body', body && readBody(body)),
      consumes: operation.consumes ?? document.consumes ?? [],
    };
  });

/** Whether an operation takes its body as JSON, whatever the Content-Type of a call says. */
export const takesJson = ({ consumes }: Operation): boolean =>
  consumes.length === 0 || consumes.some((type) => /[/+]json\b/i.test(type));
