import type { Throttling } from '../connector/model.ts';

/**
 * Seconds to wait after each call, so that one call after the other never exceeds the limit in any period of its length:
 * the smallest whole number with which a period holds no more calls than the limit allows.
 */
export const secondsBetweenCalls = ({ calls, renewalPeriod }: Throttling): number => {
  let seconds = 1;
  while (Math.floor(renewalPeriod / seconds) + 1 > calls && seconds <= renewalPeriod) seconds += 1;
  return seconds;
};
