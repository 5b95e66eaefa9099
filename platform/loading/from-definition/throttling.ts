import { isObject } from '../../../definition/json-text.ts';
import type { LoadProblem } from '../load-error.ts';

/** How many calls a connection may make in a period. */
export interface ThrottlingPolicy {
  readonly calls: number;
  /** In seconds. */
  readonly renewalPeriod: number;
}

/** What applies to a custom connector without a declaration: 500 calls a minute per connection (Custom connectors, FAQ). */
const customConnectorThrottling: ThrottlingPolicy = { calls: 500, renewalPeriod: 60 };

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** Reads `x-throttling-policy` at the root of a definition; nothing in the cloud reads it. */
export const readThrottlingPolicy = (document: object, file: string): ThrottlingPolicy | LoadProblem => {
  const declared = (document as Record<string, unknown>)['x-throttling-policy'];
  if (declared === undefined) return customConnectorThrottling;
  const { calls, renewalPeriod, scope } = isObject(declared) ? declared : {};
  if (!isCount(calls) || !isCount(renewalPeriod) || (scope !== undefined && scope !== 'connection')) {
    return {
      place: `${file}#/x-throttling-policy`,
      text: `${JSON.stringify(declared)} is not a limit that can be counted. Give "calls" and "renewalPeriod" (seconds) as whole numbers above 0, and "scope": "connection".`,
    };
  }
  return { calls, renewalPeriod };
};
