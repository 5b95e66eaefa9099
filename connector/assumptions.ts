import { engage, engageLeftOpen } from './engage.ts';
import { assume, type Endpoint, type Inferred, type Unknown, withFields } from './unknown.ts';

/**
 * What is not known about Sendmode: the one list. Each entry says what no document of Sendmode's states, what is taken
 * instead, what that rests on, and what goes wrong where it is otherwise. The description takes the values of `inferred`;
 * the simulated Sendmode is handed the whole list. Correct a value here and every artefact follows.
 */

const anyForm = 'As the definition has it, flat, or as a form; the list of requests tells which one came.';
const noSource = 'No page says anything about it.';
const nothingArrives = 'Every call is refused for a missing parameter, code 195.';

/** What the description assumes. A wrapper is the name of the object around the fields; `undefined` makes them flat. */
export const inferred = {
  sendWrapper: assume<string | undefined>('message', {
    unknown: 'The form of a send request as JSON; only a form field is documented.',
    assumption: withFields('A send request is JSON with its fields'),
    basis:
      "Sendmode's REST page shows a form field of that name holding JSON; the published connector's answer repeats the object.",
    breaks: nothingArrives,
    simulation: anyForm,
  }),
  importWrapper: assume<string | undefined>('importdata', {
    unknown: 'The form of an import request as JSON; only form fields are documented.',
    assumption: withFields('An import request is JSON with the customer', ' and the group beside it'),
    basis: "Sendmode's REST page shows form fields of those names; the published connector's answer repeats them.",
    breaks: nothingArrives,
    simulation: anyForm,
  }),
  optoutWrapper: assume<string | undefined>('message', {
    unknown: 'The form of an opt-out request.',
    assumption: withFields('An opt-out request is JSON with its fields'),
    basis:
      'A public listing of the published connector names the body argument "message"; the path of the result does not confirm it.',
    breaks: nothingArrives,
    simulation: anyForm,
  }),
  optoutEndpoint: assume<Endpoint>(
    { method: 'post', path: '/optout' },
    {
      unknown: 'Path and method of the opt-out call.',
      assumption: ({ method, path }) => `Opting a customer out is a ${method.toUpperCase()} to /v2${path}.`,
      basis: 'No page of the REST documentation describes it; the name follows the other operations.',
      breaks: 'Every opt-out fails with HTTP 404 or 405, and the number goes on getting texts.',
      simulation: 'As the definition has them.',
    },
  ),
  creditsEndpoint: assume<Endpoint>(
    { method: 'get', path: '/credits' },
    {
      unknown: 'Path, method and answer of the credits call beyond its balance.',
      assumption: ({ method, path }) => `The balance is read with a ${method.toUpperCase()} of /v2${path}.`,
      basis: 'A public program reads it that way; no page of the REST documentation describes it.',
      breaks: 'Every reading of the balance fails, and so does the test of a connection.',
      simulation: 'Path and method as the definition has them; the answer has status, statusCode and balance.',
    },
  ),
  importRepeatable: assume(true, {
    unknown: 'What becomes of a customer who is imported twice.',
    assumption: () => 'Importing the same customer twice leaves one customer.',
    basis: 'No document says so; an import is keyed by group and mobile number.',
    breaks: 'A call that a host repeats leaves a customer twice, who then gets each campaign twice.',
    simulation: 'The customer is updated and joins the group.',
  }),
  optoutRepeatable: assume(true, {
    unknown: 'What becomes of a number that opts out twice.',
    assumption: () => 'Opting the same number out twice has the effect of opting it out once.',
    basis: 'No document says so; it follows from what an opt-out list is.',
    breaks: 'A call that a host repeats fails although the number has opted out.',
    simulation: 'It stays on the list, with the reason that came last.',
  }),
  optoutResponseLength: assume(50, {
    unknown: 'Whether the opt-out reason is limited to 50 characters, as in the older HTTP API.',
    assumption: (length) => `Sendmode keeps at most ${length} characters of an opt-out response.`,
    basis: 'The older HTTP API states that limit for its opt-out reason; the REST API states none.',
    breaks: 'A longer response is cut or refused, or the advice to keep it short is needless.',
    simulation: 'Refused with code 18, or kept whole.',
    choice: 'longOptoutReason',
  }),
  privacyPolicy: assume('https://www.sendmode.com/privacy-policy', {
    unknown: "The address of Sendmode's privacy policy.",
    assumption: (address) => `Sendmode's privacy policy is at ${address}.`,
    basis: 'The address follows the usual form; the page was not read.',
    breaks: 'The link leads nowhere, and certification asks for another.',
  }),
};

