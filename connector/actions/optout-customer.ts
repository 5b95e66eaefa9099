import { inferred } from '../assumptions.ts';
import { acceptedDateTime, mobileNumber, mobileNumberForm, outcomeFields } from '../fields.ts';
import type { Action } from '../model.ts';
import { wrapperOf } from '../unknown.ts';

const longestResponse = inferred.optoutResponseLength.value;

/**
 * Opts a number out. The REST documentation has no page for it; the older HTTP API's page is
 * https://developers.sendmode.com/httpdocs/httpoptout
 */
export const optoutCustomer: Action = {
  operationId: 'Optout_Customer',
  summary: 'Optout Customer',
  description: "Opt a customer's mobile number out, so that Sendmode blocks later messages to it.",
  modelDescription:
    'Use this when a person no longer wants text messages and their mobile number is known. It blocks later messages to that number.',
  method: inferred.optoutEndpoint.value.method,
  path: inferred.optoutEndpoint.value.path,
  contentTypeRequired: true,
  repetition: { safe: inferred.optoutRepeatable.value, reason: inferred.optoutRepeatable.assumption },
  body: {
    description: 'The opt-out to record.',
    wrapper: wrapperOf(inferred.optoutWrapper.value, 'The number that opts out and the reason.'),
    fields: [
      {
        ...mobileNumber(`The mobile number of the person who opts out, as ${mobileNumberForm}.`),
        required: true,
        visibility: 'important',
      },
      {
        name: 'optoutresponse',
        label: 'Optout Response',
        type: 'string',
        visibility: 'normal',
        description: `What the person answered when opting out, such as STOP. Keep it to at most ${longestResponse} characters.`,
        example: 'STOP',
      },
      {
        name: 'returnedresponse',
        label: 'Returned Response',
        type: 'string',
        visibility: 'advanced',
        description: 'A response of your own that Sendmode forwards to an application behind it.',
        example: 'Removed at the front desk',
      },
    ],
  },
  resultDescription: 'Sendmode recorded the opt-out.',
  results: [
    ...outcomeFields,
    acceptedDateTime('opt-out'),
    mobileNumber('The mobile number that opted out.'),
    {
      name: 'optoutreason',
      label: 'Optout Reason',
      type: 'string',
      description: 'The reason that Sendmode recorded.',
      example: 'STOP',
    },
  ],
};
