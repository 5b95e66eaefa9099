import type { Actions, JsonObject, RequestTrigger } from '../emit/documents/workflow.ts';
import { literal, member, value } from './expressions.ts';
import { holds } from './steps.ts';

/**
 * Sendmode calls an address of yours for each message, with these query parameters, and expects the word `True`. Source:
 * https://developers.sendmode.com/restdocs, "Delivery reports".
 */
const reportParameters = ['EventID', 'Phonenumber', 'DataType', 'Status', 'CustomerID'];

/** The statuses of a message that did not reach its recipient. */
const undelivered = ['EXPIRED', 'UNDELIV', 'REJECTD', 'OPTED OUT - BLOCKED'];

const query = (name: string): string => member(member('triggerOutputs()', 'queries'), name);

/** The report that came, as an object. */
const report: JsonObject = Object.fromEntries(reportParameters.map((name) => [name, value(query(name))]));

/** Whether the report says that the message did not reach its recipient. */
const isUndelivered = `contains(createArray(${undelivered.map(literal).join(', ')}), ${query('Status')})`;

/** The address that Sendmode calls. */
export const reportTrigger: RequestTrigger = {
  type: 'Request',
  kind: 'Http',
  description: 'Enter this address in Sendmode under Settings, API Settings, Post Delivery Reports to URL.',
  inputs: { method: 'GET', schema: {} },
};

/** Answers Sendmode first, then looks at the report. */
export const reportSteps: Actions = {
  Answer_True: {
    type: 'Response',
    kind: 'Http',
    description: 'Sendmode expects this word.',
    inputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'True' },
  },
  Report: { type: 'Compose', inputs: report },
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
