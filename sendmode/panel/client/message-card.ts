import { element, fold } from '../../../platform/page/client/dom.ts';
import { timeText } from '../../../platform/page/client/time.ts';
import type { MessageState } from '../views.ts';
import { counted, credits, deliveryWords } from './words.ts';

type RecipientState = MessageState['recipients'][number];

const shownAtOnce = 6;

const toneOf = ({ status }: RecipientState): string => {
  if (status === 'DELIVRD') return 'good';
  return status === 'pending' ? 'warning' : 'bad';
};

const recipientView = (recipient: RecipientState): HTMLElement =>
  element(
    'li',
    {},
    element('span', { class: 'number' }, recipient.number),
    ' ',
    element(
      'span',
      { class: `chip ${toneOf(recipient)}`, title: `Sendmode's word: ${recipient.status}` },
      deliveryWords[recipient.status],
    ),
  );

/** Those who did not get the text come first, so that none of them hides behind many who did. */
const sorted = (recipients: readonly RecipientState[]): RecipientState[] =>
  recipients.toSorted((one, other) => Number(toneOf(one) === 'good') - Number(toneOf(other) === 'good'));

const recipientList = (recipients: readonly RecipientState[]): HTMLElement =>
  element('ul', { class: 'recipients' }, ...recipients.map(recipientView));

/** Folds that were opened stay open when their card is made anew. */
const opened = new Set<number>();

const restView = (id: number, rest: readonly RecipientState[]): HTMLElement => {
  const made = fold(`and ${rest.length.toLocaleString('en')} more`, { open: opened.has(id) }, recipientList(rest));
  made.addEventListener('toggle', () => (made.open ? opened.add(id) : opened.delete(id)));
  return made;
};

const factsOf = (message: MessageState): string => {
  const { status, senderid, customerid, segments, encoding, cost, account } = message;
  return [
    status === 'waiting'
      ? `leaves ${timeText(message.sendDateTime)}`
      : `accepted ${timeText(message.acceptedDateTime)}`,
    ...(senderid === null ? [] : [`from ${senderid}`]),
    ...(customerid === null ? [] : [`reference ${customerid}`]),
    `${counted(segments, 'part')}${encoding === 'UCS-2' ? ' of Unicode' : ''}`,
    credits(cost),
    `account ${account}`,
  ].join(' · ');
};

/** Everything of a message that can be searched for. */
export const messageText = (message: MessageState): string =>
  [
    message.messagetext,
    factsOf(message),
    ...message.recipients.flatMap(({ number, status }) => [number, deliveryWords[status]]),
  ].join(' ');

/** A message with its text, what became of it for each recipient, and what it cost. */
export const messageView = (message: MessageState): HTMLElement => {
  const recipients = sorted(message.recipients);
  const rest = recipients.slice(shownAtOnce);
  return element(
    'div',
    { class: 'entry' },
    element('p', { class: 'text', tabindex: message.messagetext.length > 400 ? 0 : undefined }, message.messagetext),
    recipientList(recipients.slice(0, shownAtOnce)),
    rest.length > 0 && restView(message.id, rest),
    element('p', { class: 'facts' }, factsOf(message)),
  );
};
