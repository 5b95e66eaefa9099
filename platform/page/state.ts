import { summarize, type TraceStore } from '../gateway/trace.ts';
import type {
  AccountState,
  CustomerState,
  MessageState,
  Newest,
  OptoutState,
  PageState,
  SendmodeState,
} from './shapes.ts';

/** What answers for the simulated Sendmode, without any socket. */
export interface SendmodePart {
  fetch(request: Request): Response | Promise<Response>;
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
  const { faults } = await read<Pick<SendmodeState, 'faults'>>('faults');
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
