import { assume, type Unknown } from './unknown.ts';

/**
 * What is not known about Engage, Sendmode's newer API. No page of Sendmode's own about it could be read: every entry is
 * what public programs of 2026 send, and what they say they saw. The constants of `script/script.csx` are held to these.
 */

const twoPrograms = 'Two public programs do it so.';

const nothingSent = 'Every text of an account on Engage fails; nothing is sent.';

export const engage = {
  host: assume('sms-rest.sendmode.dev', {
    unknown: 'The host of Engage.',
    assumption: (host) => `Accounts on Engage are served at https://${host}.`,
    basis:
      'Two public programs call it. An earlier version of one says that it does not resolve, which a later one withdraws.',
    breaks: 'The key of such an account goes to a host that does not belong to Sendmode, or to none.',
    simulation: 'It has an address of its own on this computer, to which the gateway takes calls for that host.',
  }),
  sendPath: assume('/3.0/send', {
    unknown: 'Path and method of a text to one number on Engage.',
    assumption: (path) => `On Engage a text to one number is a POST to ${path}.`,
    basis: twoPrograms,
    breaks: nothingSent,
    simulation: 'As assumed.',
  }),
  bulkPath: assume('/3.0/send/bulk', {
    unknown: 'Path and method of a text to several numbers on Engage.',
    assumption: (path) => `On Engage a text to several numbers is a POST to ${path}.`,
    basis: 'One public program does it so.',
    breaks: 'Every text to several numbers of an account on Engage fails; nothing is sent.',
    simulation: 'As assumed.',
  }),
  keyHeader: assume('Authorization', {
    unknown: 'How Engage takes the key.',
    assumption: (header) => `Engage takes the bare key in the header ${header}, as v2 does.`,
    basis: 'Three public programs do it so.',
    breaks: nothingSent,
    simulation: 'As assumed; a key that is not known is answered with HTTP 401.',
  }),
  fields: assume(
    {
      sender: 'sender_id',
      text: 'message',
      recipient: 'mobile_number',
      recipients: 'mobile_numbers',
      reference: 'customer_id',
    },
    {
      unknown: 'The members of a text on Engage, and whether one to several numbers takes a reference.',
      assumption: ({ sender, text, recipient, recipients, reference }) =>
        `On Engage a text is JSON with ${sender}, ${text} and ${recipient} or ${recipients}; ${reference} goes with ${recipient} alone.`,
      basis: 'Two public programs send to one number so, and one of them to several.',
      breaks:
        'Every text of an account on Engage fails, or one to several numbers loses a reference that it could have.',
      simulation: 'As assumed; other members are ignored.',
    },
  ),
  answer: assume(
    { success: 'is_successful', error: 'error_message' },
    {
      unknown: 'What Engage answers.',
      assumption: ({ success, error }) =>
        `Engage answers with ${success}, a truth value, and ${error}, a text; nothing but true with a 2xx means that the text was accepted.`,
      basis: 'Two public programs read it so.',
      breaks: 'A text that was accepted is answered with 424, so that it is looked at and not repeated.',
      simulation: 'As assumed; a refusal is HTTP 200 with false, a key that is not known HTTP 401.',
    },
  ),
  senderRequired: assume(true, {
    unknown: 'Whether a text on Engage needs a sender ID.',
    assumption: () => 'On Engage every text needs a sender ID.',
    basis: twoPrograms,
    breaks: 'A text that Engage would take without one is refused before it is sent.',
    simulation: 'It is refused without one.',
  }),
  longestSender: assume(15, {
    unknown: 'The longest sender ID on Engage.',
    assumption: (length) => `On Engage a sender ID has at most ${length} characters.`,
    basis: 'Two public programs say so.',
    breaks: 'The description of the field gives a wrong length; nothing else rests on it.',
    simulation: 'A longer one is refused.',
  }),
  number: assume('^(?:\\+|00)([1-9][0-9]{6,14})\\z', {
    unknown: 'The form of a number on Engage.',
    assumption: () => 'Engage takes a number in international form with a plus; 00 before it means the same.',
    basis: 'Two public programs send the plus; 00 is the international prefix in Europe, Ireland included.',
    breaks: 'A number without a plus that Engage would take is refused before it is sent.',
    simulation: 'A number without a plus is refused.',
  }),
  keyLooks: assume(
    { engage: '^live_', v2: '^[A-Z0-9]{20}$' },
    {
      unknown: 'What the keys of the two APIs look like.',
      assumption: () => 'A key of Engage begins with live_, and one of v2 is 20 capital letters and digits.',
      basis: 'One key of each kind was seen: a hint and no rule, so no call is refused for it.',
      breaks: 'An error says that a key looks like one of the other API, and it is not.',
    },
  ),
  choiceHeader: assume('x-sendmode-api', {
    unknown: 'Whether the policies of a connector run before its script.',
    assumption: (header) =>
      `The policies run before the script, so that the script finds the choice of the API in the header ${header} and takes it out.`,
    basis:
      "Microsoft's pages do not say; six published connectors have scripts that read what only a policy could set.",
    breaks:
      'Every connection is served by v2, whatever it chose. Check Credits shows it: on a connection that chose engage it must fail with NOT_AVAILABLE.',
  }),
};

/** What is known of the trap that Engage is there to avoid, and what only the simulated Engage had to decide. */
export const engageLeftOpen: readonly Unknown[] = [
  {
    unknown: 'What v2 does with a text of an account on Engage.',
    basis:
      "One public program reports it in two versions, with a quote of Sendmode's support of 12 August 2026; an earlier version said otherwise.",
    breaks: 'A connection on v2 is green while no text goes out, or the warning is needless.',
    simulation: 'The account "trap" is accepted with code 0; nothing is delivered, charged or listed.',
  },
  {
    unknown: 'Import, credits, opt-out and scheduling on Engage.',
    basis: 'No public program calls them.',
    breaks: 'Nothing: the connector answers NOT_AVAILABLE and sends nothing.',
    simulation: 'HTTP 404.',
  },
  {
    unknown: 'The price of a text on Engage.',
    basis: 'A text is said to cost about one credit.',
    breaks: 'The balance falls faster or slower than here.',
    simulation: 'As on v2: one credit for each segment and recipient.',
  },
];
