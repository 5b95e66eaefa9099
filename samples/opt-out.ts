import { asText, literal, requested } from './expressions.ts';
import { longestOptOutResponse } from './requests.ts';

const words = asText(requested('optoutresponse'));

/** Whether the person said nothing, or nobody knows what. */
export const saidNothing = `empty(${words})`;

/** The number that opts out, as text. */
export const numberToOptOut = asText(requested('mobilenumber'));

/** What the person said, cut to what Sendmode keeps: the number counts, and no wording may cost somebody their opt-out. */
export const whatWasSaid = `trim(substring(concat(${words}, ${literal(' '.repeat(longestOptOutResponse))}), 0, ${longestOptOutResponse}))`;
