import type { ThrottlingPolicy } from '../loading/from-definition/throttling.ts';
import { Refusal } from '../refusal.ts';

/** Whether a call may go on, or after how many whole seconds the next one may. */
export type ThrottlingDecision =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false; readonly retryAfter: number };

/** Counts calls per connection. */
export interface Throttle {
  take(connection: string): ThrottlingDecision;
}

/**
 * A throttle over a sliding window: a call is let through while fewer than `calls` have been let through in the
 * `renewalPeriod` before it. Calls that are refused are not counted. API Management describes `renewal-period` as "the
 * length in seconds of the sliding window" (policy `rate-limit-by-key`); that refused calls do not count is inferred.
 * Counting and deciding are one step without waiting in between, so the limit is exact under concurrency.
 *
 * @param elapsed - Milliseconds that never go back: with the machine's clock, one hour back would mean one hour of waiting.
 */
export const createThrottle = (policy: ThrottlingPolicy, elapsed: () => number): Throttle => {
  const period = policy.renewalPeriod * 1000;
  const passed = new Map<string, number[]>();
  return {
    take(connection) {
      const time = elapsed();
      const recent = passed.get(connection) ?? [];
      const oldestInside = recent.findIndex((earlier) => time - earlier < period);
      recent.splice(0, oldestInside < 0 ? recent.length : oldestInside);
      passed.set(connection, recent);
      const oldest = recent[0];
      if (recent.length < policy.calls || oldest === undefined) {
        recent.push(time);
        return { allowed: true, remaining: policy.calls - recent.length };
      }
      return { allowed: false, retryAfter: Math.max(1, Math.ceil((oldest + period - time) / 1000)) };
    },
  };
};

/** The answer to a call over the limit; the wording is the platform's as users report it. */
export const throttled = (retryAfter: number): Refusal =>
  new Refusal(429, 'TooManyRequests', `Rate limit is exceeded. Try again in ${retryAfter} seconds.`, {
    headers: [['retry-after', String(retryAfter)]],
  });
