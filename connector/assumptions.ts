/**
 * What this connector assumes about Sendmode without a document that states it. Each assumption stands here once, with
 * what it rests on; correct it here and every artefact follows.
 */

interface Inferred<Value> {
  readonly value: Value;
  readonly assumption: string;
  readonly basis: string;
}

const assume = <const Value>(value: Value, assumption: string, basis: string): Inferred<Value> => ({
  value,
  assumption,
  basis,
});

export const inferred = {
  sendWrapper: assume(
    'message',
    'A send request is JSON with its fields inside an object called "message".',
    "Sendmode's REST page shows a form field of that name holding JSON; the published connector's answer repeats the object.",
  ),
  importWrapper: assume(
    'importdata',
    'An import request is JSON with the customer inside an object called "importdata" and the group beside it.',
    "Sendmode's REST page shows form fields of those names; the published connector's answer repeats them.",
  ),
  optoutWrapper: assume(
    'message',
    'An opt-out request is JSON with its fields inside an object called "message".',
    'A public listing of the published connector names the body argument "message"; the path of the result does not confirm it.',
  ),
  optoutEndpoint: assume(
    { method: 'post', path: '/optout' },
    'Opting a customer out is a POST to /v2/optout.',
    'No page of the REST documentation describes it; the name follows the other operations.',
  ),
  creditsEndpoint: assume(
    { method: 'get', path: '/credits' },
    'The balance is read with a GET of /v2/credits.',
    'A public program reads it that way; no page of the REST documentation describes it.',
  ),
  importRepeatable: assume(
    true,
    'Importing the same customer twice leaves one customer.',
    'No document says so; an import is keyed by group and mobile number.',
  ),
  optoutRepeatable: assume(
    true,
    'Opting the same number out twice has the effect of opting it out once.',
    'No document says so; it follows from what an opt-out list is.',
  ),
  optoutResponseLength: assume(
    50,
    'Sendmode keeps at most 50 characters of an opt-out response.',
    'The older HTTP API states that limit for its opt-out reason; the REST API states none.',
  ),
  privacyPolicy: assume(
    'https://www.sendmode.com/privacy-policy',
    "Sendmode's privacy policy is at https://www.sendmode.com/privacy-policy.",
    'The address follows the usual form; the page was not read.',
  ),
} as const;

/** Every assumption with its basis, for the reference page. */
export const assumptions: readonly Inferred<unknown>[] = Object.values(inferred);
