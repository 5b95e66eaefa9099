/** The part of a definition that changes between the file and the running platform. */
export interface FileDefinition {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, FileOperation>>>>;
}

interface FileOperation {
  readonly operationId: string;
  readonly parameters?: readonly object[];
}

const connectionParameter = {
  name: 'connectionId',
  in: 'path',
  required: true,
  type: 'string',
  'x-ms-visibility': 'internal',
};

const withConnection = (operation: FileOperation) => ({
  ...operation,
  parameters: [connectionParameter, ...(operation.parameters ?? [])],
});

/**
 * A definition in the form in which Power Platform hosts see it at run time: the gateway as the host, each path below
 * the connection, and the connection as an internal path parameter. Source: the test definitions of microsoft/Power-Fx.
 */
export const runTimeDefinition = (definition: FileDefinition, host: string, apiName: string): object => ({
  ...definition,
  host,
  basePath: `/apim/${apiName}`,
  paths: Object.fromEntries(
    Object.entries(definition.paths).map(([path, item]) => [
      `/{connectionId}${path}`,
      Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, withConnection(operation)])),
    ]),
  ),
});
