import { outcomeFields } from '../../connector/fields.ts';
import type { Action } from '../../connector/model.ts';

/** An action as a contributor would add it, in one file. */
export const verifyNumber: Action = {
  operationId: 'VerifyNumber',
  summary: 'Verify number',
  description: 'Send a code to a mobile number, so that its owner can prove that it is theirs.',
  modelDescription: 'Use this when a person must prove that a mobile number is theirs.',
  method: 'post',
  path: '/verify',
  contentTypeRequired: false,
  repetition: { safe: false, reason: 'Every call sends a text message.' },
  body: {
    description: 'The number to verify.',
    wrapper: { name: 'message', description: 'The number and the text around the code.' },
    fields: [
      {
        name: 'recipient',
        label: 'Recipient',
        type: 'string',
        required: true,
        visibility: 'important',
        description: 'The mobile number to verify.',
        example: '0870000000',
      },
    ],
  },
  resultDescription: 'Sendmode sent the code.',
  results: outcomeFields,
  extension: "Sendmode's REST documentation offers it; the published connector leaves it out.",
};
