import type { ContractCase, Reply } from './case.ts';

/** A status, or that of Sendmode's reply. */
export type Outcome = number | 'as it came';

/** One row of the answer table: what the flow sees of a reply. */
export interface Row {
  readonly when: string;
  /** Where the call must not be repeated. */
  readonly onceOnly: Outcome;
  readonly repeatable: Outcome;
}

const same = (outcome: Outcome) => ({ onceOnly: outcome, repeatable: outcome });

/** What the connector promises to answer, whatever comes of a call. */
export const answerTable = {
  refused: { when: 'HTTP 400 and above, but 408 and 5xx', ...same('as it came') },
  contradictory: {
    when: 'HTTP 400 and above, but 408 and 5xx, with statusCode 0 or 8',
    onceOnly: 424,
    repeatable: 'as it came',
  },
  failed: { when: 'HTTP 408 or 5xx', onceOnly: 424, repeatable: 'as it came' },
  accepted: { when: '2xx with statusCode 0', ...same('as it came') },
  badKey: { when: '2xx with statusCode 14', ...same(401) },
  forbidden: { when: '2xx with statusCode 16', ...same(403) },
  systemError: { when: '2xx with statusCode 8', onceOnly: 424, repeatable: 500 },
  otherCode: { when: '2xx with any other statusCode', ...same(400) },
  oddCode: { when: '2xx with a statusCode that is no whole number', onceOnly: 424, repeatable: 400 },
  noCode: { when: '2xx with JSON that has no statusCode', onceOnly: 424, repeatable: 'as it came' },
  empty: { when: '2xx without a body', onceOnly: 424, repeatable: 'as it came' },
  notJson: { when: '2xx with a body that is not JSON', onceOnly: 424, repeatable: 502 },
  noSuccess: { when: 'HTTP 3xx', onceOnly: 424, repeatable: 502 },
  broken: { when: 'the connection breaks', onceOnly: 424, repeatable: 504 },
  late: { when: 'no answer in time', onceOnly: 424, repeatable: 504 },
} as const satisfies Record<string, Row>;

export type RowName = keyof typeof answerTable;

/** What differs for a connection that chose Engage, whose answer says true or false in the place of a code. */
export const engageTable = {
  refused: answerTable.refused,
  contradictory: { when: 'HTTP 400 and above, but 408 and 5xx, with is_successful true', onceOnly: 424 },
  failed: answerTable.failed,
  accepted: { when: '2xx with is_successful true', onceOnly: 'as it came' },
  otherCode: { when: '2xx with is_successful false, to one number', onceOnly: 400 },
  refusedSeveral: { when: '2xx with is_successful false, to several numbers', onceOnly: 424 },
  oddCode: { when: '2xx with an is_successful that is no truth value, or with two', onceOnly: 424 },
  noCode: { when: '2xx with JSON that has no is_successful', onceOnly: 424 },
  empty: answerTable.empty,
  notJson: answerTable.notJson,
  noSuccess: answerTable.noSuccess,
  broken: answerTable.broken,
  late: answerTable.late,
  notSent: { when: 'nothing is sent', onceOnly: 400 },
} as const satisfies Record<string, Pick<Row, 'when' | 'onceOnly'>>;

export type EngageRowName = keyof typeof engageTable;

const parsed = ({ json, text = '' }: Reply): unknown => {
  if (json !== undefined) return json;
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
};

const rowOfCode = (code: unknown): RowName => {
  if (code === undefined || code === null) return 'noCode';
  const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  if (!Number.isInteger(number)) return 'oddCode';
  const rows: Readonly<Record<number, RowName>> = { 0: 'accepted', 8: 'systemError', 14: 'badKey', 16: 'forbidden' };
  return rows[number] ?? 'otherCode';
};

const isContradictory = (body: unknown): boolean =>
  ['accepted', 'systemError'].includes(rowOfCode((body as { statusCode?: unknown } | null | undefined)?.statusCode));

const hasTwoStatusCodes = ({ text = '' }: Reply): boolean => text.split('"statusCode"').length > 2;

/** What the reply alone decides, whichever API it comes from. */
const rowOfTransport = ({ reply }: ContractCase) => {
  if (reply.breaks) return 'broken';
  if (reply.afterSeconds || reply.bodyAfterSeconds) return 'late';
  const { status = 200 } = reply;
  if (status >= 500 || status === 408) return 'failed';
  if (status >= 400 || status < 300) return undefined;
  return 'noSuccess';
};

const rowOfBody = ({ reply }: ContractCase, rowOfObject: (body: object) => RowName): RowName => {
  const body = parsed(reply);
  if (reply.json === undefined && !reply.text) return 'empty';
  if (typeof body !== 'object' || body === null) return 'notJson';
  return Array.isArray(body) ? 'noCode' : rowOfObject(body);
};

/**
 * The row that a case belongs to, made out from Sendmode's reply alone. Undefined where the platform ends the script
 * before the script can answer, which no row is about.
 */
export const rowOf = (given: ContractCase): RowName | undefined => {
  const { reply, answer } = given;
  if (answer.by === 'platform') return undefined;
  const row = rowOfTransport(given);
  if (row) return row;
  if ((reply.status ?? 200) >= 400) return isContradictory(parsed(reply)) ? 'contradictory' : 'refused';
  if (hasTwoStatusCodes(reply)) return 'oddCode';
  return rowOfBody(given, (body) => rowOfCode((body as { statusCode?: unknown }).statusCode));
};

/** The row of a case whose connection chose Engage. */
export const engageRowOf = (given: ContractCase): EngageRowName => {
  const { reply, sends } = given;
  if (sends === 'no request') return 'notSent';
  const row = rowOfTransport(given);
  if (row) return row;
  const success = (parsed(reply) as { is_successful?: unknown } | undefined)?.is_successful;
  if ((reply.status ?? 200) >= 400) return success === true ? 'contradictory' : 'refused';
  if ((reply.text ?? '').split('"is_successful"').length > 2) return 'oddCode';
  const isToSeveral = typeof sends === 'object' && 'mobile_numbers' in sends;
  if (success === false && isToSeveral) return 'refusedSeveral';
  return rowOfBody(given, () => {
    if (success === undefined || success === null) return 'noCode';
    return success === true ? 'accepted' : success === false ? 'otherCode' : 'oddCode';
  }) as EngageRowName;
};

const promised = (outcome: Outcome, { reply }: ContractCase): number =>
  outcome === 'as it came' ? (reply.status ?? 200) : outcome;

/** The status that the table promises to the flow of a case. */
export const promisedStatus = (row: RowName, onceOnly: boolean, given: ContractCase): number =>
  promised(answerTable[row][onceOnly ? 'onceOnly' : 'repeatable'], given);

/** The same for a connection that chose Engage, where only texts are sent. */
export const promisedByEngage = (given: ContractCase): number =>
  promised(engageTable[engageRowOf(given)].onceOnly, given);
