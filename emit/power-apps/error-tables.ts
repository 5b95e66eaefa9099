import type { Connector, ErrorResponse, ServiceCode } from '../../connector/model.ts';
import { errorsOf, statusOfCode } from '../action.ts';
import { markdownTable } from '../markdown.ts';

const codeName = ({ code, identifier }: ServiceCode): string => `${code} ${identifier}`;

const actionsWith = (connector: Connector, error: ErrorResponse): string[] =>
  connector.actions.filter((action) => errorsOf(connector, action).includes(error)).map(({ summary }) => summary);

/** The codes that lead to the status on at least one action that answers it. */
const codesBehind = (connector: Connector, error: ErrorResponse): ServiceCode[] =>
  connector.codes.filter((code) =>
    connector.actions.some(
      (action) => errorsOf(connector, action).includes(error) && statusOfCode(code, action) === error.status,
    ),
  );

/** Each status that an action may answer, what it means, and what Sendmode may have said. */
export const statusTable = (connector: Connector): string =>
  markdownTable(
    ['Status', 'What it means', 'Actions', "Sendmode's codes behind it"],
    connector.errors.map((error) => {
      const actions = actionsWith(connector, error);
      return [
        String(error.status),
        error.description,
        actions.length === connector.actions.length ? 'all' : actions.join(', '),
        codesBehind(connector, error).map(codeName).join(', ') || '–',
      ];
    }),
  );

const statusText = ({ status, statusUnlessRepeatable }: ServiceCode, connector: Connector): string => {
  const unlike = connector.actions.filter(({ repetition }) => !repetition.safe).map(({ summary }) => summary);
  return statusUnlessRepeatable === undefined
    ? `${status}`
    : `${status}; ${statusUnlessRepeatable} on ${unlike.join(', ')}`;
};

/** Each of Sendmode's codes, what it means and what to do. */
export const codeTable = (connector: Connector): string =>
  markdownTable(
    ['Code', 'Name', 'What it means', 'What to do', 'Status'],
    connector.codes.map((code) => [
      String(code.code),
      code.identifier,
      code.meaning,
      code.remedy,
      statusText(code, connector),
    ]),
  );
