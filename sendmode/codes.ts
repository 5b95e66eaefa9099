/**
 * The codes of Sendmode's Errors page (developers.sendmode.com/restdocs/errors) by identifier, but 104 and 105: those
 * belong to `/v2/verify`, which this simulation does not have.
 */
export const documentedCodes = {
  OK: { code: 0, meaning: 'The request was accepted.' },
  INVALID_MESSAGE_LENGTH: { code: 1, meaning: 'No valid message was supplied.' },
  SYSTEM_ERROR: { code: 8, meaning: 'An unexpected error occurred while processing your request' },
  INVALID_SENDER_ID: { code: 10, meaning: 'The sender ID is not valid.' },
  INVALID_MOBILE_NUMBER: { code: 11, meaning: 'A mobile number is not valid.' },
  INVALID_ACCESS_KEY: { code: 14, meaning: 'The access key is not valid.' },
  UNAUTHORISED: { code: 16, meaning: 'The account is not allowed to use the API.' },
  INVALID_PARAMETER: { code: 18, meaning: 'A parameter has the wrong type.' },
  INVALID_SCHEDULE_DATE_FORMAT: { code: 97, meaning: 'The schedule date is badly formatted.' },
  EXPECTED_PARAMETER_MISSING: { code: 195, meaning: 'A required parameter is missing.' },
} as const satisfies Record<string, { code: number; meaning: string }>;

/** The identifier of a documented code, which an answer carries as `status`. */
export type Identifier = keyof typeof documentedCodes;

/** The body of an answer that says no, in the form of Sendmode's Errors page. */
export interface ErrorBody {
  readonly status: string;
  readonly statusCode: number;
  readonly error: string;
}

/** The error body of a documented code. */
export const errorBody = (identifier: Identifier, error: string): ErrorBody => ({
  status: identifier,
  statusCode: documentedCodes[identifier].code,
  error,
});

/** The numbers of the documented codes. */
export const codeNumbers: readonly number[] = Object.values(documentedCodes).map(({ code }) => code);

/** The body of an answer with a documented code; an error's text is the meaning of the code. */
export const codeBody = (wanted: number): object => {
  const found = Object.entries(documentedCodes).find(([, { code }]) => code === wanted);
  if (found === undefined) throw new Error(`${wanted} is not a documented code.`);
  const [status, { code, meaning }] = found;
  return code === documentedCodes.OK.code ? { status, statusCode: code } : { status, statusCode: code, error: meaning };
};

/** A request that Sendmode refuses with a documented code. Thrown before anything has changed; no error, which would cost a stack. */
export class SendmodeRefusal {
  readonly identifier: Identifier;
  readonly message: string;

  constructor(identifier: Identifier, message: string) {
    this.identifier = identifier;
    this.message = message;
  }
}

/** The refusal for a missing parameter, in the words of Sendmode's Errors page, followed by what is missing. */
export const missing = (data: string, what: string): SendmodeRefusal =>
  new SendmodeRefusal(
    'EXPECTED_PARAMETER_MISSING',
    `You do not have all the required variables in your [${data}] data: ${what}`,
  );
