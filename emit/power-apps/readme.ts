import type { Connector } from '../../connector/model.ts';
import { markdownList, markdownPage, markdownSteps, markdownTable } from '../markdown.ts';
import { callName, codeAppPath } from './code-app.ts';
import { codeTable, statusTable } from './error-tables.ts';
import { reviewCollection } from './formula.ts';
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

const argumentNotes = (connector: Connector): string[] => [
  'Required arguments come first and in this order. The last argument, in braces, is a record of the optional ones; leave it out to use none.',
  `\`${connector.contentType.name}\` chooses how the body is written; it is always \`"${connector.contentType.value}"\`. Where it is required, it is the first argument.`,
  ...lists(connector).map(
    (name) =>
      `\`${name}\` is a table with the one column \`Value\`: \`["0870000000"]\`, or \`ForAll(Contacts, {Value: Mobile})\`.`,
  ),
  'Where your language writes decimals with a comma, write `;` for `,` and `;;` for `;`.',
];

const codeApp = (connector: Connector): string[] => [
  '## In a code app',
  markdownSteps([
    'In the folder of your code app, run `npx power-apps list-connections` and note the identifiers of the connector and of your connection.',
    'Run `npx power-apps add-data-source --api-id THE-CONNECTOR --connection-id YOUR-CONNECTION`. It writes `src/generated`, with a service and its types.',
    `Put \`${codeAppPath(connector)}\` into \`src\`, beside \`generated\`. It exports ${connector.actions.map((action) => `\`${callName(action)}\``).join(', ')}.`,
  ]),
  'Each function gives the answer or throws an error, with its `status` where there is one. The generated service throws nothing: a failure is in its result, and where the player hands the body of an error on, even that says `success: true`. The module looks at both, so that a failed message is not overlooked.',
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
    markdownList(argumentNotes(connector)),
    '## When a call fails',
    `Power Apps shows a status and not the text of the error. The formulas therefore branch on \`FirstError.Details.HttpStatusCode\`, which needs formula-level error management; new apps have it switched on. Microsoft's page on IfError also names \`FirstError.Details.HttpResponse\` for the text; whether it is filled for this connector was not tried.`,
    statusTable(connector),
    `A message that was not plainly refused may have gone out; the formula then keeps the call in the collection \`${reviewCollection(connector)}\`. A collection lives only as long as the app is open: write it to a table if somebody is to look at it later.`,
    '### The codes of Sendmode',
    `The connector turns a code into the status beside it, since Sendmode may report a failure in an answer that looks like a success. In a flow the code itself can be read from the body of the error.`,
    codeTable(connector),
    ...codeApp(connector),
    '## What was tried',
    markdownList([
      "The functions and their arguments follow the rules of Microsoft's open library for Power Fx. The formulas were not run: that library could not be had as a package.",
      "The module for code apps was compiled against the service that Microsoft's own generator writes from this connector, and called through Microsoft's library against a local platform. It was not run in a tenant.",
    ]),
  );
