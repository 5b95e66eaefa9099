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

/**
 * The row that a case belongs to, made out from Sendmode's reply alone. Undefined where the platform ends the script
 * before the script can answer, which no row is about.
 */
export const rowOf = ({ reply, answer }: ContractCase): RowName | undefined => {
  if (answer.by === 'platform') return undefined;
  if (reply.breaks) return 'broken';
  if (reply.afterSeconds || reply.bodyAfterSeconds) return 'late';
  const status = reply.status ?? 200;
  const body = parsed(reply);
  if (status >= 500 || status === 408) return 'failed';
  if (status >= 400) return isContradictory(body) ? 'contradictory' : 'refused';
  if (status >= 300) return 'noSuccess';
  if (hasTwoStatusCodes(reply)) return 'oddCode';
  if (reply.json === undefined && !reply.text) return 'empty';
  if (typeof body !== 'object' || body === null) return 'notJson';
  return Array.isArray(body) ? 'noCode' : rowOfCode((body as { statusCode?: unknown }).statusCode);
};

/** The status that the table promises to the flow of a case. */
export const promisedStatus = (row: RowName, onceOnly: boolean, { reply }: ContractCase): number => {
  const outcome: Outcome = answerTable[row][onceOnly ? 'onceOnly' : 'repeatable'];
  return outcome === 'as it came' ? (reply.status ?? 200) : outcome;
};
