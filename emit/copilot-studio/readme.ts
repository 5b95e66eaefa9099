import type { Action, Connector, InputField } from '../../connector/model.ts';
import { errorText, inputsOf, unknownOutcomeOf } from '../action.ts';
import { markdownList, markdownPage, markdownSteps, markdownTable } from '../markdown.ts';
import { asksFirst, placeholderConnection } from './task-dialog.ts';
import { toolPath } from './tool.ts';

const asked = (action: Action): InputField[] => inputsOf(action).filter((field) => field.required);

const toolTable = (connector: Connector): string =>
  markdownTable(
    ['Tool', 'File', 'Asks the person for', 'Asks before it runs'],
    connector.actions.map((action) => [
      action.summary,
      `\`${toolPath(action)}\``,
      asked(action)
        .map((field) => field.label)
        .join(', ') || 'nothing',
      asksFirst(action) ? 'yes' : 'no',
    ]),
  );

/** What an agent is told about the actions that must not be repeated. */
const repetitionRules = (connector: Connector): string[] =>
  connector.actions
    .filter((action) => !action.repetition.safe)
    .flatMap((action) => {
      const unknown = unknownOutcomeOf(connector, action);
      return [
        `Never run ${action.summary} a second time for the same request. ${action.repetition.reason}`,
        ...(unknown
          ? [`If ${action.summary} fails with status ${unknown.status}, tell the person. ${errorText(unknown)}`]
          : []),
      ];
    });

const confirmationRule = (connector: Connector): string => {
  const names = connector.actions.filter(asksFirst).map((action) => action.summary);
  return `Before you run one of these, repeat what you are about to do, with every text and number in it, and wait for a yes: ${names.join(', ')}.`;
};

const steps = (connector: Connector): string[] => [
  `Deploy the connector into the environment of your agent, and create a connection with your ${connector.connection.label}.`,
  `In Copilot Studio, open the agent, add a tool, search for "${connector.title}" and choose the action. This makes the connection reference, which no file can bring along.`,
  "Get the agent's files with Microsoft's Copilot Studio extension for Visual Studio Code, or open the tool's code view.",
  "In the tool's file, keep `connectionReference` and `operationId` as the portal wrote them. Take everything else from the file in this folder.",
  'Compare each `propertyName` with those that the portal wrote, and keep the portal\'s where they differ (see "What is inferred").',
  'Send the files back, open the test pane, and try the tool with a number of your own.',
];

/** `README.md` of the folder. */
export const copilotStudioReadme = (connector: Connector): string =>
  markdownPage(
    `# ${connector.title} in Copilot Studio`,
    `A tool for each action of the ${connector.title} connector: when the agent should choose it, what it asks the person for, and what it leaves out unless the conversation gives it.`,
    toolTable(connector),
    '## Add a tool to an agent',
    markdownSteps(steps(connector)),
    `\`${placeholderConnection}\` in these files is a placeholder: an agent with it in place does not run.`,
    '## What to put into the instructions of the agent',
    markdownList([confirmationRule(connector), ...repetitionRules(connector)]),
    'The tools also carry a confirmation of their own, which the person answers before the tool runs.',
    '## Whose connection is used',
    'Each tool says `mode: Invoker`: every person uses a connection of their own, so nobody spends the credits of another. For an agent that sends on behalf of your organisation, set `mode: Maker`; then everyone who can talk to the agent can send messages with your key.',
    '## What is inferred',
    markdownList([
      'The names of nested inputs and outputs, such as the ones with a dot. Public exports of agents write them so; Microsoft documents no rule.',
      `That \`${connector.contentType.name}\` is offered as an input. It is fixed to \`${connector.contentType.value}\`; if the portal does not list it, delete that input. The connector sets the header itself.`,
      'How an agent words a failure. The connector answers failures with an HTTP status and a text; what the agent makes of them was not seen.',
    ]),
    "These files were checked against Microsoft's published authoring schema for Copilot Studio. They were not tried in an agent, which needs a tenant.",
  );
