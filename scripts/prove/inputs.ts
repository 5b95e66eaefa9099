import { apiChoice } from '../../connector/api-choice.ts';
import { engage } from '../../connector/engage.ts';
import { readSentNumber } from '../../connector/numbers.ts';
import { readConnectionKey } from '../connection-keys.ts';
import { ExpectedError } from '../expected-error.ts';

/** The options of the command, as they are typed. */
export interface ProveFlags {
  readonly connection: string;
  readonly api: string;
  readonly to: string;
  readonly sender?: string;
}

/** What is to be proved, after every input has been looked at. */
export interface Proof {
  /** What the connection is called in what is printed. */
  readonly name: string;
  readonly key: string;
  readonly api: 'v2' | 'engage';
  readonly to: string;
  readonly sender?: string;
  /** What is odd and does not stop the proof, in full sentences. */
  readonly warnings: readonly string[];
}

const consequence = 'Nothing was sent.';

const refuse = (what: string): never => {
  throw new ExpectedError(`${what} ${consequence}`);
};

const readConnection = (text: string): { name: string; key: string } => {
  const written = '--connection is written NAME=@FILE, such as real=@keyfile, with a name of letters and digits.';
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}=/.test(text)) return refuse(written);
  const { name, key, place } = readConnectionKey(text, consequence);
  if (place === undefined)
    return refuse(
      `The connection "${name}" gives a key in the command, where others can read it. Write ${name}=@FILE.`,
    );
  if (/^(Bearer|Basic|ApiKey|Key|Token)\s/i.test(key))
    return refuse(`The key in ${place} has a word before it. Sendmode takes the bare key: remove the word.`);
  if (!/^[\x21-\x7e]+$/.test(key))
    return refuse(`The key in ${place} has characters that no key has. Write the key alone, in one line.`);
  return { name, key };
};

const readApi = (text: string): Proof['api'] =>
  text === 'v2' || text === 'engage'
    ? text
    : refuse(`--api is ${JSON.stringify(text)}. It is ${apiChoice.values.map(({ value }) => value).join(' or ')}.`);

const checkNumber = (to: string, api: Proof['api']): void => {
  const shown = JSON.stringify(to);
  if (readSentNumber(to) === undefined)
    refuse(`--to is ${shown}, which is no mobile number. Write it with its country, such as +353870000000.`);
  if (api === 'engage' && !/^(?:\+|00)[1-9][0-9]{6,14}$/.test(to))
    refuse(`--to is ${shown}, and accounts on Engage take a number with its country, such as +353870000000.`);
};

const checkSender = (sender: string | undefined, api: Proof['api']): void => {
  if (sender !== undefined && sender.trim() === '')
    refuse('--sender is empty. Give a sender ID, or leave the option out.');
  if (api === 'engage' && sender === undefined)
    refuse('Accounts on Engage need a sender ID. Add --sender with one that is registered for your account.');
};

const keyWarnings = (key: string, api: Proof['api']): string[] => {
  const looks = engage.keyLooks.value;
  const other = api === 'v2' ? ('engage' as const) : ('v2' as const);
  return new RegExp(looks[other]).test(key)
    ? [`The key looks like one for ${other}, and the proof is about ${api}.`]
    : [];
};

/**
 * Looks at everything that was typed, before anything is sent.
 *
 * @throws ExpectedError that says what is wrong and what to write; the key is never in it.
 */
export const readProof = ({ connection, api: given, to, sender }: ProveFlags): Proof => {
  const { name, key } = readConnection(connection);
  const api = readApi(given);
  checkNumber(to, api);
  checkSender(sender, api);
  return { name, key, api, to, ...(sender === undefined ? {} : { sender }), warnings: keyWarnings(key, api) };
};
