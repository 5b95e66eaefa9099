import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Definition, Parameter, ResponseObject } from '../../definition/document.ts';
import { listOperations } from '../../definition/operations.ts';

/** Says how a value departs from a schema, one text for each departure. */
export type SchemaCheck = (value: unknown) => string[];

/** The schemas of a definition as checks that also refuse members that no schema declares. */
export interface DefinitionSchemas {
  /** Undefined for an operation without a body. */
  readonly request: (operationId: string) => SchemaCheck | undefined;
  /** Undefined for a status whose answer has no schema. */
  readonly answer: (operationId: string, status: number) => SchemaCheck | undefined;
  /** The form in which the script reports errors where the definition has no schema: Sendmode's own. */
  readonly error: SchemaCheck;
}

/** The definition lets members pass that it does not name, as it should; a contract test wants to hear of them. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return typeof copy.properties === 'object' && copy.type === 'object'
    ? { ...copy, additionalProperties: false }
    : copy;
};

const createCheck = (ajv: Ajv, schema: object): SchemaCheck => {
  const validate = ajv.compile(schema);
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const name = (params as { additionalProperty?: string }).additionalProperty;
      return `${instancePath === '' ? 'the body' : instancePath} ${message}${name === undefined ? '' : `: ${name}`}`;
    });
  };
};

/** Compiles the schemas of a definition. */
export const createDefinitionSchemas = (document: Definition): DefinitionSchemas => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const definitions = closed(document.definitions);
  const check = (schema: object): SchemaCheck => createCheck(ajv, { allOf: [closed(schema)], definitions });
  const requests = new Map<string, SchemaCheck>();
  const answers = new Map<string, SchemaCheck>();
  for (const { operation } of listOperations(document)) {
    for (const parameter of (operation.parameters ?? []) as Parameter[]) {
      if (parameter.in === 'body') requests.set(String(operation.operationId), check(parameter.schema as object));
    }
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const { schema } = response as ResponseObject;
      if (schema) answers.set(`${operation.operationId} ${status}`, check(schema));
    }
  }
  return {
    request: (operationId) => requests.get(operationId),
    answer: (operationId, status) => answers.get(`${operationId} ${status}`),
    error: check({ $ref: '#/definitions/SendmodeError' }),
  };
};
