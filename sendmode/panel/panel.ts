import { fileURLToPath } from 'node:url';
import type { Panel } from '../../platform/page/panel.ts';
import { faultKinds } from '../faults.ts';
import type {
  AccountState,
  CustomerState,
  MessageState,
  NeverSentState,
  Newest,
  OptoutState,
  SendmodeFacts,
  SendmodeState,
} from './views.ts';

/** What answers for the simulated Sendmode, without any socket. */
export interface SendmodePart {
  fetch(request: Request): Response | Promise<Response>;
}

const shown = 50;

const newest = <Item>(items: readonly Item[]): Newest<Item> => ({
  total: items.length,
  items: items.slice(-shown).reverse(),
});

/** The address that a part of the control has inside this process; nothing is sent to it. */
const addressOf = (part: string): string => `http://localhost/_control/${part}`;

const readState = async (sendmode: SendmodePart): Promise<SendmodeState> => {
  const read = async <View>(part: string): Promise<View> =>
    (await (await sendmode.fetch(new Request(addressOf(part)))).json()) as View;
  const { messages, neverSent } = await read<{ messages: MessageState[]; neverSent: NeverSentState[] }>('outbox');
  const { accounts } = await read<{ accounts: AccountState[] }>('accounts');
  const { customers } = await read<{ customers: CustomerState[] }>('customers');
  const { optouts } = await read<{ optouts: OptoutState[] }>('optouts');
  const { faults } = await read<Pick<SendmodeState, 'faults'>>('faults');
  const { ahead } = await read<{ ahead: number }>('clock');
  return {
    accounts,
    messages: newest(messages),
    neverSent: newest(neverSent),
    customers: newest(customers),
    optouts: newest(optouts),
    faults,
    clockAhead: ahead,
  };
};

const answer = async (sendmode: SendmodePart, part: string, request: Request): Promise<Response> => {
  const { method } = request;
  const body = method === 'GET' || method === 'HEAD' ? undefined : await request.text();
  return sendmode.fetch(new Request(addressOf(part), { method, ...(body === undefined ? {} : { body }) }));
};

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The panel of the simulated Sendmode: `/_sendmode/outbox` is its `/_control/outbox`. */
export const sendmodePanel = (sendmode: SendmodePart): Panel => ({
  name: 'sendmode',
  title: 'Simulated Sendmode',
  client: file('client/panel.ts'),
  styles: file('sendmode.css'),
  facts: { faultKinds } satisfies SendmodeFacts,
  readState: () => readState(sendmode),
  answer: (part, request) => answer(sendmode, part, request),
});
