import type { Proof } from './inputs.ts';

/** What an action answered: the HTTP status that a flow sees, and the body. */
export interface ActionAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What came of the steps. A balance is in credits; undefined where it could not be read. */
export interface Seen {
  readonly before: number | undefined;
  readonly sent: ActionAnswer;
  readonly after: number | undefined;
}

/** What it means, in plain words. */
export interface Conclusion {
  readonly outcome: 'charged' | 'not charged' | 'refused' | 'not known';
  readonly text: string;
}

/** The words of an answer: Sendmode's or the script's text, or the platform's. */
export const wordsOf = ({ status, body }: ActionAnswer): string => {
  const { error } = body;
  const words = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
  return typeof words === 'string' && words !== '' ? words : `HTTP ${status} without words.`;
};

/** The balance in the answer of Check Credits; undefined where there is none. */
export const balanceIn = ({ status, body }: ActionAnswer): number | undefined =>
  status === 200 && typeof body.balance === 'number' ? body.balance : undefined;

const look = 'Look at your phone, and at the report of sent messages in the portal: the text has to stand there.';

const unreadable = (api: Proof['api']): string =>
  api === 'engage'
    ? `The text was accepted. Whether it was charged is not known: how Engage tells the balance is not known. ${look}`
    : `The text was accepted. Whether it was charged is not known: the balance could not be read. ${look}`;

/** What a proof comes to, from what was seen of it. */
export const conclude = (api: Proof['api'], { before, sent, after }: Seen): Conclusion => {
  if (sent.status === 424)
    return { outcome: 'not known', text: `Nobody knows what became of the text. ${wordsOf(sent)}` };
  if (sent.status !== 200) return { outcome: 'refused', text: `The text was refused: ${wordsOf(sent)}` };
  if (before === undefined || after === undefined) return { outcome: 'not known', text: unreadable(api) };
  const charged = Number((before - after).toFixed(6));
  if (charged > 0)
    return {
      outcome: 'charged',
      text: `The text was accepted and charged: ${charged} ${charged === 1 ? 'credit' : 'credits'}. The connection is on the right API.`,
    };
  if (charged < 0)
    return {
      outcome: 'not known',
      text: `The text was accepted, and the balance rose meanwhile, so whether it was charged is not known. ${look}`,
    };
  return {
    outcome: 'not charged',
    text: `The text was accepted and NOT CHARGED: your account is probably on the newer API, and no text went out. Set the connection to Engage (${'`'}sendmode_api${'`'} engage), and ask Sendmode which API your account is on. ${look}`,
  };
};
