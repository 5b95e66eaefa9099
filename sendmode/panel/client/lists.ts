import { element } from '../../../platform/page/client/dom.ts';
import type { AccountState, CustomerState, MessageState, Newest, OptoutState } from '../views.ts';

const recipientsShown = 6;

const number = (value: number): string => value.toLocaleString('en');

/** Credits as people say them. */
export const credits = (amount: number): string => `${number(amount)} ${amount === 1 ? 'credit' : 'credits'}`;

const time = (iso: string): string =>
  new Date(iso).toLocaleString('en', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

const list = <Item>(empty: string, { total, items }: Newest<Item>, view: (item: Item) => HTMLElement): HTMLElement =>
  total === 0
    ? element('p', { class: 'empty' }, empty)
    : element(
        'div',
        {},
        element('ul', { class: 'cards' }, ...items.map(view)),
        total > items.length &&
          element('p', { class: 'muted' }, `The newest ${number(items.length)} of ${number(total)}.`),
      );

const deliveryTone = (status: string): string => {
  if (status === 'DELIVRD') return 'good';
  return status === 'pending' ? 'warning' : 'bad';
};

const recipientView = ({ number: to, status }: MessageState['recipients'][number]): HTMLElement =>
  element(
    'li',
    {},
    element('span', { class: 'number' }, to),
    ' ',
    element('span', { class: `chip ${deliveryTone(status)}` }, status),
  );

const messageView = (message: MessageState): HTMLElement => {
  const { id, messagetext, senderid, customerid, recipients, segments, encoding, cost, status } = message;
  const more = recipients.length - recipientsShown;
  const facts = [
    status === 'waiting' ? `leaves ${time(message.sendDateTime)} UTC` : `accepted ${time(message.acceptedDateTime)}`,
    ...(senderid === null ? [] : [`from ${senderid}`]),
    ...(customerid === null ? [] : [`reference ${customerid}`]),
    `${segments} × ${encoding}`,
    credits(cost),
  ];
  return element(
    'li',
    { 'data-message': id },
    element('p', { class: 'text' }, messagetext),
    element(
      'ul',
      { class: 'recipients' },
      ...recipients.slice(0, recipientsShown).map(recipientView),
      more > 0 && element('li', {}, `and ${number(more)} more`),
    ),
    element('p', { class: 'facts' }, facts.join(' · ')),
  );
};

const customerView = ({ account, groups, ...fields }: CustomerState): HTMLElement =>
  element(
    'li',
    {},
    element(
      'dl',
      { class: 'headers' },
      ...Object.entries(fields).map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, String(value))),
      ),
    ),
    element(
      'p',
      { class: 'facts' },
      `${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')} · account ${account}`,
    ),
  );

const optoutView = ({ account, mobilenumber, optoutreason, acceptedDateTime }: OptoutState): HTMLElement =>
  element(
    'li',
    {},
    element('p', { class: 'text' }, mobilenumber),
    element(
      'p',
      { class: 'facts' },
      [optoutreason ?? 'no reason given', time(acceptedDateTime), `account ${account}`].join(' · '),
    ),
  );

/** The messages that Sendmode accepted. */
export const messageList = (messages: Newest<MessageState>): HTMLElement =>
  list('The outbox is empty. A message that Sendmode accepts appears here.', messages, messageView);

/** The customers that were imported. */
export const customerList = (customers: Newest<CustomerState>): HTMLElement =>
  list('No customers yet. Import one.', customers, customerView);

/** The numbers that opted out. */
export const optoutList = (optouts: Newest<OptoutState>): HTMLElement =>
  list('Nobody has opted out. A number that does gets no more texts.', optouts, optoutView);

/** The accounts and what is left on them. */
export const accountList = (accounts: readonly AccountState[]): HTMLElement =>
  element(
    'ul',
    { class: 'accounts' },
    ...accounts.map(({ name, apiAccess, balance, charged }) =>
      element(
        'li',
        {},
        element('span', { class: 'account' }, name),
        element('span', { class: 'balance' }, apiAccess ? credits(balance) : 'may not use the API'),
        charged > 0 && element('span', { class: 'muted' }, `${number(charged)} spent`),
      ),
    ),
  );
