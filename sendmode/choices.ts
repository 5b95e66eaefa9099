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
  /** What the simulation's way rests on. */
  readonly basis: string;
  /** What goes wrong where Sendmode does otherwise. */
  readonly breaks: string;
  /** The choice that switches it, where one does: at the start, or with `POST /_control/choices`. */
  readonly choice?: keyof Choices;
}
