import { extensions } from './extensions.ts';
import type { ScalarField } from './model.ts';

/** The fields with which Sendmode opens every answer, and the text it adds where something failed. */
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

/** When Sendmode accepted the request; the documentation names no format and no time zone, so it stays text. */
export const acceptedDateTime = (what: string): ScalarField => ({
  name: 'acceptedDateTime',
  label: 'Accepted Date Time',
  type: 'string',
  description: `The date and time at which Sendmode accepted the ${what}.`,
  example: '2026-11-23T09:30:00.1234567Z',
});
