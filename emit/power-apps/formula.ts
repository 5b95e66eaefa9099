import type { Action, Connector, InputField } from '../../connector/model.ts';
import { inputsOf } from '../action.ts';
import type { JsonValue } from '../documents/definition.ts';
import { exampleOf } from '../examples.ts';
import { notify, onFailure } from './failure.ts';
import { block, powerFxLiteral, powerFxName } from './literal.ts';
import type { PowerFxSignature } from './signatures.ts';

/** The variable that says until when no other call may begin; blank when none is under way. */
const busyVariable = ({ name }: Connector): string => `${name}BusyUntil`;

/** Minutes after which a host has given a call up: its own limit for an outbound request is 120 seconds. */
const longestCall = 2;

/** The variable that holds the answer of an action that only reads. */
const answerVariable = ({ functionName }: PowerFxSignature): string =>
  functionName.charAt(0).toLowerCase() + functionName.slice(1);

const isRequired = ({ required }: InputField): boolean => required ?? false;

/** Canvas apps refuse a nested record that lacks a column (ConnectorTexlFunction, RequireAllParamColumns); blank is not sent. */
const everyColumn = (fields: readonly InputField[]): Readonly<Record<string, JsonValue>> => ({
  ...Object.fromEntries(fields.map(({ name }) => [name, null])),
  ...exampleOf(fields.filter(isRequired)),
});

/** An example for each required argument, the optional columns of a record blank. */
const argumentValues = (connector: Connector, { body }: Action): Readonly<Record<string, JsonValue>> => ({
  [connector.contentType.name]: connector.contentType.value,
  ...exampleOf((body?.besideWrapper ?? []).filter(isRequired)),
  ...(body?.wrapper
    ? { [body.wrapper.name]: everyColumn(body.fields) }
    : exampleOf((body?.fields ?? []).filter(isRequired))),
});

const call = (connector: Connector, { functionName, required }: PowerFxSignature): string =>
  `${powerFxName(connector.title)}.${functionName}(${required.map(({ name }) => powerFxName(name)).join(', ')})`;

/** The answer of an action that only reads, kept in a variable. */
const reading = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const answer = block(
    'IfError(',
    [call(connector, signature), `${onFailure(connector, action, signature)};\nBlank()`],
    ')',
  );
  return block('Set(', [answerVariable(signature), answer], ')');
};

/** A condition that holds where a required input is empty, and the text that says so. */
const emptyInput = (action: Action): string[] => {
  const required = inputsOf(action).filter(isRequired);
  if (required.length === 0) return [];
  const { wrapper, fields = [] } = action.body ?? {};
  const isEmpty = (field: InputField): string => {
    const path = [...(wrapper && fields.includes(field) ? [wrapper.name] : []), field.name].map(powerFxName).join('.');
    return `${field.type === 'array' ? 'IsEmpty' : 'IsBlank'}(${path})`;
  };
  const labels = required.map(({ label }) => label).join(', ');
  return [
    required.map(isEmpty).join(' || '),
    notify(powerFxLiteral(`Nothing was sent: give a value for ${labels}.`), 'Error'),
  ];
};

/**
 * Keeps a button that is pressed twice from sending twice. A time and not a flag, because a host may break the formula off
 * in the middle: then nothing takes the flag back, and every later press would do nothing.
 */
const once = (connector: Connector, formula: string): string[] => {
  const busy = busyVariable(connector);
  return [
    `IsBlank(${busy}) || ${busy} < Now()`,
    [`Set(${busy}, DateAdd(Now(), ${longestCall}, TimeUnit.Minutes))`, formula, `Set(${busy}, Blank())`].join(';\n'),
  ];
};

/** The code in the answer is tested, because IfError wants values of one type and Notify gives no record. */
const changing = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const values = argumentValues(connector, action);
  const named = Object.fromEntries(signature.required.map(({ name }) => [name, values[name] ?? null]));
  const attempt = block(
    'IfError(',
    [
      `${call(connector, signature)}.${connector.outcome.code.name}`,
      onFailure(connector, action, signature),
      notify(powerFxLiteral(action.resultDescription), 'Success'),
    ],
    ')',
  );
  const branches = [...emptyInput(action), ...(action.repetition.safe ? [attempt] : once(connector, attempt))];
  return block('With(', [powerFxLiteral(named), branches.length > 1 ? block('If(', branches, ')') : attempt], ')');
};

const optionalFields = ({ body }: Action): string[] => {
  const names = (body?.fields ?? []).filter((field) => !field.required).map((field) => powerFxName(field.name));
  if (names.length === 0) return [];
  return [
    body?.wrapper
      ? `${body.wrapper.name} needs every column. Those that may stay Blank(): ${names.join(', ')}.`
      : `The last argument may be a record with: ${names.join(', ')}.`,
  ];
};

/** How dates are written, one sentence for each field that holds one. */
export const dateNotes = (action: Action): string[] =>
  inputsOf(action).flatMap((field) =>
    field.type !== 'array' && field.dateForm
      ? [
          `${powerFxName(field.name)} is a text. Write ${field.dateForm.includes('hh') ? 'a date and time' : 'a date'} as Text(YourDate, ${powerFxLiteral(field.dateForm)}); left as it is, it would be sent in the language of the user.`,
        ]
      : [],
  );

const answerFields = (action: Action, signature: PowerFxSignature): string[] =>
  action.method === 'get'
    ? [`The answer: ${action.results.map(({ name }) => `${answerVariable(signature)}.${name}`).join(', ')}.`]
    : [];

const repetitionNotes = (connector: Connector, { repetition }: Action): string[] => [
  `Never run it again by yourself. ${repetition.reason}`,
  `${busyVariable(connector)} keeps a second press from sending twice. It ends by itself after ${longestCall} minutes.`,
];

/**
 * A formula for a button's OnSelect that runs the action with the examples of its required fields and tells the person
 * what came of it. It compiles with the features of canvas apps, with the rules of Power Fx 1.0, and where literals are
 * Decimal.
 */
export const formulaText = (connector: Connector, action: Action, signature: PowerFxSignature): string => {
  const formula = action.method === 'get' ? reading : changing;
  const comments = [
    `${action.summary}. ${action.description}`,
    ...optionalFields(action),
    ...dateNotes(action),
    ...answerFields(action, signature),
    ...(action.repetition.safe ? [] : repetitionNotes(connector, action)),
  ];
  return `${[...comments.map((line) => `// ${line}`), formula(connector, action, signature)].join('\n')}\n`;
};
