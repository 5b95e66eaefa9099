import path from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { createGateway } from '../../platform/gateway/gateway.ts';
import { startScript } from '../../platform/gateway/start-script.ts';
import { filesInProject, loadConnector } from '../../platform/loading/load.ts';
import { listenSendmode } from '../../sendmode/listen.ts';

const project = path.resolve(import.meta.dirname, '../..');
const start = Date.parse('2030-01-15T10:00:00Z');

/** A request as a host makes it of the gateway, below the connection's address. */
export interface HostCall {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** What came of one request to the gateway. */
export interface HostAnswer {
  readonly status: number;
  readonly body: string;
  readonly correlationId: string | null;
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

/** A simulated Sendmode of its own that listens, a gateway before it, and a clock that passes only when a host waits. */
export interface Lane {
  readonly clock: { now: number };
  call(request: HostCall): Promise<HostAnswer>;
  /** Forgets all that Sendmode holds. */
  startOver(): Promise<void>;
  /** Puts these faults in the place of those that wait. */
  orderFaults(orders: readonly FaultOrder[]): Promise<void>;
  /** The messages that were accepted, once nothing is delayed any more. */
  outbox(): Promise<readonly { readonly customerid: string | null }[]>;
  /** How many requests were carried out, of the last hundred, once nothing is delayed any more. */
  carriedOut(): Promise<number>;
}

/** How lanes are set up. */
export interface LaneOptions {
  /** Whether the script runs around every call. */
  readonly script: boolean;
  readonly count: number;
  /** Seconds of the platform's own limit for a script. */
  readonly scriptLimit?: number;
  /** Seconds that the gateway waits for Sendmode. */
  readonly answerWithin?: number;
}

type Connector = Awaited<ReturnType<typeof loadConnector>>;
type Runner = Awaited<ReturnType<typeof startScript>>['runner'];

const openLane = async (connector: Connector, runner: Runner, answerWithin: number | undefined) => {
  const clock = { now: start };
  const delays = new Set<Promise<unknown>>();
  const pause = async (milliseconds: number): Promise<void> => {
    const delay = wait(milliseconds);
    delays.add(delay);
    await delay;
    delays.delete(delay);
  };
  const accounts = [{ name: 'demo', key: 'demo-key', balance: 1e9 }];
  const sendmode = await listenSendmode({
    definition: connector.document,
    port: 0,
    accounts,
    clock: () => clock.now,
    pause,
  });
  const gateway = createGateway({
    connector,
    backend: sendmode.address,
    now: () => clock.now,
    ...(runner ? { script: runner } : {}),
    ...(answerWithin === undefined ? {} : { limits: { outboundSeconds: answerWithin } }),
  });
  const control = async (method: string, name: string, body?: object): Promise<object> => {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const response = await sendmode.app.request(`/_control/${name}`, init);
    if (!response.ok) throw new Error(`Sendmode's control refused ${name}: ${await response.text()}`);
    return (await response.json()) as object;
  };
  const settled = async (): Promise<void> => {
    await Promise.all(delays);
    await nextTurn();
  };
  const lane: Lane = {
    clock,
    call: async ({ method, path: below, body }) => {
      const json = { 'content-type': 'application/json' };
      const init = body ? { method, headers: json, body: JSON.stringify(body) } : { method };
      const response = await gateway.fetch(new Request(`http://127.0.0.1/apim/sendmode/demo${below}`, init));
      const correlationId = response.headers.get('x-ms-correlation-id');
      return { status: response.status, body: await response.text(), correlationId };
    },
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
  return { lane, close: sendmode.close };
};

/**
 * Opens lanes that share one script host and works with them, then closes everything.
 *
 * @throws Error where the script cannot be run, since the figures would be those without it.
 */
export const withLanes = async <Result>(
  { script, count, scriptLimit = 5, answerWithin }: LaneOptions,
  work: (lanes: readonly Lane[]) => Promise<Result>,
): Promise<Result> => {
  const { script: own, ...plain } = await loadConnector(filesInProject(project));
  const connector = script && own ? { ...plain, script: own } : plain;
  const started = await startScript(connector, { timeLimitSeconds: scriptLimit, progress: console.error });
  const closers = [started.stop];
  try {
    if (script && !(started.runner && 'execute' in started.runner))
      throw new Error(`The script is not applied: ${started.runner?.unavailable ?? 'there is none'}.`);
    const opened = await Promise.all(
      Array.from({ length: count }, () => openLane(connector, started.runner, answerWithin)),
    );
    closers.push(...opened.map(({ close }) => close));
    return await work(opened.map(({ lane }) => lane));
  } finally {
    await Promise.all(closers.map((close) => close()));
  }
};

/** Does the work of each item, the next one in the first lane that is free, and returns what came of them in their order. */
export const inLanes = async <Item, Result>(
  lanes: readonly Lane[],
  items: readonly Item[],
  work: (lane: Lane, item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  const waiting = items.entries();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const [index, item] of waiting) results[index] = await work(lane, item);
    }),
  );
  return results;
};