/** What only the simulated Sendmode had to decide. */
const leftOpen: readonly Unknown[] = [
  {
    unknown: 'The HTTP status that goes with an error code.',
    basis: 'Public programs look at the HTTP status and at statusCode, so HTTP 200 with an error inside is plausible.',
    breaks: 'Nothing: the script reads both.',
    simulation: 'HTTP 200, or a status of 400 and above.',
    choice: 'errorHttpStatus',
  },
  {
    unknown: 'What happens when the credits run out: no code is documented.',
    basis: 'Code 16 is the nearest of the documented codes.',
    breaks: 'A flow that waits for HTTP 403 misses it, or a text that was accepted never leaves.',
    simulation: 'Refused with code 16, or accepted and rejected later.',
    choice: 'insufficientCredits',
  },
  {
    unknown: 'Whether one bad number fails the whole list of recipients.',
    basis: 'Code 11 is documented for a number, not for a list.',
    breaks: 'A campaign that is sent again after a refusal reaches some people twice.',
    simulation: 'It does, or only that recipient fails.',
    choice: 'invalidRecipient',
  },
  {
    unknown: 'The field of an opt-out that holds the reason.',
    basis: 'The published reference sends optoutresponse and gets optoutreason back; the older API has optoutreason.',
    breaks: 'The opt-out is recorded without its reason.',
    simulation: 'optoutresponse, else optoutreason.',
  },
  {
    unknown: 'Whether a group must be given with an import.',
    basis: "The published reference requires it; Sendmode's Import page does not.",
    breaks: 'Nothing: the connector asks for it.',
    simulation: 'As the definition has it; a required one that is absent, null or empty: code 195.',
  },
  {
    unknown: 'What happens to a body whose content type is missing, doubled or another than JSON or form.',
    basis: 'The published reference says that Sendmode requires application/json.',
    breaks: 'Nothing: the script sends application/json.',
    simulation:
      'It is not read, so its data is missing: code 195. A body that is mislabelled as JSON or form: 18 or 195.',
  },
  {
    unknown: 'The texts of errors; one is documented, for code 195.',
    basis: "The form of that text on Sendmode's Errors page.",
    breaks: 'A flow that compares texts; it should compare statusCode.',
    simulation: 'The documented one with what is missing after it; the others are our own.',
  },
  {
    unknown: 'When code 8 is answered.',
    basis: "Sendmode's Errors page calls it an unexpected error while processing.",
    breaks: 'Nothing: the outcome of a send with code 8 is taken as unknown.',
    simulation: 'Only by a fault of kind status.',
  },
  {
    unknown: 'Where the key may stand; access_key in the query is documented for /v2/verify alone.',
    basis:
      "Sendmode's Send page shows the bare key in Authorization; a public program reads the credits with access_key.",
    breaks: 'Nothing: the connector sends the header, which is documented.',
    simulation: 'Authorization (the bare key), else access_key in the query, on every call.',
  },
  {
    unknown: 'The longest message text.',
    basis: 'The header of a joined message numbers its segments in one octet (3GPP TS 23.040).',
    breaks: 'A long text that passes here is refused with code 1.',
    simulation: '255 segments, the most that 3GPP TS 23.040 can number; longer or blank text: code 1.',
  },
  {
    unknown: 'Whether characters outside GSM 03.38 are replaced to save segments.',
    basis: noSource,
    breaks: 'A text costs less here or there, and may read otherwise.',
    simulation: 'They are not: the text is sent as UCS-2.',
  },
  {
    unknown: 'The price of a text.',
    basis: 'The usual way to charge for texts; no page gives prices.',
    breaks: 'The balance falls faster or slower than here.',
    simulation: 'One credit for each segment and recipient, to any country, charged when the message is accepted.',
  },
  {
    unknown: 'Whether scheduled and blocked texts are charged.',
    basis: noSource,
    breaks: 'The balance falls at another time, or less.',
    simulation: 'They are, when the message is accepted; nothing is given back.',
  },
  {
    unknown: 'The valid sender IDs.',
    basis: 'The usual limit of 11 letters or digits, or a number; no page states one.',
    breaks: 'A sender ID that passes here is refused with code 10, or the reverse.',
    simulation:
      '1 to 11 characters of the GSM 03.38 basic table, or 3 to 15 digits with or without a plus; else code 10.',
  },
  {
    unknown: 'The accepted forms of a mobile number; the pages show national and international form.',
    basis: 'The examples of the Send, Import and Delivery Reports pages, and what people write.',
    breaks: 'A number that passes here is refused with code 11.',
    simulation:
      'Both, with or without + or 00; spaces, dashes, brackets and marks that do not show are dropped; what leaves a doubt is refused; national form is Irish.',
  },
  {
    unknown: 'Whether a JSON number is accepted where a text is documented.',
    basis: 'Code 18 is documented for a parameter of the wrong type.',
    breaks: 'Nothing: the definition declares texts, and the hosts send them.',
    simulation: 'It is not: code 18.',
  },
  {
    unknown: 'The same number twice among the recipients.',
    basis: noSource,
    breaks: 'A person gets one text where two are expected, or the call is refused.',
    simulation: 'Two texts, both charged.',
  },
  {
    unknown: 'The most recipients of one call.',
    basis: noSource,
    breaks: 'A long list is refused; the campaign samples send it in batches.',
    simulation: 'No limit but the size of the body, 1 MB (1,048,576 bytes), beyond which HTTP 413 is answered.',
  },
  {
    unknown: 'Whether customerid removes duplicates.',
    basis: "Sendmode's Send page calls it a reference for delivery reports and no more.",
    breaks: 'A second text with the same reference is dropped in silence.',
    simulation: 'It does not: the same call twice sends two messages.',
  },
  {
    unknown: 'Format and time zone of scheduledate.',
    basis: 'Sendmode\'s Send page asks for a "valid datetime format" and names none.',
    breaks: 'A text is refused with code 97, or leaves an hour early or late.',
    simulation:
      'ISO 8601 with or without a zone, or dd/mm/yyyy HH:mm; without a zone UTC; a time gone by is sent at once.',
  },
  {
    unknown: 'Time zone of acceptedDateTime.',
    basis: 'The one example looks like the round-trip form of .NET and is cut before its zone.',
    breaks: 'A flow that reckons with it is off by an hour in summer.',
    simulation: "UTC, in .NET's round-trip form: seven decimals and Z.",
  },
  {
    unknown: 'Empty or null optional fields, and fields that were not given, in the answer.',
    basis: noSource,
    breaks: 'A flow finds null or an empty text where nothing stands here.',
    simulation: 'Empty and null count as not given; what was not given is left out of the answer.',
  },
  {
    unknown: 'Import: missing groups and a bad dateofbirth.',
    basis: 'The older HTTP API creates a missing group; the Import page gives the form dd/mm/yyyy.',
    breaks: 'An import into a new group is refused, or a bad date is kept.',
    simulation: 'The group is created; code 18.',
  },
  {
    unknown: 'How soon a text is delivered.',
    basis: 'Delivery depends on the networks; the Send page gives the nearest quarter hour for scheduled texts.',
    breaks: 'Nothing: no action reports deliveries.',
    simulation: 'At once, or at its quarter hour; an opted-out number is blocked then. No delivery report is posted.',
  },
  {
    unknown: 'A limit on the rate of calls.',
    basis: 'The published reference states the limit of the platform alone.',
    breaks: 'Calls within the limit of the platform are answered with HTTP 429; nothing was sent then.',
    simulation: 'None; a fault with status 429 answers with Retry-After: 1.',
  },
  {
    unknown: 'Answers for an unknown path, a wrong method and a body over the limit.',
    basis: 'The statuses that HTTP has for them.',
    breaks: 'Nothing: the connector makes no such call.',
    simulation: 'HTTP 404, 405 with Allow, and 413, each with status, statusCode (that number) and error.',
  },
  {
    unknown: 'Members of a body that no page documents.',
    basis: noSource,
    breaks: 'Nothing: the connector sends none.',
    simulation: 'They are ignored.',
  },
  {
    unknown: 'Verify codes (/v2/verify) are documented, but are no part of the connector.',
    basis: 'The published connector has no such action.',
    breaks: 'Nothing: the connector makes no such call.',
    simulation: 'Not simulated, so codes 104 and 105 are never answered.',
  },
];

/** Every assumption of the description with its basis, for the reference page. */
export const assumptions: readonly Inferred<unknown>[] = Object.values({ ...inferred, ...engage });

/** Everything that the simulated Sendmode had to decide and what it does, what can be switched first. */
export const unknownParts = [...leftOpen, ...engageLeftOpen, ...assumptions]
  .flatMap(({ unknown, basis, breaks, simulation, choice }) =>
    simulation === undefined ? [] : [{ unknown, basis, breaks, simulation, ...(choice ? { choice } : {}) }],
  )
  .sort((first, second) => Number('choice' in second) - Number('choice' in first));
