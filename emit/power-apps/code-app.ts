import type { Action, Connector } from '../../connector/model.ts';
import { inputsOf, unknownOutcomeOf } from '../action.ts';
import { requestExample } from '../examples.ts';
import { requestName } from '../names.ts';
import { lettersAndDigits } from './signatures.ts';

/** The path of the module. */
export const codeAppPath = ({ name }: Connector): string => `code-app/${name}.ts`;

/** The name of the function that runs the action: `Send_SMS` becomes `sendSMS`. */
export const callName = ({ operationId }: Action): string => {
  const name = lettersAndDigits(operationId);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

const serviceName = ({ title }: Connector): string => `${lettersAndDigits(title)}Service`;
const modelName = ({ title }: Connector): string => `${lettersAndDigits(title)}Model`;

const errorName = ({ title }: Connector): string => `${lettersAndDigits(title)}CallError`;

const text = (value: string): string => JSON.stringify(value);

const meanings = (connector: Connector): string =>
  [
    '/** What each status means. The texts are those of the connector. */',
    'const meanings: Readonly<Record<number, string>> = {',
    ...connector.errors.map(({ status, description }) => `  ${status}: ${text(description)},`),
    '};',
  ].join('\n');

const callError = (connector: Connector): string =>
  [
    `const unexplained = ${text(connector.defaultErrorDescription)};`,
    '',
    '/** Only these statuses say for certain that nothing was done. */',
    'const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 424;',
    '',
    '/** A call that was refused, or whose outcome is unknown. */',
    `export class ${errorName(connector)} extends Error {`,
    '  readonly status: number | undefined;',
    '  /** Refused: nothing was done. Unknown: it may have been done. */',
    '  readonly outcome: "refused" | "unknown";',
    '',
    '  /** @param ifUnknown what an unknown outcome means where the call must not be repeated */',
    '  constructor(status: number | undefined, reason: string, ifUnknown?: string) {',
    '    const refused = status !== undefined && isRefusal(status);',
    '    const meaning = status === undefined ? reason : (meanings[status] ?? reason);',
    '    super(refused || status === undefined ? meaning : (ifUnknown ?? meaning));',
    '    this.status = status;',
    '    this.outcome = refused ? "refused" : "unknown";',
    '  }',
    '}',
  ].join('\n');

const answerOf = (connector: Connector): string => {
  const { code, error } = connector.outcome;
  return [
    '/** What every answer may hold. */',
    `type Outcome = { readonly ${code.name}?: number; readonly ${error.name}?: unknown };`,
    '',
    '/** The words of an error, which is a text, or an object with a message where the platform itself refused. */',
    'const reasonOf = (error: unknown): string => {',
    '  const reason = typeof error === "object" && error !== null && "message" in error ? error.message : error;',
    '  return typeof reason === "string" ? reason : unexplained;',
    '};',
    '',
    '/** The answer, or an error thrown. The library takes any JSON for a success, so the answer is looked at as well. */',
    'const answerOf = async <Answer extends Outcome>(',
    '  call: Promise<IOperationResult<Answer>>,',
    '  ifUnknown?: string,',
    '): Promise<Answer> => {',
    '  const { success, data, error } = await call;',
    '  if (!success) {',
    '    const status = error && "status" in error ? Number(error.status) : undefined;',
    `    throw new ${errorName(connector)}(status, error?.message ?? unexplained, ifUnknown);`,
    '  }',
    `  const failed = data.${error.name} !== undefined || (data.${code.name} ?? 0) !== 0;`,
    `  if (failed) throw new ${errorName(connector)}(undefined, reasonOf(data.${error.name}));`,
    '  return data;',
    '};',
  ].join('\n');
};

const docstring = (connector: Connector, action: Action): string => {
  const unknown = unknownOutcomeOf(connector, action);
  const dates = inputsOf(action).flatMap((field) =>
    field.type !== 'array' && field.dateForm ? [`${field.name}, a text in the form ${field.dateForm}`] : [],
  );
  return [
    '/**',
    ` * ${action.summary}. ${action.description}`,
    ...(action.repetition.safe ? [] : [` * Never call it again by yourself. ${action.repetition.reason}`]),
    ...(action.body ? [` * @param body such as ${JSON.stringify(requestExample(action.body))}`] : []),
    ...dates.map((note) => ` *   With ${note}.`),
    ...(unknown ? [` * @throws ${errorName(connector)} with the outcome "unknown": ${unknown.description}`] : []),
    ' */',
  ].join('\n');
};

const call = (connector: Connector, action: Action): string => {
  const body = action.body ? [`body: ${modelName(connector)}.${requestName(action)}`] : [];
  const unknown = unknownOutcomeOf(connector, action);
  const ifUnknown = unknown ? `, ${text(unknown.description)}` : '';
  const given = [...(action.body ? ['body'] : []), 'contentType'].join(', ');
  return [
    docstring(connector, action),
    `export const ${callName(action)} = (${body.join(', ')}) =>`,
    `  answerOf(${serviceName(connector)}.${action.operationId}(${given})${ifUnknown});`,
  ].join('\n');
};

/**
 * A module for a code app that stands beside the `generated` folder and turns each action into a function that answers
 * or throws. It imports what Microsoft's generator writes; it holds none of it.
 */
export const codeAppModule = (connector: Connector): string =>
  `${[
    [
      'import type { IOperationResult } from "@microsoft/power-apps/data";',
      `import { type ${modelName(connector)}, ${serviceName(connector)} } from "./generated";`,
    ].join('\n'),
    `/** The service applies no default, so the header is given with every call. */\nconst contentType = ${text(connector.contentType.value)};`,
    meanings(connector),
    callError(connector),
    answerOf(connector),
    ...connector.actions.map((action) => call(connector, action)),
  ].join('\n\n')}\n`;
