/**
 * The shape of `apiDefinition.swagger.json`: OpenAPI 2.0 with the Power Platform's own keys, closed, so that a key which
 * the platform does not know does not compile. Source: Microsoft's published schema `apiDefinition.swagger.schema.json`.
 */

export type DefinitionVisibility = 'important' | 'advanced' | 'internal';

export interface SchemaReference {
  $ref: string;
}

export interface StringSchema {
  type: 'string';
  'x-ms-summary'?: string;
  description?: string;
  'x-ms-visibility'?: DefinitionVisibility;
  default?: string;
  enum?: string[];
}

export interface NumberSchema {
  type: 'integer' | 'number';
  format: 'int32' | 'int64' | 'float' | 'double';
  'x-ms-summary'?: string;
  description?: string;
  'x-ms-visibility'?: DefinitionVisibility;
}

export interface ArraySchema {
  type: 'array';
  'x-ms-summary'?: string;
  description?: string;
  'x-ms-visibility'?: DefinitionVisibility;
  items: StringSchema;
}

/** A value of any type, which OpenAPI 2.0 says by naming none. */
export interface OpenSchema {
  type?: never;
  'x-ms-summary'?: string;
  description?: string;
}

export type PropertySchema = OpenSchema | StringSchema | NumberSchema | ArraySchema | SchemaReference;

/** A named definition. Objects are never inline, since code generators lose the type of an inline object. */
export interface ObjectSchema {
  type: 'object';
  /** Absent from the root of an answer, whose token the designer would call by it. */
  description?: string;
  required?: string[];
  properties: Record<string, PropertySchema>;
  example?: JsonValue;
}

export interface HeaderParameter {
  name: string;
  in: 'header';
  required: boolean;
  type: 'string';
  'x-ms-summary': string;
  description: string;
  'x-ms-visibility'?: DefinitionVisibility;
  default?: string;
}

export interface BodyParameter {
  name: string;
  in: 'body';
  required: boolean;
  description: string;
  schema: SchemaReference;
}

export type Parameter = HeaderParameter | BodyParameter;

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export interface Response {
  description: string;
  schema?: SchemaReference;
  examples?: { 'application/json': JsonValue };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  'x-ms-visibility'?: DefinitionVisibility;
  parameters: Parameter[];
  responses: Record<string, Response>;
}

export interface PathItem {
  get?: Operation;
  post?: Operation;
}

export interface ConnectorMetadata {
  propertyName: string;
  propertyValue: string;
}

/**
 * Our vendor extension of a security definition, since the limit is one of the connection: nothing in the cloud reads it;
 * the local gateway does. At the root it would make a strict reader refuse every function (Power Fx,
 * `ConnectorSettings.FailOnUnknownExtension`).
 */
export interface ThrottlingPolicy {
  calls: number;
  renewalPeriod: number;
  scope: 'connection';
}

export interface SecurityDefinition {
  type: 'apiKey';
  name: string;
  in: 'header';
  'x-throttling-policy': ThrottlingPolicy;
}

export interface TestConnectionCapability {
  testConnection: { operationId: string; parameters: Record<string, never> };
}

/** The whole definition; the keys stand in the order in which they are written. */
export interface Definition {
  swagger: '2.0';
  info: {
    title: string;
    description: string;
    version: string;
    'x-ms-api-annotation': { status: 'Production' | 'Preview' };
    contact: { name: string; url: string };
  };
  host: string;
  basePath: string;
  schemes: ['https'];
  consumes: string[];
  produces: string[];
  'x-ms-connector-metadata': ConnectorMetadata[];
  'x-ms-capabilities'?: TestConnectionCapability;
  securityDefinitions: Record<string, SecurityDefinition>;
  security: Record<string, []>[];
  paths: Record<string, PathItem>;
  definitions: Record<string, ObjectSchema>;
}
