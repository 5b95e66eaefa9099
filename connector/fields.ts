import { extensions } from './extensions.ts';
import type { ScalarField } from './model.ts';

export const commandStatus: ScalarField = {
  name: 'status',
  label: 'Status',
  type: 'string',
  description: 'The outcome in a word. OK means that Sendmode accepted the request.',
  example: 'OK',
};

export const commandStatusCode: ScalarField = {
  name: 'statusCode',
  label: 'Status Code',
  type: 'integer',
  description: 'The outcome as a number. 0 means that Sendmode accepted the request; any other number is an error.',
  example: 0,
};

export const errorText: ScalarField = {
  name: 'error',
  label: 'Error',
  type: 'string',
  description: 'What went wrong, in words. It is absent when the request was accepted.',
  example: 'You do not have all the required variables in your [message] data',
  extension: extensions.error,
  onlyInFailures: true,
};

/** The fields with which Sendmode opens every answer, and the text it adds where something failed. */
export const outcomeFields = [commandStatus, commandStatusCode, errorText] as const;

/** When Sendmode accepted the request; the documentation names no format and no time zone, so it stays text. */
export const acceptedDateTime = (what: string): ScalarField => ({
  name: 'acceptedDateTime',
  label: 'Accepted Date Time',
  type: 'string',
  description: `The date and time at which Sendmode accepted the ${what}.`,
  example: '2026-11-23T09:30:00.1234567Z',
});

/** How Sendmode takes a mobile number, as the end of a sentence. */
export const mobileNumberForm =
  'digits in national form, such as 0870000000, or in international form, such as 353870000000';

export const mobileNumber = (description: string) =>
  ({ name: 'mobilenumber', label: 'Mobile Number', type: 'string', description, example: '0870000000' }) as const;
