import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { readSentNumber } from '../../../connector/numbers.ts';
import { type ListenOptions, listenSendmode } from '../../../sendmode/listen.ts';

/** A time in milliseconds since 1970 that passes only when somebody moves it. */
export interface Clock {
  now: number;
}

/** A fault, as the control of the simulated Sendmode takes it. */
export interface FaultOrder {
  readonly kind: string;
  readonly status?: number;
  readonly code?: number;
  readonly when?: 'before' | 'after';
  /** Milliseconds of real time. */
  readonly delay?: number;
  readonly times?: number;
}

/** A simulated Sendmode that listens. */
export interface Backend {
  readonly address: string;
  /** Forgets all that Sendmode holds. */
  startOver(): Promise<void>;
  /** Puts these faults in the place of those that wait. */
  orderFaults(orders: readonly FaultOrder[]): Promise<void>;
  /** The messages that were accepted, once nothing is delayed any more. */
  outbox(): Promise<readonly { readonly customerid: string | null }[]>;
  /** How many requests were carried out, of the last hundred, once nothing is delayed any more. */
  carriedOut(): Promise<number>;
  close(): Promise<void>;
}

/** Delays in real time, and what resolves once none is left. */
const realDelays = () => {
  const delays = new Set<Promise<unknown>>();
  const pause = async (milliseconds: number): Promise<void> => {
    const delay = wait(milliseconds);
    delays.add(delay);
    await delay;
    delays.delete(delay);
  };
  const settled = async (): Promise<void> => {
    await Promise.all(delays);
    await nextTurn();
  };
  return { pause, settled };
};

const accounts = [{ name: 'demo', key: 'demo-key', balance: 1e9 }];

/** Starts a simulated Sendmode on a free port, with a clock that stands still and delays that take real time. */
export const openBackend = async (definition: ListenOptions['definition'], clock: Clock): Promise<Backend> => {
  const { pause, settled } = realDelays();
  const sendmode = await listenSendmode({
    definition,
    port: 0,
    readNumber: readSentNumber,
    accounts,
    clock: () => clock.now,
    pause,
  });
  const control = async (method: string, name: string, body?: object): Promise<object> => {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const response = await sendmode.app.request(`/_control/${name}`, init);
    if (!response.ok) throw new Error(`Sendmode's control refused ${name}: ${await response.text()}`);
    return (await response.json()) as object;
  };
  return {
    address: sendmode.address,
    close: sendmode.close,
    startOver: async () => void (await control('POST', 'reset', {})),
    orderFaults: async (orders) => {
      await control('DELETE', 'faults');
      for (const order of orders) await control('POST', 'faults', order);
    },
    outbox: async () => {
      await settled();
      return ((await control('GET', 'outbox')) as { messages: { customerid: string | null }[] }).messages;
    },
    carriedOut: async () => {
      await settled();
      const { requests } = (await control('GET', 'requests')) as { requests: { statusCode: number | null }[] };
      return requests.filter(({ statusCode }) => statusCode === 0).length;
    },
  };
};
