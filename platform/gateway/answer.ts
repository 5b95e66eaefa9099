import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Header, HttpResponse } from '../script/http-message.ts';

const canBeWritten = ([name, value]: Header): boolean => {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
};

/**
 * An answer whose headers can all be written, and a sentence for each that was left out: a policy or a script may put
 * anything into a header, and the call has been carried out by then.
 */
export const withWritableHeaders = (
  response: HttpResponse,
): { readonly response: HttpResponse; readonly warnings: readonly string[] } => {
  const unwritable = response.headers.filter((header) => !canBeWritten(header));
  if (unwritable.length === 0) return { response, warnings: [] };
  return {
    response: { ...response, headers: response.headers.filter(canBeWritten) },
    warnings: unwritable.map(
      ([name, value]) =>
        `The answer's header ${JSON.stringify(name.slice(0, 60))} cannot be written with the value ${JSON.stringify(value.slice(0, 60))}, so it was left out. A header holds Latin letters, digits and signs on one line. Correct the policy or the script that makes it.`,
    ),
  };
};
