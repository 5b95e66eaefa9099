import type { JsonObject } from '../connector/documents/workflow.ts';
import { literal, member, value } from './expressions.ts';

/**
 * Sendmode calls an address of yours for each message, with these query parameters, and expects the word `True`. Source:
 * https://developers.sendmode.com/restdocs, "Delivery reports".
 */
const reportParameters = ['EventID', 'Phonenumber', 'DataType', 'Status', 'CustomerID'];

/** The statuses of a message that did not reach its recipient. */
const undelivered = ['EXPIRED', 'UNDELIV', 'REJECTD', 'OPTED OUT - BLOCKED'];

const query = (name: string): string => member(member('triggerOutputs()', 'queries'), name);

/** The report that came, as an object. */
export const report: JsonObject = Object.fromEntries(reportParameters.map((name) => [name, value(query(name))]));

/** Whether the report says that the message did not reach its recipient. */
export const isUndelivered = `contains(createArray(${undelivered.map(literal).join(', ')}), ${query('Status')})`;
