import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { HostMessage, ToHost } from './messages.ts';
import { dotnetMissing, ScriptError } from './script-error.ts';

/** What happens to one exchange: lines arrive until it is closed, or the host is lost. */
export interface Exchange {
  readonly receive: (message: Exclude<HostMessage, { type: 'ready' }>) => void;
  readonly lost: (error: ScriptError) => void;
}

/** One running host process. */
export interface HostConnection {
  /** The process identifier. */
  readonly pid: number;
  /** Begins an exchange and returns its identifier, which every line to the host about it carries. */
  readonly open: (exchange: Exchange) => number;
  readonly close: (id: number) => void;
  readonly write: (id: number, message: ToHost) => void;
  /** Whether the process has ended or is about to. */
  readonly isGone: () => boolean;
  /** Ends the process, by force where it does not end by itself, and resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

const startLimit = 60_000;
const stopLimit = 1_000;
const keptOutput = 2_000;

const startProcess = (dotnet: string, assembly: string): ChildProcessWithoutNullStreams => {
  // Without this, .NET leaves sockets for debuggers in the temporary folder when it is killed.
  const child = spawn(dotnet, [assembly], { stdio: 'pipe', env: { ...process.env, DOTNET_EnableDiagnostics: '0' } });
  // A host that has gone is noticed by its exit.
  child.stdin.on('error', () => undefined);
  return child;
};

// Something else than the host may answer to the command.
const readLine = (line: string): HostMessage | undefined => {
  try {
    return JSON.parse(line) as HostMessage;
  } catch {
    return undefined;
  }
};

const gone = (code: number | null, signal: string | null, said: string) =>
  new ScriptError(
    'HOST_FAILED',
    `The program that runs the script ended unexpectedly (${signal ?? `exit code ${code}`}).${said ? ` It said:\n${said.trim()}` : ''}`,
  );

/**
 * Starts a host and waits until it takes calls.
 *
 * @throws ScriptError DOTNET_MISSING or HOST_FAILED.
 */
export const connectToHost = (dotnet: string, assembly: string): Promise<HostConnection> =>
  new Promise((resolve, reject) => {
    const child = startProcess(dotnet, assembly);
    const exchanges = new Map<number, Exchange>();
    let lastId = 0;
    let said = '';
    let stopping = false;
    const startTimer = setTimeout(() => child.kill('SIGKILL'), startLimit);
    const ended = new Promise<void>((done) => child.on('close', () => done()));

    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-keptOutput);
    });
    child.on('error', () => reject(dotnetMissing(dotnet)));
    child.on('close', (code, signal) => {
      clearTimeout(startTimer);
      const error = gone(code, signal, said);
      reject(error);
      for (const exchange of [...exchanges.values()]) exchange.lost(error);
      exchanges.clear();
    });

    const stop = async () => {
      stopping = true;
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), stopLimit);
      await ended;
      clearTimeout(timer);
    };

    const connection: HostConnection = {
      pid: child.pid ?? 0,
      open: (exchange) => {
        lastId += 1;
        exchanges.set(lastId, exchange);
        return lastId;
      },
      close: (id) => exchanges.delete(id),
      write: (id, message) => child.stdin.write(`${JSON.stringify({ ...message, id })}\n`),
      isGone: () => stopping || child.exitCode !== null || child.signalCode !== null,
      stop,
    };

    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = readLine(line);
      if (!message) {
        said = (said + line).slice(-keptOutput);
        return;
      }
      if (message.type !== 'ready') return exchanges.get(message.id)?.receive(message);
      clearTimeout(startTimer);
      resolve(connection);
    });
  });
