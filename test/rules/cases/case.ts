import type { Change, From } from '../broken-documents.ts';

/** One change to the committed documents that breaks one rule. */
export interface Case {
  /** The rule as `subject Code`. */
  readonly breaks: string;
  /** What is special about this case, where a rule has several. */
  readonly when?: string;
  readonly change: Change;
  /** Codes that cannot but follow. */
  readonly also?: readonly string[];
  /** Whether the waivers of the rule are set aside, since the committed documents break it on purpose. */
  readonly withoutWaiver?: boolean;
  /** The whole text of the first finding. */
  readonly text?: string;
}

/** One more action, made from the one that reads the balance. */
export const ping =
  (members: Readonly<Record<string, unknown>> = {}) =>
  (from: From) => ({
    get: {
      ...(from('/paths/~1credits/get') as object),
      operationId: 'PingService',
      summary: 'Ping service',
      description: 'Ask whether the service answers.',
      ...members,
    },
  });

/** A parameter of the query that breaks no rule. */
export const query = (members: Readonly<Record<string, unknown>> = {}) => ({
  name: 'page',
  in: 'query',
  required: false,
  type: 'string',
  'x-ms-summary': 'Page',
  description: 'The page to read.',
  ...members,
});

export const message = '/definitions/Send_SMSRequestMessage';
