import type { Account } from './account.ts';
import type { Message, NeverSent } from './outbox.ts';
import type { AccountState, CustomerState, MessageState, NeverSentState, OptoutState } from './panel/views.ts';
import { roundTrip } from './schedule.ts';

/** An account for people to see: everything but its key. */
export const accountView = ({ name, apiAccess, servedBy, balance, charged }: Account): AccountState => ({
  name,
  apiAccess,
  servedBy,
  balance,
  charged,
});

/** A message for people to see, with its cost in credits and what became of each recipient. */
export const messageView = (message: Message): MessageState => {
  const { id, account, senderid, messagetext, customerid, scheduledate, encoding, segments, recipients } = message;
  return {
    id,
    account: account.name,
    status: recipients.some((each) => each.status === 'pending') ? 'waiting' : 'sent',
    acceptedDateTime: roundTrip(message.acceptedAt),
    sendDateTime: roundTrip(message.sendAt),
    senderid: senderid ?? null,
    messagetext,
    customerid: customerid ?? null,
    scheduledate: scheduledate ?? null,
    encoding,
    segments,
    cost: recipients.reduce((sum, each) => sum + each.cost, 0),
    recipients: recipients.map(({ number, status, cost }) => ({ number, status, cost })),
  };
};

/** A text that goes nowhere, for people to see. */
export const neverSentView = ({ account, acceptedAt, messagetext }: NeverSent): NeverSentState => ({
  account: account.name,
  acceptedDateTime: roundTrip(acceptedAt),
  messagetext,
});

/** An account's customers for people to see, with the groups they are in. */
export const customerViews = ({ name, customers }: Account): CustomerState[] =>
  [...customers.values()].map(({ fields, groups }) => ({ account: name, groups: [...groups], ...fields }));

/** An account's groups for people to see, with the number of their members. */
export const groupViews = ({ name, groups, customers }: Account): object[] =>
  [...groups].map((group) => ({
    account: name,
    name: group,
    customers: [...customers.values()].filter((each) => each.groups.has(group)).length,
  }));

/** An account's opt-out list for people to see. */
export const optoutViews = ({ name, optouts }: Account): OptoutState[] =>
  [...optouts.values()].map((each) => ({ account: name, ...each }));
