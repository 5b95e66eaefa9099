import { element } from '../../../platform/page/client/dom.ts';
import { timeText } from '../../../platform/page/client/time.ts';
import type { AccountState, CustomerState, Newest, OptoutState } from '../views.ts';
import { credits } from './words.ts';

/** The newest items of many, and how many there are. */
export const list = <Item>(
  empty: string,
  { total, items }: Newest<Item>,
  view: (item: Item) => HTMLElement,
): HTMLElement =>
  total === 0
    ? element('p', { class: 'empty' }, empty)
    : element(
        'div',
        {},
        element('ul', { class: 'cards' }, ...items.map(view)),
        total > items.length &&
          element(
            'p',
            { class: 'muted' },
            `The newest ${items.length.toLocaleString('en')} of ${total.toLocaleString('en')}.`,
          ),
      );

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
      [optoutreason ?? 'no reason given', timeText(acceptedDateTime), `account ${account}`].join(' · '),
    ),
  );

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
        charged > 0 && element('span', { class: 'muted' }, `${charged.toLocaleString('en')} spent`),
      ),
    ),
  );
