import type { Definition, ResponseObject } from '../../../definition/document.ts';
import { listOperations } from '../../../definition/operations.ts';
import type { Answer, ContractCase } from '../case.ts';
import type { WireForm } from '../wire-form.ts';
import { plainCall } from './plain-calls.ts';

const headers = { 'Content-Type': 'application/json' };
const source = "the definition's examples";

const responseCases = (document: Definition, form: WireForm): ContractCase[] => {
  const found = listOperations(document).find(({ operation }) => operation.operationId === form.operationId);
  return Object.entries(found?.operation.responses ?? {}).flatMap(([code, element]): ContractCase[] => {
    const example = (element as ResponseObject).examples?.['application/json'];
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
export const exampleCases = (document: Definition, forms: readonly WireForm[]): ContractCase[] =>
  forms.flatMap((form) => [...requestCases(form), ...responseCases(document, form)]);
