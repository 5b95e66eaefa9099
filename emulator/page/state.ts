import { summarize, type TraceStore, type TraceSummary } from '../gateway/trace.ts';
import type { Fault } from '../sendmode/faults.ts';
import type { DeliveryStatus } from '../sendmode/outbox.ts';

/** What answers for the simulated Sendmode, without any socket. */
export interface SendmodePart {
  fetch(request: Request): Response | Promise<Response>;
}

/** An account of the simulated Sendmode; balance and charges in credits. */
export interface AccountState {
  readonly name: string;
  readonly apiAccess: boolean;
  readonly balance: number;
  readonly charged: number;
}

/** A message in the simulated outbox; the cost in credits. */
export interface MessageState {
  readonly id: number;
  readonly account: string;
  readonly status: 'waiting' | 'sent';
  readonly acceptedDateTime: string;
  readonly sendDateTime: string;
  readonly senderid: string | null;
  readonly messagetext: string;
  readonly customerid: string | null;
  readonly encoding: string;
  readonly segments: number;
  readonly cost: number;
  readonly recipients: readonly { readonly number: string; readonly status: DeliveryStatus; readonly cost: number }[];
}

/** A customer: the fields that were imported, by name. */
export interface CustomerState {
  readonly account: string;
  readonly groups: readonly string[];
  readonly [field: string]: unknown;
}

/** A number that opted out. */
export interface OptoutState {
  readonly account: string;
  readonly mobilenumber: string;
  readonly optoutreason: string | null;
  readonly acceptedDateTime: string;
}

/** The newest of many, and how many there are. */
export interface Newest<Item> {
  readonly total: number;
  /** The newest first. */
  readonly items: readonly Item[];
}

/** What the simulated Sendmode holds. */
export interface SendmodeState {
  readonly accounts: readonly AccountState[];
  readonly messages: Newest<MessageState>;
  readonly customers: Newest<CustomerState>;
  readonly optouts: Newest<OptoutState>;
  readonly faults: readonly Fault[];
  /** How far its clock is ahead, in seconds. */
  readonly clockAhead: number;
}

/** What changes while the page is open. */
export interface PageState {
  /** The last calls, the newest first. */
  readonly calls: readonly TraceSummary[];
  /** Absent where no simulated Sendmode is attached. */
  readonly sendmode?: SendmodeState;
}

const shown = 50;

const newest = <Item>(items: readonly Item[]): Newest<Item> => ({
  total: items.length,
  items: items.slice(-shown).reverse(),
});

/** The address that a path of the control has inside this process; nothing is sent to it. */
export const controlAddress = (path: string): string => `http://localhost/_control/${path}`;

const readSendmode = async (sendmode: SendmodePart): Promise<SendmodeState> => {
  const read = async <View>(path: string): Promise<View> =>
    (await (await sendmode.fetch(new Request(controlAddress(path)))).json()) as View;
  const { messages } = await read<{ messages: MessageState[] }>('outbox');
  const { accounts } = await read<{ accounts: AccountState[] }>('accounts');
  const { customers } = await read<{ customers: CustomerState[] }>('customers');
  const { optouts } = await read<{ optouts: OptoutState[] }>('optouts');
  const { faults } = await read<{ faults: Fault[] }>('faults');
  const { ahead } = await read<{ ahead: number }>('clock');
  return {
    accounts,
    messages: newest(messages),
    customers: newest(customers),
    optouts: newest(optouts),
    faults,
    clockAhead: ahead,
  };
};

/** What the page shows beside its form, in one piece, so that one request every few seconds keeps it fresh. */
export const readPageState = async (traces: TraceStore, sendmode: SendmodePart | undefined): Promise<PageState> => ({
  calls: traces.list().map(summarize),
  ...(sendmode ? { sendmode: await readSendmode(sendmode) } : {}),
});
