import type { Action, Connector } from '../../connector/model.ts';
import { errorText, inputsOf } from '../action.ts';
import { markdownList, markdownParts, markdownSteps, markdownTable } from '../markdown.ts';

const quoted = (labels: readonly string[]): string => labels.map((label) => `**${label}**`).join(', ');

/** What a person needs before the first call. */
export const prerequisites = ({ title, website, connection }: Connector): string =>
  markdownList([
    `An account at ${title} (${website}) that may use its API.`,
    `The account's ${connection.label}.`,
    'Power Automate, Power Apps, Copilot Studio or Azure Logic Apps, with a plan that includes premium connectors.',
  ]);

/** The host that gets the key, by what the connection chose. */
const hosts = ({ values }: Connector['apiChoice']): string =>
  values.map(({ value, host }) => `${host} where the connection chose ${value}`).join(', ');

/** Where the key comes from and where it goes. */
export const credentials = ({ contact, connection, apiChoice }: Connector): string =>
  markdownParts(
    `${connection.description} ${connection.tooltip}`,
    `If your account shows no key, ask ${contact.name} (${contact.url}) to enable the API for it. The platform stores the key encrypted, shows it to nobody again, and sends it in the header \`${connection.header}\`, to one host: ${hosts(apiChoice)}.`,
    `${apiChoice.label}: ${apiChoice.description} ${apiChoice.tooltip}`,
  );

/** The first call, with the action that the connector lists first. */
export const gettingStarted = ({ title, connection, actions }: Connector): string => {
  const first = actions[0];
  if (!first) throw new Error(`The connector ${title} has no actions, so nobody can get started with it.`);
  const required = inputsOf(first)
    .filter((field) => field.required)
    .map((field) => field.label);
  return markdownSteps([
    'In Power Automate, create an instant cloud flow.',
    `Add an action, search for ${title} and choose **${first.summary}**.`,
    `Create the connection: give it a name and paste the key into **${connection.label}**.`,
    ...(required.length > 0 ? [`Fill in ${quoted(required)}.`] : []),
    'Save the flow and test it.',
  ]);
};

/** What an action that must not be repeated means for a flow. */
const onceOnly = (action: Action): string[] => [
  `**${action.summary}** must not be repeated when its outcome is unknown. ${action.repetition.reason}`,
  `If the connection between a flow and the platform breaks, the platform may repeat **${action.summary}** by itself. Where that matters, set the retry policy of the step to none.`,
  `What the success of **${action.summary}** means: ${action.resultDescription}`,
];

const titleOf = ({ values }: Connector['apiChoice'], value: string): string =>
  values.find((each) => each.value === value)?.label ?? value;

const senderIds =
  'In Ireland a sender ID of letters has to be registered with the regulator, which the provider does for its customers. A text under another one is marked as a likely scam or dropped, and no answer says so.';

/** What a person should know before relying on the connector. */
export const limitations = ({ title, throttling, actions, apiChoice }: Connector): string =>
  markdownList([
    `A connection may make ${throttling.calls} calls in ${throttling.renewalPeriod} seconds.`,
    ...actions.filter((action) => !action.repetition.safe).flatMap(onceOnly),
    `An account is served by one of two APIs of ${title}, and only ${title} can say by which. On the wrong one a text may be accepted and never sent. Set **${apiChoice.label}** of the connection accordingly. ${titleOf(apiChoice, 'engage')} sends texts alone, needs a sender ID, and takes numbers with their country.`,
    senderIds,
    `The connector has actions and no triggers: to act on what ${title} reports, give it the address of a flow that begins with an HTTP request.`,
  ]);

/** What each error means and what to do. */
export const errorTable = ({ errors }: Connector): string =>
  markdownTable(
    ['Status', 'What it means and what to do'],
    errors.map((error) => [String(error.status), errorText(error)]),
  );

/** Questions that people ask, with their answers. */
export const questions = ({ title, connection, actions, errors }: Connector): readonly [string, string][] => {
  const unsafe = actions.filter((action) => !action.repetition.safe);
  const unknown = errors.find((error) => error.onlyUnlessRepeatable);
  return [
    [
      `May I use the ${connection.label} of one account in several connections?`,
      `Yes. Each connection holds the key by itself; when ${title} gives you a new key, change every connection that holds the old one.`,
    ],
    ...unsafe.map((action): [string, string] => [
      `May a flow repeat ${action.summary} after an error?`,
      `After a refusal, once what the error names is changed. Not after status ${unknown?.status ?? 'unknown'}. ${unknown ? errorText(unknown) : ''}`.trim(),
    ]),
    [
      'Does the connector keep my data?',
      `It passes each call to ${title} and the answer back, and stores neither. The history of a flow shows both.`,
    ],
  ];
};
