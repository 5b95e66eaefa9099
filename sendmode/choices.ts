/** The choices that can be changed while the simulation runs. */
export interface Choices {
  /** The HTTP status of an answer that says no. */
  readonly errorHttpStatus: '200' | '4xx';
  /** A message that costs more than the balance. */
  readonly insufficientCredits: 'refuse' | 'accept';
  /** A recipient that is not a mobile number, among others that are. */
  readonly invalidRecipient: 'refuse' | 'accept';
  /** An opt-out reason of more than 50 characters. */
  readonly longOptoutReason: 'refuse' | 'keep';
}

/** The choices at the start. */
export const defaultChoices: Choices = {
  errorHttpStatus: '200',
  insufficientCredits: 'refuse',
  invalidRecipient: 'refuse',
  longOptoutReason: 'refuse',
};

/** The values of one choice, each with what the simulation then does. */
export type ChoiceValues<Name extends keyof Choices> = Readonly<Record<Choices[Name], string>>;

/** What each value of each changeable choice makes the simulation do. */
export const choiceValues: { readonly [Name in keyof Choices]: ChoiceValues<Name> } = {
  errorHttpStatus: {
    '200': 'HTTP 200 with a statusCode that is not zero.',
    '4xx': 'HTTP 401 for code 14, 403 for 16, 500 for 8 and 400 for every other code, with the same body.',
  },
  insufficientCredits: {
    refuse: 'The message is refused with code 16, the nearest documented code; nothing is sent or charged.',
    accept: 'The message is accepted, every recipient ends as REJECTD, and nothing is charged.',
  },
  invalidRecipient: {
    refuse: 'The whole message is refused with code 11; nothing is sent or charged.',
    accept:
      'The message is accepted; that recipient ends as REJECTD and is not charged. With no valid recipient: code 11.',
  },
  longOptoutReason: {
    refuse: 'The opt-out is refused with code 18; the older HTTP API documents the 50 characters.',
    keep: 'The opt-out is accepted and the reason is kept whole.',
  },
};

/** The names of the changeable choices. */
export const choiceNames = Object.keys(choiceValues) as (keyof Choices)[];

/** One thing that Sendmode's documents leave open. */
export interface UnknownPart {
  /** What is not known. */
  readonly unknown: string;
  /** What the simulation does; for a part that can be switched, what its values do stands in {@link choiceValues}. */
  readonly simulation: string;
  /** The choice that switches it, where one does: at the start, or with `POST /_control/choices`. */
  readonly choice?: keyof Choices;
}

/** Everything that Sendmode's public documents leave open and that the simulation had to decide. */
export const unknownParts: readonly UnknownPart[] = [
  {
    unknown: 'The HTTP status that goes with an error code.',
    simulation: 'HTTP 200, or a status of 400 and above.',
    choice: 'errorHttpStatus',
  },
  {
    unknown: 'What happens when the credits run out: no code is documented.',
    simulation: 'Refused with code 16, or accepted and rejected later.',
    choice: 'insufficientCredits',
  },
  {
    unknown: 'Whether one bad number fails the whole list of recipients.',
    simulation: 'It does, or only that recipient fails.',
    choice: 'invalidRecipient',
  },
  {
    unknown: 'Whether the opt-out reason is limited to 50 characters, as in the older HTTP API.',
    simulation: 'Refused with code 18, or kept whole.',
    choice: 'longOptoutReason',
  },
  {
    unknown: 'Path, method and body of the opt-out call, and the field that holds the reason.',
    simulation: 'POST /v2/optout with the data in message; the reason is optoutresponse, else optoutreason.',
  },
  {
    unknown: 'Method and answer of the credits call beyond its balance.',
    simulation: 'GET /v2/credits answers status, statusCode and balance.',
  },
  {
    unknown: 'Whether a JSON body is wrapped (in message or importdata) or flat; only the form body is documented.',
    simulation: 'All three are accepted; the list of requests tells which one came.',
  },
  {
    unknown: 'What happens to a body whose content type is missing, doubled or another than JSON or form.',
    simulation:
      'It is not read, so its data is missing: code 195. A body that is mislabelled as JSON or form: 18 or 195.',
  },
  {
    unknown: 'The texts of errors; one is documented, for code 195.',
    simulation: 'The documented one with what is missing after it; the others are our own.',
  },
  {
    unknown: 'When code 8 is answered.',
    simulation: 'Only by a fault of kind status.',
  },
  {
    unknown: 'Where the key may stand; access_key in the query is documented for /v2/verify alone.',
    simulation: 'Authorization (the bare key), else access_key in the query, on every call.',
  },
  {
    unknown: 'The longest message text.',
    simulation: '255 segments, the most that 3GPP TS 23.040 can number; longer or blank text: code 1.',
  },
  {
    unknown: 'Whether characters outside GSM 03.38 are replaced to save segments.',
    simulation: 'They are not: the text is sent as UCS-2.',
  },
  {
    unknown: 'The price of a text.',
    simulation: 'One credit for each segment and recipient, to any country, charged when the message is accepted.',
  },
  {
    unknown: 'Whether scheduled and blocked texts are charged.',
    simulation: 'They are, when the message is accepted; nothing is given back.',
  },
  {
    unknown: 'The valid sender IDs.',
    simulation:
      '1 to 11 characters of the GSM 03.38 basic table, or 3 to 15 digits with or without a plus; else code 10.',
  },
  {
    unknown: 'The accepted forms of a mobile number; the pages show national and international form.',
    simulation: 'Both, with or without + or 00; spaces, hyphens and brackets are ignored; national form is Irish.',
  },
  {
    unknown: 'Whether a JSON number is accepted where a text is documented.',
    simulation: 'It is not: code 18.',
  },
  {
    unknown: 'The same number twice among the recipients.',
    simulation: 'Two texts, both charged.',
  },
  {
    unknown: 'The most recipients of one call.',
    simulation: 'No limit but the size of the body, 1 MB (1,048,576 bytes), beyond which HTTP 413 is answered.',
  },
  {
    unknown: 'Whether customerid removes duplicates.',
    simulation: 'It does not: the same call twice sends two messages.',
  },
  {
    unknown: 'Format and time zone of scheduledate.',
    simulation:
      'ISO 8601 with or without a zone, or dd/mm/yyyy HH:mm; without a zone UTC; a time gone by is sent at once.',
  },
  {
    unknown: 'Time zone of acceptedDateTime.',
    simulation: "UTC, in .NET's round-trip form: seven decimals and Z.",
  },
  {
    unknown: 'Empty or null optional fields, and fields that were not given, in the answer.',
    simulation: 'Empty and null count as not given; what was not given is left out of the answer.',
  },
  {
    unknown: 'Import: missing groups, a number that is there already, and a bad dateofbirth.',
    simulation: 'The group is created; the customer is updated and joins the group; code 18.',
  },
  {
    unknown: 'How soon a text is delivered.',
    simulation: 'At once, or at its quarter hour; an opted-out number is blocked then. No delivery report is posted.',
  },
  {
    unknown: 'A limit on the rate of calls.',
    simulation: 'None; a fault with status 429 answers with Retry-After: 1.',
  },
  {
    unknown: 'Answers for an unknown path, a wrong method and a body over the limit.',
    simulation: 'HTTP 404, 405 with Allow, and 413, each with status, statusCode (that number) and error.',
  },
  {
    unknown: 'Members of a body that no page documents.',
    simulation: 'They are ignored.',
  },
  {
    unknown: 'Verify codes (/v2/verify) are documented, but are no part of the connector.',
    simulation: 'Not simulated, so codes 104 and 105 are never answered.',
  },
];
