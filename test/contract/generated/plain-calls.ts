import type { ContractCase } from '../case.ts';
import type { WireForm } from '../wire-form.ts';

/** What the calls of one operation have in common. */
export type PlainCall = Pick<ContractCase, 'operationId' | 'request' | 'wire' | 'call' | 'sends'>;

/** An ordinary call of an operation, with the definition's own example, for cases that are about Sendmode's reply. */
export const plainCall = ({ operationId, request, wire, example }: WireForm): PlainCall => {
  if (example === undefined) return { operationId, request, wire, call: { parameters: {} }, sends: 'nothing' };
  const members = Object.entries(example).map(([name, value]) => [`body/${name}`, value] as const);
  const parameters = { 'Content-Type': 'application/json', ...Object.fromEntries(members) };
  return { operationId, request, wire, call: { parameters }, sends: example };
};
