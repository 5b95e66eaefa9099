import type { Action, Connector, InputField } from '../../connector/model.ts';
import { errorsOf, refusalsOf, unknownOutcomeOf } from '../action.ts';
import type { JsonValue } from '../documents/definition.ts';
import { exampleOf } from '../examples.ts';
import { block, powerFxLiteral, powerFxName } from './literal.ts';
import type { PowerFxSignature } from './signatures.ts';

/** The variable that says whether a call is under way. */
const busyVariable = ({ name }: Connector): string => `${name}Busy`;

/** The collection of calls whose outcome is unknown. */
export const reviewCollection = ({ name }: Connector): string => `${name}Review`;

/** The variable that holds the answer of an action that only reads. */
export const answerVariable = ({ functionName }: PowerFxSignature): string =>
  functionName.charAt(0).toLowerCase() + functionName.slice(1);

const requiredOnly = (fields: readonly InputField[] = []): InputField[] => fields.filter((field) => field.required);

/** An example for each required argument, its own optional fields left out. */
const argumentValues = (connector: Connector, { body }: Action): Readonly<Record<string, JsonValue>> => {
  const inner = exampleOf(requiredOnly(body?.fields));
  return {
    [connector.contentType.name]: connector.contentType.value,
    ...exampleOf(requiredOnly(body?.besideWrapper)),
    ...(body?.wrapper ? { [body.wrapper.name]: inner } : inner),
  };
};

const call = (connector: Connector, { functionName, required }: PowerFxSignature): string =>
  `${powerFxName(connector.title)}.${functionName}(${required.map(({ name }) => powerFxName(name)).join(', ')})`;

const notify = (message: string, type: 'Error' | 'Success' | 'Warning'): string =>
  `Notify(${message}, NotificationType.${type})`;

const keepForReview = (connector: Connector, { required }: PowerFxSignature): string =>
  `Collect(${reviewCollection(connector)}, {at: Now(), ${required.map(({ name }) => `${powerFxName(name)}: ${powerFxName(name)}`).join(', ')}})`;

/**
 * What to do for each status. Power Apps shows no body of an error, so the status is all there is to go by. Where the
 * action must not be repeated, every failure but a refusal leaves the outcome unknown: the call is kept for review.
 */
const onError = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const unknown = unknownOutcomeOf(connector, action);
  const told = unknown ? refusalsOf(connector, action) : errorsOf(connector, action);
  return block(
    'Switch(',
    [
      'FirstError.Details.HttpStatusCode',
      ...told.map(({ status, description }) => `${status}, ${notify(powerFxLiteral(description), 'Error')}`),
      unknown
        ? `${keepForReview(connector, signature)};\n${notify(powerFxLiteral(unknown.description), 'Warning')}`
        : notify('FirstError.Message', 'Error'),
    ],
    ')',
  );
};

/** The answer of an action that only reads, kept in a variable. */
const reading = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const answer = block(
    'IfError(',
    [call(connector, signature), `${onError(connector, action, signature)};\nBlank()`],
    ')',
  );
  return block('Set(', [answerVariable(signature), answer], ')');
};

/** The code in the answer is tested, because IfError wants values of one type and Notify gives no record. */
const changing = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const values = argumentValues(connector, action);
  const named = Object.fromEntries(signature.required.map(({ name }) => [name, values[name] ?? null]));
  const attempt = block(
    'IfError(',
    [
      `${call(connector, signature)}.${connector.outcome.code.name}`,
      onError(connector, action, signature),
      notify(powerFxLiteral(action.resultDescription), 'Success'),
    ],
    ')',
  );
  return block('With(', [powerFxLiteral(named), attempt], ')');
};

/** Keeps a button that is pressed twice from sending twice. */
const once = (connector: Connector, formula: string): string => {
  const busy = busyVariable(connector);
  return block('If(', [`!${busy}`, [`Set(${busy}, true)`, formula, `Set(${busy}, false)`].join(';\n')], ')');
};

const optionalFields = ({ body }: Action): string[] => {
  const names = (body?.fields ?? []).filter((field) => !field.required).map((field) => powerFxName(field.name));
  if (names.length === 0) return [];
  const place = body?.wrapper ? `${body.wrapper.name} may` : 'The last argument may be a record that may';
  return [`${place} also hold: ${names.join(', ')}.`];
};

const answerFields = (action: Action, signature: PowerFxSignature): string[] =>
  action.method === 'get'
    ? [`The answer: ${action.results.map(({ name }) => `${answerVariable(signature)}.${name}`).join(', ')}.`]
    : [];

/**
 * A formula for a button's OnSelect that runs the action with the examples of its required fields and tells the person
 * what came of it. The errors are told apart by their HTTP status (Microsoft's reference of IfError, `Details`).
 */
export const formulaText = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const formula = action.method === 'get' ? reading : changing;
  const text = formula(connector, action, signature);
  const comments = [
    `${action.summary}. ${action.description}`,
    ...optionalFields(action),
    ...answerFields(action, signature),
    ...(action.repetition.safe ? [] : [`Never run it again by yourself. ${action.repetition.reason}`]),
  ];
  return `${[...comments.map((line) => `// ${line}`), action.repetition.safe ? text : once(connector, text)].join('\n')}\n`;
};
