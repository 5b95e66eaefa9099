import type { CallTrace } from '../../../platform/gateway/trace.ts';
import type { Outcome } from '../../../platform/page/client/outcome.ts';
import { timeText } from '../../../platform/page/client/time.ts';
import type { Problems } from '../../../platform/page/client/values.ts';
import type { PageModel } from '../../../platform/page/views.ts';
import { documentedCodes } from '../../codes.ts';
import type { AccountState, MessageState, SendmodeState } from '../views.ts';
import { messageView } from './message-card.ts';
import { counted, credits } from './words.ts';

/** What Sendmode's answers hold that matters here. */
interface Body {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly balance?: unknown;
  readonly acceptedDateTime?: unknown;
  readonly mobilenumber?: unknown;
  readonly group?: unknown;
  readonly importdata?: { readonly mobilenumber?: unknown };
  readonly message?: { readonly messagetext?: unknown; readonly recipients?: unknown };
}

const bodyOf = ({ answer }: CallTrace): Body => {
  try {
    return (JSON.parse(answer.body) ?? {}) as Body;
  } catch {
    return {};
  }
};

/**
 * Two messages of one moment with one text to one list are told apart by nobody, and cost the same. Engage tells no moment:
 * its newest such message is meant.
 */
const messageOf = ({ messages }: SendmodeState, { acceptedDateTime, message }: Body): MessageState | undefined =>
  messages.items.find(
    (each) =>
      (acceptedDateTime === undefined || each.acceptedDateTime === acceptedDateTime) &&
      each.messagetext === message?.messagetext &&
      JSON.stringify(each.recipients.map((recipient) => recipient.number)) === JSON.stringify(message?.recipients),
  );

const recipientsText = ({ recipients, status, sendDateTime }: MessageState): string => {
  const all = recipients.length;
  const blocked = recipients.filter((each) => each.status === 'OPTED OUT - BLOCKED').length;
  const rejected = recipients.filter((each) => each.status === 'REJECTD').length;
  if (blocked > 0) return `${blocked} of ${all} blocked: opted out`;
  if (rejected > 0) return `${rejected} of ${all} rejected`;
  const accepted = `Accepted for ${counted(all, 'recipient')}`;
  return status === 'waiting' ? `${accepted}, leaves ${timeText(sendDateTime)}` : accepted;
};

const sent = (message: MessageState, accounts: readonly AccountState[]): Partial<Outcome> => {
  const account = accounts.find(({ name }) => name === message.account);
  const spared = message.recipients.some(({ status }) => status !== 'DELIVRD' && status !== 'pending');
  const facts = [
    recipientsText(message),
    credits(message.cost),
    ...(account ? [`${account.balance.toLocaleString('en')} left`] : []),
  ];
  return {
    headline: facts.join(' · '),
    tone: spared ? 'warning' : 'good',
    content: messageView(message),
    ...(spared
      ? { next: 'The flow is told only that the message was accepted: delivery reports say who got it.' }
      : {}),
  };
};

/** Sendmode's older API takes a text of an account that the newer one serves, says yes, and that is all. */
const swallowed = ({ neverSent }: SendmodeState, { acceptedDateTime, message }: Body): Partial<Outcome> | undefined => {
  const found = neverSent.items.find(
    (each) => each.acceptedDateTime === acceptedDateTime && each.messagetext === message?.messagetext,
  );
  return (
    found && {
      headline: 'Accepted, and never sent: the account is on Engage, and this connection calls API v2',
      tone: 'bad',
      next: 'The flow is told of success. Set the Sendmode API of the connection to Engage; here, the connection engage has that.',
    }
  );
};

const good = (trace: CallTrace, body: Body, state: SendmodeState): Partial<Outcome> | undefined => {
  if (typeof body.balance === 'number') return { headline: `Balance: ${credits(body.balance)}` };
  if (body.importdata) {
    const group = typeof body.group === 'string' ? ` into the group ${body.group}` : '';
    return { headline: `Imported ${String(body.importdata.mobilenumber)}${group}` };
  }
  if (trace.operationId === 'Optout_Customer')
    return { headline: `${String(body.mobilenumber)} has opted out: it gets no more texts` };
  const message = body.message && messageOf(state, body);
  return message ? sent(message, state.accounts) : swallowed(state, body);
};

/** The meaning of a documented code, which the script's own refusals tell by its name alone. */
const refusal = ({ status, statusCode }: Body): string | undefined =>
  Object.entries(documentedCodes).find(
    ([name, { code }]) => code !== 0 && (code === statusCode || (statusCode === undefined && name === status)),
  )?.[1].meaning;

const refused = ({ answer }: CallTrace, meaning: string): Partial<Outcome> => ({
  headline: `Refused: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1).replace(/\.$/, '')}`,
  ...(answer.status < 400
    ? {
        tone: 'bad',
        next: 'A flow would take this answer for a success: the script, which makes an error of it, did not run.',
      }
    : {}),
});

const unknown: Partial<Outcome> = {
  headline: 'May have gone out: look before you send again',
  next: 'Look for the text in the outbox. In a flow, put it on a review list: a flow does not repeat it by itself.',
};

/** What the simulated Sendmode knows of what came of a call; undefined where it knows no more than the answer says. */
export const outcomeIn = (trace: CallTrace, state: SendmodeState): Partial<Outcome> | undefined => {
  if (trace.answer.status === 424) return trace.operationId === 'Send_SMS' ? unknown : undefined;
  const body = bodyOf(trace);
  const meaning = refusal(body);
  if (meaning !== undefined) return refused(trace, meaning);
  if (body.status === 'NOT_AVAILABLE') return { headline: 'Not sent: not available for an account on Engage' };
  return trace.answer.status < 400 ? good(trace, body, state) : undefined;
};

/** The first recipient that was blocked, at the field of the recipients: the answer tells of success. */
export const problemsIn = (trace: CallTrace, state: SendmodeState, { actions }: PageModel): Problems | undefined => {
  if (trace.answer.status >= 400) return undefined;
  const action = actions.find(({ operationId }) => operationId === trace.operationId);
  const field = action?.shown.find(({ key }) => key.endsWith('/recipients'));
  const { recipients = [] } = messageOf(state, bodyOf(trace)) ?? {};
  const blocked = recipients.filter(({ status }) => status === 'OPTED OUT - BLOCKED');
  const [first] = blocked;
  if (!field || !first) return undefined;
  const others = blocked.length === 1 ? '' : `, as were ${counted(blocked.length - 1, 'other')}`;
  const text = `${field.label}: ${first.number} has opted out and was blocked${others}.`;
  return new Map([[field.key, { text, item: recipients.indexOf(first) }]]);
};
