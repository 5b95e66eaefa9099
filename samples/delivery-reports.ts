import type { Actions, RequestTrigger } from '../emit/documents/workflow.ts';
import { asText, literal, member, replaced, value } from './expressions.ts';
import { afterAnyEnd, holds } from './steps.ts';

/**
 * Sendmode calls an address of yours for each message, with these query parameters, and expects the word `True`. Source:
 * https://developers.sendmode.com/restdocs, "Delivery reports". The page says "post" and shows an address with parameters, so
 * there is a receiver for each method; a trigger takes one method alone.
 */
const reportParameters = ['EventID', 'Phonenumber', 'DataType', 'Status', 'CustomerID'];

/** The statuses of a message that did not reach its recipient. */
const undelivered = ['EXPIRED', 'UNDELIV', 'REJECTD', 'OPTED OUT - BLOCKED'];

const withoutSpaces = (text: string): string => replaced(text, [["' '", "''"]]);

const query = (name: string): string => member(member('triggerOutputs()', 'queries'), name);

/** Whether the report says that the message did not reach its recipient, whatever the case and the spaces of the status. */
const isUndelivered = ((): string => {
  const known = undelivered.map((status) => literal(status.replaceAll(' ', ''))).join(', ');
  return `contains(createArray(${known}), toUpper(${withoutSpaces(asText(member("outputs('Report')", 'Status')))}))`;
})();

/** The address that Sendmode calls. */
export const reportTrigger = (method: 'GET' | 'POST'): RequestTrigger => ({
  type: 'Request',
  kind: 'Http',
  description: 'Enter this address in Sendmode under Settings, API Settings, Post Delivery Reports to URL.',
  inputs: { method, schema: {} },
});

const answerTrue: Actions = {
  Answer_True: {
    type: 'Response',
    kind: 'Http',
    description: 'Sendmode expects this word.',
    inputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'True' },
  },
};

const lookAtReport: Actions = {
  Not_delivered: {
    type: 'If',
    expression: holds(isUndelivered),
    actions: {
      Follow_up: {
        type: 'Compose',
        description: 'Put here what your team does about a message that was not delivered.',
        inputs: "@outputs('Report')",
      },
    },
  },
};

const reportOf = (parameter: (name: string) => string): Record<string, string> =>
  Object.fromEntries(reportParameters.map((name) => [name, value(parameter(name))]));

/** Answers Sendmode first, then looks at the report in the address. */
export const reportSteps: Actions = {
  ...answerTrue,
  Report: { type: 'Compose', inputs: reportOf(query) },
  ...lookAtReport,
};

/** The same where the report may also come as a form in the body. */
export const postedReportSteps: Actions = {
  ...answerTrue,
  Form: {
    type: 'Compose',
    description: 'Fails, and is passed over, when the report came in the address and not as a form.',
    inputs: reportOf((name) => `triggerFormDataValue(${literal(name)})`),
  },
  Report: {
    type: 'Compose',
    runAfter: afterAnyEnd('Form'),
    inputs: reportOf((name) => `coalesce(${query(name)}, ${member("outputs('Form')", name)})`),
  },
  ...lookAtReport,
};
