import type { OpenAPIV2 } from 'openapi-types';
import { listOperations, resolve } from '../../../definition/lookup.ts';
import { type Answer, type ContractCase, type OperationId, operationIds } from '../case.ts';
import { plainCalls } from './plain-calls.ts';

const headers = { 'Content-Type': 'application/json' };

const idOf = ({ operationId }: OpenAPIV2.OperationObject): OperationId => {
  const known = operationIds.find((id) => id === operationId);
  if (known) return known;
  throw new Error(`The definition has the operation "${operationId}", for which there are no contract cases.`);
};

const responseCases = (operation: OpenAPIV2.OperationObject): ContractCase[] => {
  const operationId = idOf(operation);
  const shared = { source: "the definition's examples", operationId, ...plainCalls[operationId] };
  return Object.entries(operation.responses).flatMap(([code, element]): ContractCase[] => {
    const example = (element as OpenAPIV2.ResponseObject).examples?.['application/json'];
    if (example === undefined) return [];
    const status = Number(code);
    const json: unknown = example;
    const answer: Answer = { status, body: 'unchanged' };
    const itself = { ...shared, name: `the example of ${status}`, reply: { status, headers, json }, answer };
    if (![400, 401, 403].includes(status)) return [itself];
    return [itself, { ...itself, name: `${itself.name} inside HTTP 200`, reply: { status: 200, headers, json } }];
  });
};

const requestCases = (document: OpenAPIV2.Document, operation: OpenAPIV2.OperationObject): ContractCase[] => {
  const operationId = idOf(operation);
  const body = (operation.parameters as OpenAPIV2.Parameter[]).find(({ in: place }) => place === 'body');
  if (!body) return [];
  const schema = resolve<OpenAPIV2.SchemaObject>(document, body.schema as OpenAPIV2.Schema);
  const example = schema.example as Record<string, unknown>;
  const members = Object.entries(example).map(([name, value]) => [`body/${name}`, value]);
  return [
    {
      source: "the definition's examples",
      name: 'the example of the request',
      operationId,
      wire: plainCalls[operationId].wire,
      call: { parameters: { 'Content-Type': 'application/json', ...Object.fromEntries(members) } },
      sends: example,
      reply: { status: 200, headers, json: { status: 'OK', statusCode: 0 } },
      answer: { status: 200, body: 'unchanged' },
    },
  ];
};

/** The definition's own examples: its requests sent, and its responses replayed as answers of Sendmode. */
export const exampleCases = (document: OpenAPIV2.Document): ContractCase[] =>
  listOperations(document).flatMap(({ operation }) => [
    ...requestCases(document, operation),
    ...responseCases(operation),
  ]);
