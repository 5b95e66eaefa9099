import { commandStatus, commandStatusCode, errorText } from './fields.ts';
import type { ErrorField, ErrorResponse } from './model.ts';

const refusalFields: readonly ErrorField[] = [
  { ...commandStatus, description: "Sendmode's name for the error.", example: 'EXPECTED_PARAMETER_MISSING' },
  {
    ...commandStatusCode,
    description: "Sendmode's number for the error. It is absent when the answer did not come from Sendmode.",
    example: 195,
  },
  {
    ...errorText,
    description:
      'What went wrong and what to change: a text from Sendmode or the connector, an object with a message from the platform.',
    // The platform refuses with the same statuses. In its own form `error` is an object: seen in public reports of its
    // 500 and 502, inferred for these. A client that takes it for a text cannot read such a refusal at all.
    typeIsOpen: true,
  },
];

const refusal = {
  definition: 'SendmodeError',
  description: 'Why a request was refused.',
  fields: refusalFields,
} as const;

const unknownOutcome = {
  definition: 'UnknownOutcome',
  description: 'What is known about a message that may or may not have been sent.',
  fields: [
    { ...commandStatus, description: 'A name for what happened.', example: 'UNKNOWN_OUTCOME' },
    {
      ...commandStatusCode,
      description: "Sendmode's number for the error. It is absent when Sendmode gave none.",
      example: 8,
    },
    { ...errorText, description: 'What came instead of a clear answer, and what to do now.' },
    {
      name: 'customerid',
      label: 'Customer ID',
      type: 'string',
      description: 'The reference that the request gave for the message, if it gave one.',
      example: 'order-1042',
    },
    {
      name: 'correlationId',
      label: 'Correlation ID',
      type: 'string',
      description: 'The identifier of the call on the platform, for a support request.',
      example: '6f1c1f7e-7f0e-4a52-9a43-2a6b8e2c9d10',
    },
  ],
} as const;

/** What an action answers when it fails, in the order of the status. */
export const errors: readonly ErrorResponse[] = [
  {
    status: 400,
    description: 'Sendmode refused the request because something in it is missing or not valid. Correct it first.',
    advice: 'The status code and the error text say what to change.',
    body: refusal,
    example: {
      status: 'EXPECTED_PARAMETER_MISSING',
      statusCode: 195,
      error: 'You do not have all the required variables in your [message] data',
    },
  },
  {
    status: 401,
    description: 'Sendmode does not know the API key of the connection. Create the connection again with a valid key.',
    body: refusal,
    example: { status: 'INVALID_ACCESS_KEY', statusCode: 14, error: 'The access key is not valid' },
  },
  {
    status: 403,
    description: 'The Sendmode account is not allowed to use the API. Ask Sendmode to enable it.',
    body: refusal,
    example: { status: 'UNAUTHORISED', statusCode: 16, error: 'This account may not use the API' },
  },
  {
    status: 404,
    description: 'The connection or the action was not found. Nothing was sent; create the connection again.',
  },
  {
    status: 413,
    description: 'The request is too large. Nothing was sent; give fewer or shorter values.',
  },
  {
    status: 424,
    description: 'The outcome is unknown: the message may have gone out. Do not send it again without looking.',
    advice: 'Put the message on a review list.',
    body: unknownOutcome,
    example: {
      status: 'UNKNOWN_OUTCOME',
      error: 'Sendmode gave no answer within 4 seconds. The text may have gone out. Check before you send it again.',
      customerid: 'order-1042',
      correlationId: '6f1c1f7e-7f0e-4a52-9a43-2a6b8e2c9d10',
    },
    onlyUnlessRepeatable: true,
  },
  {
    status: 429,
    description: 'Too many calls in a short time. Nothing was sent; wait a minute before the next call.',
    advice: 'The Retry-After header says how many seconds to wait.',
  },
  { status: 500, description: 'An unexpected error happened at Sendmode or on the platform.' },
  {
    status: 502,
    description:
      'What came back from Sendmode could not be read. Whether the call took effect is unknown; it may be made again.',
    onlyIfRepeatable: true,
  },
  {
    status: 504,
    description: 'Sendmode did not answer. Whether the call took effect is unknown; it may be made again.',
    onlyIfRepeatable: true,
  },
];

export const defaultErrorDescription = 'Any other answer means that the operation failed.';
