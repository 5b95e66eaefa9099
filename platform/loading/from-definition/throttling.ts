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

const problem = (place: string, declared: unknown): LoadProblem => ({
  place,
  text: `${JSON.stringify(declared)} is not a limit that can be counted. Give "calls" and "renewalPeriod" (seconds) as whole numbers above 0, and "scope": "connection".`,
});

/**
 * Reads `x-throttling-policy` of the security definition, since the limit is one of the connection. Nothing in the cloud
 * reads it.
 *
 * @returns The limit, that of a custom connector where none is declared, or what is wrong with the declaration.
 */
export const readThrottlingPolicy = (document: object, file: string): ThrottlingPolicy | LoadProblem => {
  const { securityDefinitions } = document as { securityDefinitions?: unknown };
  for (const [name, scheme] of Object.entries(isObject(securityDefinitions) ? securityDefinitions : {})) {
    const declared = isObject(scheme) ? scheme['x-throttling-policy'] : undefined;
    if (declared === undefined) continue;
    const { calls, renewalPeriod, scope } = isObject(declared) ? declared : {};
    return isCount(calls) && isCount(renewalPeriod) && (scope === undefined || scope === 'connection')
      ? { calls, renewalPeriod }
      : problem(`${file}#/securityDefinitions/${name}/x-throttling-policy`, declared);
  }
  return customConnectorThrottling;
};
