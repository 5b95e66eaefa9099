import type { Action, Connector } from '../../connector/model.ts';
import { markdownList, markdownPage, markdownSteps, markdownTable } from '../markdown.ts';
import { callName, codeAppPath } from './code-app.ts';
import { codeTable, statusTable } from './error-tables.ts';
import { reviewCollection } from './failure.ts';
import { dateNotes } from './formula.ts';
import type { PowerAppsAction } from './functions.ts';
import { powerFxName } from './literal.ts';
import type { PowerFxArgument, PowerFxSignature } from './signatures.ts';

const argument = ({ name, type }: PowerFxArgument): string => `${powerFxName(name)}: ${type}`;

/** The function with its arguments, such as `Sendmode.SendSMS(message: Record, {'Content-Type': Text})`. */
const signatureText = (connector: Connector, { functionName, required, optional }: PowerFxSignature): string => {
  const last = optional.length > 0 ? [`{${optional.map(argument).join(', ')}}`] : [];
  return `${powerFxName(connector.title)}.${functionName}(${[...required.map(argument), ...last].join(', ')})`;
};

const functionTable = (connector: Connector, actions: readonly PowerAppsAction[]): string =>
  markdownTable(
    ['Action', 'Function', 'Formula'],
    actions.map(({ action, signature, path }) => [
      action.summary,
      `\`${signatureText(connector, signature)}\``,
      `\`${path}\``,
    ]),
  );

const lists = ({ actions }: Connector): string[] =>
  actions.flatMap(({ body }) => (body?.fields ?? []).filter(({ type }) => type === 'array').map(({ name }) => name));

/** The records among the required arguments, each once. */
const records = (actions: readonly PowerAppsAction[]): string[] => [
  ...new Set(
    actions.flatMap(({ signature }) =>
      signature.required.filter(({ columns }) => columns).map(({ name }) => `\`${powerFxName(name)}\``),
    ),
  ),
];

const argumentNotes = (connector: Connector, actions: readonly PowerAppsAction[]): string[] => [
  'Required arguments come first and in this order. The last argument, in braces, is a record of the optional ones; leave it out to use none.',
  `A record among the required arguments (${records(actions).join(', ')}) needs every one of its columns: most apps refuse a formula that leaves one out. Write \`Blank()\` for what you do not want; it is not sent.`,
  `\`${connector.contentType.name}\` chooses how the body is written; it is always \`"${connector.contentType.value}"\`. Where it is required, it is the first argument.`,
  ...lists(connector).map(
    (name) =>
      `\`${name}\` is a table with the one column \`Value\`: \`["0870000000"]\`, or \`ForAll(Contacts, {Value: Mobile})\`.`,
  ),
  ...connector.actions.flatMap(dateNotes),
  'Where your language writes decimals with a comma, write `;` for `,` and `;;` for `;`.',
];

const unsafeActions = ({ actions }: Connector): Action[] => actions.filter(({ repetition }) => !repetition.safe);

const codeApp = (connector: Connector): string[] => [
  '## In a code app',
  markdownSteps([
    'In the folder of your code app, run `npx power-apps list-connections` and note the identifiers of the connector and of your connection.',
    'Run `npx power-apps add-data-source --api-id THE-CONNECTOR --connection-id YOUR-CONNECTION`. It writes `src/generated`, with a service and its types.',
    `Put \`${codeAppPath(connector)}\` into \`src\`, beside \`generated\`. It exports ${connector.actions.map((action) => `\`${callName(action)}\``).join(', ')}.`,
  ]),
  'Each function gives the answer or throws an error, with its `status` where there is one, and with an `outcome`: `refused` where nothing was done (a status from 400 to 499 but 408 and 424), otherwise `unknown`. The generated service throws nothing: a failure is in its result, and where the player hands the body of an error on, even that says `success: true`. The module looks at both, so that a failed message is not overlooked.',
];

/** `README.md` of the folder. */
export const powerAppsReadme = (connector: Connector, actions: readonly PowerAppsAction[]): string =>
  markdownPage(
    `# ${connector.title} in Power Apps`,
    '## In a canvas app',
    markdownSteps([
      `Deploy the connector, open the app, choose Data, Add data, search for "${connector.title}" and create a connection with your ${connector.connection.label}.`,
      "Paste a formula from `formulas` into a button's OnSelect and put your own values in place of the examples.",
    ]),
    functionTable(connector, actions),
    markdownList(argumentNotes(connector, actions)),
    '## When a call fails',
    'Power Apps shows the status of a failure and not its text. The formulas read it from `FirstError.Details.HttpStatusCode`, or from `FirstError.Message` where the details are blank, which needs formula-level error management; new apps have it switched on. They say what each status means:',
    statusTable(connector),
    ...unsafeActions(connector).map(
      ({ summary }) =>
        `For ${summary}, any other status from 400 to 499, but for 408, means that nothing was sent. After 408, 424, a status of 500 or above, and a failure without a status, the outcome is unknown: the formula keeps the call in the collection \`${reviewCollection(connector)}\`. A collection lives only as long as the app is open: write it to a table if somebody is to look at it later.`,
    ),
    '### The codes of Sendmode',
    `The connector turns a code into the status beside it, since Sendmode may report a failure in an answer that looks like a success. In a flow the code itself can be read from the body of the error.`,
    codeTable(connector),
    ...codeApp(connector),
    '## What was tried',
    markdownList([
      "The functions and their arguments follow the rules of Microsoft's open library for Power Fx, which could not be had as a package where this was built. An earlier form of the formulas was run in it; what it refused there (records without all their columns, a number that is compared with literals, dates in the language of the user) is held by tests, which read these formulas and run them with a small engine of their own.",
      'The engine of a canvas app is another one. The formulas were not tried in it.',
      "The module for code apps was compiled against the service that Microsoft's own generator writes from this connector, and called through Microsoft's library against a local platform. It was not run in a tenant.",
    ]),
  );
