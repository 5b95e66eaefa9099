import type { components } from 'sendmode-connector/types';
import type { Answer, ContractCase } from '../case.ts';
import type { WireForm } from '../wire-form.ts';
import { plainCall } from './plain-calls.ts';
import { unknownOutcome } from './unknown-outcome.ts';

type SendmodeError = Required<components['schemas']['SendmodeError']>;

/**
 * The codes of Sendmode's Errors page (developers.sendmode.com/restdocs/errors) that are errors and not of the verify
 * call; the HTTP status they come with is not documented, so each is tried inside 200 and with one that fits.
 */
export const errorCodes: readonly {
  readonly body: SendmodeError;
  readonly http: number;
  readonly inside200: number;
}[] = [
  { body: { status: 'INVALID_MESSAGE_LENGTH', statusCode: 1, error: 'No valid message' }, http: 400, inside200: 400 },
  { body: { status: 'SYSTEM_ERROR', statusCode: 8, error: 'Unexpected error' }, http: 400, inside200: 500 },
  { body: { status: 'INVALID_SENDER_ID', statusCode: 10, error: 'Bad sender' }, http: 422, inside200: 400 },
  { body: { status: 'INVALID_MOBILE_NUMBER', statusCode: 11, error: 'Bad number' }, http: 400, inside200: 400 },
  { body: { status: 'INVALID_ACCESS_KEY', statusCode: 14, error: 'Bad access key' }, http: 401, inside200: 401 },
  { body: { status: 'UNAUTHORISED', statusCode: 16, error: 'Not allowed' }, http: 403, inside200: 403 },
  { body: { status: 'INVALID_PARAMETER', statusCode: 18, error: 'Wrong type' }, http: 400, inside200: 400 },
  { body: { status: 'INVALID_SCHEDULE_DATE_FORMAT', statusCode: 97, error: 'Bad date' }, http: 400, inside200: 400 },
  { body: { status: 'EXPECTED_PARAMETER_MISSING', statusCode: 195, error: 'Missing' }, http: 404, inside200: 400 },
];

const systemError = 8;

const answerTo = (form: WireForm, body: SendmodeError, http: number, status: number): Answer =>
  form.onceOnly && body.statusCode === systemError
    ? unknownOutcome(
        form,
        `Sendmode answered HTTP ${http} with ${body.status}, ${body.statusCode}, ${body.error}.`,
        systemError,
      )
    : { status, body: 'unchanged' };

/** Every error code, inside HTTP 200 and with an HTTP status of 4xx, for every action. */
export const errorCodeCases = (forms: readonly WireForm[]): ContractCase[] =>
  errorCodes.flatMap(({ body, http, inside200 }) =>
    forms.flatMap((form): ContractCase[] => {
      const shared = { source: 'every error code', ...plainCall(form) };
      const name = `${body.statusCode} ${body.status}`;
      const headers = { 'Content-Type': 'application/json' };
      return [
        {
          ...shared,
          name: `${name} inside HTTP 200`,
          reply: { status: 200, headers, json: body },
          answer: answerTo(form, body, 200, inside200),
        },
        {
          ...shared,
          name: `${name} with HTTP ${http}`,
          reply: { status: http, headers, json: body },
          answer: answerTo(form, body, http, http),
        },
      ];
    }),
  );
