import type { OpenAPIV2 } from 'openapi-types';
import { findOperation } from '../../../definition/lookup.ts';
import type { Answer, ContractCase } from '../case.ts';
import type { WireForm } from '../wire-form.ts';
import { plainCall } from './plain-calls.ts';

const headers = { 'Content-Type': 'application/json' };
const source = "the definition's examples";

const responseCases = (document: OpenAPIV2.Document, form: WireForm): ContractCase[] => {
  const { operation } = findOperation(document, form.operationId);
  return Object.entries(operation.responses).flatMap(([code, element]): ContractCase[] => {
    const example = (element as OpenAPIV2.ResponseObject).examples?.['application/json'];
    if (example === undefined) return [];
    const status = Number(code);
    const json: unknown = example;
    const answer: Answer = { status, body: 'unchanged' };
    const reply = { status, headers, json };
    const itself = { source, ...plainCall(form), name: `the example of ${status}`, reply, answer };
    if (![400, 401, 403].includes(status)) return [itself];
    return [itself, { ...itself, name: `${itself.name} inside HTTP 200`, reply: { status: 200, headers, json } }];
  });
};

const requestCases = (form: WireForm): ContractCase[] =>
  form.example === undefined
    ? []
    : [
        {
          source,
          name: 'the example of the request',
          ...plainCall(form),
          reply: { status: 200, headers, json: { status: 'OK', statusCode: 0 } },
          answer: { status: 200, body: 'unchanged' },
        },
      ];

/** The definition's own examples: its requests sent, and its responses replayed as answers of Sendmode. */
export const exampleCases = (document: OpenAPIV2.Document, forms: readonly WireForm[]): ContractCase[] =>
  forms.flatMap((form) => [...requestCases(form), ...responseCases(document, form)]);
