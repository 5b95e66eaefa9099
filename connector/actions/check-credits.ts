import { inferred } from '../assumptions.ts';
import { outcomeFields } from '../fields.ts';
import type { Action } from '../model.ts';

/** Reads the balance. The REST documentation has no page for it; the path and the method are inferred. */
export const checkCredits: Action = {
  operationId: 'Check_Credits',
  summary: 'Check Credits',
  description: 'Check the credit balance of your Sendmode account.',
  modelDescription:
    'Use this when someone asks how many Sendmode credits are left, or before a large campaign. It changes nothing and sends nothing.',
  method: inferred.creditsEndpoint.value.method,
  path: inferred.creditsEndpoint.value.path,
  contentTypeRequired: false,
  repetition: { safe: true, reason: 'Reading a balance changes nothing.' },
  resultDescription: 'The balance of the account.',
  results: [
    ...outcomeFields,
    {
      name: 'balance',
      label: 'Balance',
      type: 'number',
      description: 'How many credits are left, as a decimal number.',
      example: 998.5,
    },
  ],
};
