import type { Random } from './random.ts';

/** How often and after how long a host repeats a call that failed. All times are in seconds. */
export interface RetryPolicy {
  readonly host: string;
  /** The most repeats. */
  readonly retries: number;
  readonly interval: number;
  readonly shortest: number;
  readonly longest: number;
}

/**
 * What hosts do unless a flow says otherwise (Microsoft Learn, "Limits of automated, scheduled, and instant flows" and
 * "Handle errors and exceptions in Azure Logic Apps"). The interval of the low profile is read from its 5 to 10 minutes.
 */
export const retryPolicies = {
  lowProfile: { host: 'Power Automate, low profile', retries: 2, interval: 300, shortest: 300, longest: 600 },
  otherProfiles: { host: 'Power Automate, other profiles', retries: 8, interval: 7, shortest: 0, longest: 900 },
  logicApps: { host: 'Logic Apps', retries: 4, interval: 7.5, shortest: 5, longest: 45 },
} as const satisfies Record<string, RetryPolicy>;

/** The statuses that hosts repeat; a broken connection and a time-out of the host's own are repeated too. */
export const isRepeated = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Seconds before the n-th repeat, counted from 1: exponential, at random within the documented bounds. */
export const secondsBefore = ({ interval, shortest, longest }: RetryPolicy, repeat: number, random: Random): number => {
  const least = repeat === 1 ? shortest : Math.max(2 ** (repeat - 2) * interval, shortest);
  const most = Math.min(2 ** (repeat - 1) * interval, longest);
  return Math.min(least, most) + random() * Math.max(0, most - least);
};
