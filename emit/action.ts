import type { Action, Connector, ErrorResponse, InputField, ServiceCode } from '../connector/model.ts';

/** Every field that a maker fills in, in the order of the card: first those beside the wrapper. */
export const inputsOf = ({ body }: Action): readonly InputField[] => [
  ...(body?.besideWrapper ?? []),
  ...(body?.fields ?? []),
];

/** The errors that an action answers: those of every action, and the unknown outcome where a repetition is not safe. */
export const errorsOf = (connector: Connector, action: Action): readonly ErrorResponse[] =>
  connector.errors.filter((error) => !(error.onlyUnlessRepeatable && action.repetition.safe));

/** The errors after which it is certain that nothing was done. */
export const refusalsOf = (connector: Connector, action: Action): readonly ErrorResponse[] =>
  errorsOf(connector, action).filter(({ status, onlyUnlessRepeatable }) => status < 500 && !onlyUnlessRepeatable);

/** The error of an action whose outcome is unknown, where the action must not be repeated. */
export const unknownOutcomeOf = (connector: Connector, action: Action): ErrorResponse | undefined =>
  errorsOf(connector, action).find(({ onlyUnlessRepeatable }) => onlyUnlessRepeatable);

/** The HTTP status that the action answers with for the code. */
export const statusOfCode = (code: ServiceCode, action: Action): number =>
  action.repetition.safe ? code.status : (code.statusUnlessRepeatable ?? code.status);
