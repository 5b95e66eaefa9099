import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const repository = path.resolve(import.meta.dirname, '../..');

/** Long enough for .NET to build the script's host the first time, in milliseconds. */
const longestStart = 120_000;
const longestStop = 10_000;

/** A message in the outbox of the simulated Sendmode. */
export interface SentMessage {
  readonly messagetext: string;
  readonly senderid: string | null;
  readonly customerid: string | null;
  readonly cost: number;
  readonly recipients: readonly { readonly number: string; readonly status: string }[];
}

/** A local platform that runs as a process of its own, as `npm run dev` starts it. */
export interface RunningPlatform {
  /** The address of the gateway. */
  readonly gateway: string;
  readonly outbox: () => Promise<readonly SentMessage[]>;
  readonly customers: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly optouts: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Orders a fault for the next request of the operation. */
  readonly fault: (order: { operation: string; kind: string; status?: number; when?: string }) => Promise<void>;
  /** Starts the simulated Sendmode over. */
  readonly reset: () => Promise<void>;
  /** Ends the process and everything that it started. */
  readonly stop: () => Promise<void>;
}

const readyAddresses = (child: ChildProcess, output: string[]): Promise<[gateway: string, backend: string]> =>
  new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Error(`The local platform ${reason}. It printed:\n${output.join('\n')}`));
    const timer = setTimeout(() => fail(`was not ready after ${longestStart / 1000} seconds`), longestStart);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code} before it was ready`);
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        const [, gateway, backend] = /^ready (\S+) (\S+)$/.exec(line) ?? [];
        if (!gateway || !backend) return;
        clearTimeout(timer);
        resolve([gateway, backend]);
      });
    }
  });

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), longestStop);
  await ended;
  clearTimeout(timer);
};

const answerTo = async <Answer>(address: string, body?: object): Promise<Answer> => {
  const response = await fetch(address, body ? { method: 'POST', body: JSON.stringify(body) } : undefined);
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
};

/** The suites test the connector as it will be deployed, and that is with its script. */
const demandScript = async (gateway: string): Promise<void> => {
  const { script } = await answerTo<{ script: { state: string; reason?: string } }>(`${gateway}/health`);
  if (script.state === 'applied') return;
  throw new Error(`The script is not applied (${script.reason ?? script.state}). These suites need the .NET SDK.`);
};

/**
 * Starts the local platform on free ports.
 *
 * @param connections as the command line takes them, such as `name=key`; without any there is `demo`.
 * @throws Error with what the platform printed, if it does not get ready or does not run the script.
 */
export const startPlatform = async (connections: readonly string[] = []): Promise<RunningPlatform> => {
  const named = connections.flatMap((connection) => ['--connection', connection]);
  const command = ['scripts/sendmode-connector.js', 'dev', '--port', '0', '--backend-port', '0', ...named];
  const child = spawn(process.execPath, command, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] });
  const killChild = () => void child.kill('SIGKILL');
  process.once('exit', killChild);
  child.once('exit', () => process.off('exit', killChild));
  try {
    const [gateway, backend] = await readyAddresses(child, []);
    await demandScript(gateway);
    const control = <Answer>(name: string, body?: object) => answerTo<Answer>(`${backend}/_control/${name}`, body);
    return {
      gateway,
      outbox: async () => (await control<{ messages: SentMessage[] }>('outbox')).messages,
      customers: async () => (await control<{ customers: Record<string, unknown>[] }>('customers')).customers,
      optouts: async () => (await control<{ optouts: Record<string, unknown>[] }>('optouts')).optouts,
      fault: async (order) => void (await control('faults', order)),
      reset: async () => void (await control('reset', {})),
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
};
