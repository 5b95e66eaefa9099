/**
 * What is read of an OpenAPI 2.0 definition, and nothing else of it. Members are optional or `unknown` where readers must
 * expect anything. Any definition's own types may be given where these are wanted.
 */

/** An element that stands elsewhere (OpenAPI 2.0, "Reference Object"). */
export interface Reference {
  readonly $ref: string;
}

/** A schema, or a reference to one: see `resolve`. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  readonly 'x-ms-summary'?: unknown;
  readonly 'x-ms-visibility'?: unknown;
  readonly 'x-nullable'?: unknown;
}

/** A parameter. A body's value is described by `schema`, any other value by the parameter itself. */
export interface Parameter extends Omit<Schema, '$ref' | 'required'> {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly collectionFormat?: string;
  readonly 'x-ms-url-encoding'?: unknown;
}

/** One kind of answer. */
export interface ResponseObject {
  readonly description?: string;
  readonly schema?: Schema;
  /** By media type. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** An operation as it stands in the definition; `readOperations` gives it with references resolved. */
export interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly consumes?: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses?: Readonly<Record<string, ResponseObject | Reference>>;
}

export const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;
export type Method = (typeof methods)[number];

/** What stands under a path. */
export type PathItem = { readonly [Each in Method]?: OperationObject } & {
  readonly parameters?: readonly (Parameter | Reference)[];
};

/** How calls prove who makes them. */
export interface SecurityScheme {
  readonly type: string;
  readonly name?: string;
  readonly in?: string;
}

export interface Definition {
  readonly info: { readonly title: string; readonly description?: string };
  readonly host?: string;
  readonly basePath?: string;
  readonly schemes?: readonly string[];
  readonly consumes?: readonly string[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly securityDefinitions?: Readonly<Record<string, SecurityScheme>>;
}
