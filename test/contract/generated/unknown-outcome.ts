import type { components } from 'sendmode-connector/types';
import type { Answer } from '../case.ts';
import { plainCustomerId } from './plain-calls.ts';

const advice = 'The text may have gone out. Check before you send it again.';

/** What the flow sees of a plain `Send_SMS` whose outcome is not known. */
export const unknownOutcome = (whatCame: string, statusCode?: number): Answer => {
  const body: components['schemas']['UnknownOutcome'] = {
    status: 'UNKNOWN_OUTCOME',
    ...(statusCode === undefined ? {} : { statusCode }),
    error: `${whatCame}${/[.!?]$/.test(whatCame) ? '' : '.'} ${advice}`,
    ...(plainCustomerId === undefined ? {} : { customerid: plainCustomerId }),
    correlationId: '$correlationId',
  };
  return { status: 424, body: { ...body }, by: 'script' };
};
