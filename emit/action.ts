import type { Action, Connector, ErrorResponse, InputField, ServiceCode } from '../connector/model.ts';

/** Every field that a maker fills in, in the order of the card: first those beside the wrapper. */
export const inputsOf = ({ body }: Action): readonly InputField[] => [
  ...(body?.besideWrapper ?? []),
  ...(body?.fields ?? []),
];

/** The errors that an action answers: those of every action, and those that hang on whether it may be repeated. */
export const errorsOf = ({ errors }: Connector, { repetition }: Action): readonly ErrorResponse[] =>
  errors.filter(({ onlyIfRepeatable, onlyUnlessRepeatable }) =>
    repetition.safe ? !onlyUnlessRepeatable : !onlyIfRepeatable,
  );

/** What an error means and what to do, for a host that shows the whole answer. */
export const errorText = ({ description, advice }: ErrorResponse): string =>
  description && advice ? `${description} ${advice}` : description;

/** A text that a model reads, with the warning behind it where the action must not be repeated; a text that is missing stays so. */
export const withWarning = (text: string, { repetition }: Action): string =>
  repetition.safe || text === ''
    ? text
    : `${text} Never repeat it on your own after an error: the first call may have gone through.`;

/** The errors after which it is certain that nothing was done. */
export const refusalsOf = (connector: Connector, action: Action): readonly ErrorResponse[] =>
  errorsOf(connector, action).filter(({ status, onlyUnlessRepeatable }) => status < 500 && !onlyUnlessRepeatable);

/** The error of an action whose outcome is unknown, where the action must not be repeated. */
export const unknownOutcomeOf = (connector: Connector, action: Action): ErrorResponse | undefined =>
  errorsOf(connector, action).find(({ onlyUnlessRepeatable }) => onlyUnlessRepeatable);

/** The HTTP status that the action answers with for the code. */
export const statusOfCode = (code: ServiceCode, action: Action): number =>
  action.repetition.safe ? code.status : (code.statusUnlessRepeatable ?? code.status);
