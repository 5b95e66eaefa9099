import path from 'node:path';
import { createGateway } from '../../../platform/gateway/gateway.ts';
import { startScript } from '../../../platform/gateway/start-script.ts';
import { filesInProject, loadConnector } from '../../../platform/loading/load.ts';
import { type Backend, type Clock, openBackend } from './backend.ts';

const project = path.resolve(import.meta.dirname, '../../..');
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

/** A simulated Sendmode of its own that listens, a gateway before it, and a clock that passes only when a host waits. */
export interface Lane extends Omit<Backend, 'address' | 'close'> {
  readonly clock: Clock;
  call(request: HostCall): Promise<HostAnswer>;
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
  const { address, close, ...backend } = await openBackend(connector.document, clock);
  const gateway = createGateway({
    connector,
    backends: { service: address },
    now: () => clock.now,
    elapsed: () => clock.now,
    ...(runner ? { script: runner } : {}),
    ...(answerWithin === undefined ? {} : { limits: { outboundSeconds: answerWithin } }),
  });
  const call = async ({ method, path: below, body }: HostCall): Promise<HostAnswer> => {
    const json = { 'content-type': 'application/json' };
    const init = body ? { method, headers: json, body: JSON.stringify(body) } : { method };
    const response = await gateway.fetch(new Request(`http://127.0.0.1/apim/sendmode/demo${below}`, init));
    const correlationId = response.headers.get('x-ms-correlation-id');
    return { status: response.status, body: await response.text(), correlationId };
  };
  return { lane: { ...backend, clock, call }, close };
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
