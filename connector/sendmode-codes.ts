import type { ServiceCode } from './model.ts';

/**
 * Sendmode's codes. Source: https://developers.sendmode.com/restdocs/errors. The codes 104 and 105 are left out: they
 * belong to the verification of numbers, which is not part of the connector.
 */
export const sendmodeCodes: readonly ServiceCode[] = [
  {
    code: 0,
    identifier: 'OK',
    meaning: 'The request was accepted.',
    remedy: 'Nothing. Accepted does not mean delivered.',
    status: 200,
  },
  {
    code: 1,
    identifier: 'INVALID_MESSAGE_LENGTH',
    meaning: 'The message has no valid text.',
    remedy: 'Give a text that is not empty and not too long.',
    status: 400,
  },
  {
    code: 8,
    identifier: 'SYSTEM_ERROR',
    meaning: 'Something unexpected happened at Sendmode while it processed the request.',
    remedy: 'A message may have gone out: check before you send it again. Any other action may be tried again later.',
    status: 500,
    statusUnlessRepeatable: 424,
  },
  {
    code: 10,
    identifier: 'INVALID_SENDER_ID',
    meaning: 'The sender ID is not valid.',
    remedy: 'Use a sender ID that is registered for the account, or leave it out.',
    status: 400,
  },
  {
    code: 11,
    identifier: 'INVALID_MOBILE_NUMBER',
    meaning: 'A mobile number is not valid.',
    remedy: 'Give digits only, such as 0870000000 or 353870000000.',
    status: 400,
  },
  {
    code: 14,
    identifier: 'INVALID_ACCESS_KEY',
    meaning: 'Sendmode does not know the access key.',
    remedy: 'Create the connection again with the access key of the account.',
    status: 401,
  },
  {
    code: 16,
    identifier: 'UNAUTHORISED',
    meaning: 'The account is not allowed to use the API.',
    remedy: 'Ask Sendmode to enable the API for the account.',
    status: 403,
  },
  {
    code: 18,
    identifier: 'INVALID_PARAMETER',
    meaning: 'A field has the wrong type.',
    remedy: 'Give text as text and lists as lists.',
    status: 400,
  },
  {
    code: 97,
    identifier: 'INVALID_SCHEDULE_DATE_FORMAT',
    meaning: 'The schedule date is badly formatted.',
    remedy: 'Write it as a date and time, such as 2030-01-31T09:30:00.',
    status: 400,
  },
  {
    code: 195,
    identifier: 'EXPECTED_PARAMETER_MISSING',
    meaning: 'A required field is missing.',
    remedy: 'Fill in every required field.',
    status: 400,
  },
];
