import type { Action, Connector, ErrorResponse } from '../connector/model.ts';
import { errorsOf, errorText, withWarning } from './action.ts';
import type { HeaderParameter, Operation, Parameter, PathItem, Response } from './documents/definition.ts';
import { resultExample } from './examples.ts';
import { bodyParameterName, requestName, responseName } from './names.ts';
import { reference } from './schemas.ts';

/**
 * The Content-Type header as an ordinary parameter: optional and advanced, never internal, because hosts ignore an
 * optional internal parameter and code generators do not apply its default.
 */
const contentTypeParameter = (connector: Connector, action: Action): HeaderParameter => ({
  name: connector.contentType.name,
  in: 'header',
  required: action.contentTypeRequired,
  type: 'string',
  'x-ms-summary': connector.contentType.label,
  description: connector.contentType.description,
  'x-ms-visibility': 'advanced',
  default: connector.contentType.value,
});

/** The body stands first, so that a card opens with what the maker came to fill in. */
const parameters = (connector: Connector, action: Action): Parameter[] => [
  ...(action.body
    ? [
        {
          name: bodyParameterName,
          in: 'body',
          required: true,
          description: action.body.description,
          schema: reference(requestName(action)),
        } as const,
      ]
    : []),
  contentTypeParameter(connector, action),
];

const errorResponse = (error: ErrorResponse): Response => ({
  description: errorText(error),
  ...(error.body ? { schema: reference(error.body.definition) } : {}),
  ...(error.example ? { examples: { 'application/json': { ...error.example } } } : {}),
});

const responses = (connector: Connector, action: Action): Record<string, Response> => ({
  200: {
    description: action.resultDescription,
    schema: reference(responseName(action)),
    examples: { 'application/json': resultExample(action.results) },
  },
  ...Object.fromEntries(errorsOf(connector, action).map((error) => [error.status, errorResponse(error)])),
  default: { description: connector.defaultErrorDescription },
});

const operation = (connector: Connector, action: Action): Operation => ({
  operationId: action.operationId,
  summary: action.summary,
  description: withWarning(action.description, action),
  ...(action.visibility ? { 'x-ms-visibility': action.visibility } : {}),
  parameters: parameters(connector, action),
  responses: responses(connector, action),
});

/** The paths in the order of the actions. */
export const emitPaths = (connector: Connector): Record<string, PathItem> => {
  const paths: Record<string, PathItem> = {};
  for (const action of connector.actions) {
    paths[action.path] = { ...paths[action.path], [action.method]: operation(connector, action) };
  }
  return paths;
};
