import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { HostMessage, ToHost } from './messages.ts';
import { type PatientTimer, patientTimer } from './patient-timer.ts';
import { dotnetMissing, ScriptError } from './script-error.ts';

/** Why a host is gone, and the last that it wrote to its standard error; empty where it wrote nothing. */
export interface HostEnd {
  readonly sentence: string;
  readonly said: string;
}

/** What happens to one exchange: lines arrive until it is closed, or the host is lost. */
export interface Exchange {
  readonly receive: (message: Exclude<HostMessage, { type: 'ready' | 'taken' }>) => void;
  readonly lost: (end: HostEnd) => void;
}

/** One running host process. */
export interface HostConnection {
  /** The process identifier. */
  readonly pid: number;
  /** Begins an exchange and returns its identifier, which every line to the host about it carries. */
  readonly open: (exchange: Exchange) => number;
  readonly close: (id: number) => void;
  /** Writes a line. A host that does not take a call or a question within 5 seconds is given up. */
  readonly write: (id: number, message: ToHost) => void;
  /** Ends the process at once, since it does not answer; every open exchange is lost for this reason, a sentence. */
  readonly giveUp: (sentence: string) => void;
  /** Whether the process has ended or is about to. */
  readonly isGone: () => boolean;
  /** Ends the process, by force where it does not end by itself, and resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

const startLimit = 60_000;
const stopLimit = 1_000;
const takenLimit = 5_000;
const keptOutput = 2_000;

const tookNoCall = `The program that runs the script took no call for ${takenLimit / 1000} seconds, so it was ended and is started anew.`;

/** Keeps what a process says: of its end what .NET says first, without the stack below it, or else the last. */
const lastWords = () => {
  let said = '';
  let crash: string | undefined;
  return {
    hear: (text: string) => {
      said = (said + text).slice(-keptOutput);
      crash ??= /^(?:Stack overflow|Unhandled exception).*/m.exec(said)?.[0];
    },
    said: () => crash ?? said.trim(),
  };
};

/** Why a host is gone, in words: the sentence, what follows from it, and what the host said. */
export const describeEnd = ({ sentence, said }: HostEnd, consequence = ''): string =>
  `${[sentence, consequence].filter(Boolean).join(' ')}${said ? ` It said:\n${said}` : ''}`;

/** Starts the process, and keeps why it ends and what it said. */
const startProcess = (dotnet: string, assembly: string) => {
  // Without this, .NET leaves sockets for debuggers in the temporary folder when it is killed.
  const child = spawn(dotnet, [assembly], { stdio: 'pipe', env: { ...process.env, DOTNET_EnableDiagnostics: '0' } });
  const { hear, said } = lastWords();
  let reason: string | undefined;
  const ended = new Promise<HostEnd>((resolve) => {
    child.on('close', (code, signal) => {
      const sentence = `The program that runs the script ended unexpectedly (${signal ?? `exit code ${code}`}).`;
      resolve({ sentence: reason ?? sentence, said: said() });
    });
  });
  child.stderr.on('data', hear);
  // A host that has gone is noticed by its exit.
  child.stdin.on('error', () => undefined);
  return {
    child,
    hear,
    ended,
    giveUp: (sentence: string) => {
      reason ??= sentence;
      child.kill('SIGKILL');
    },
    isGone: () => reason !== undefined || child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      reason ??= 'The program that runs the script was stopped.';
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), stopLimit);
      await ended;
      clearTimeout(timer);
    },
  };
};

// Something else than the host may answer to the command.
const readLine = (line: string): HostMessage | undefined => {
  try {
    return JSON.parse(line) as HostMessage;
  } catch {
    return undefined;
  }
};

/** Hands on what a stream says line by line. Only the line feed ends one: a body may hold what others count as its end. */
const onEachLine = (stream: Readable, take: (line: string) => void): void => {
  let begun = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const [first = '', ...rest] = text.split('\n');
    begun += first;
    for (const next of rest) {
      take(begun);
      begun = next;
    }
  });
};

/** Writes the lines of calls that are under way at the same time in one go: each write costs a call of the system. */
const gatheringLines = (stream: Writable): ((line: string) => void) => {
  let gathered = '';
  return (line) => {
    if (gathered === '')
      setImmediate(() => {
        stream.write(gathered);
        gathered = '';
      });
    gathered += line;
  };
};

/** The exchanges that are open on one host, and how long it may still take to take each. */
const openExchanges = (giveUp: (sentence: string) => void) => {
  const exchanges = new Map<number, Exchange>();
  const untaken = new Map<number, PatientTimer>();
  let lastId = 0;
  const taken = (id: number) => {
    untaken.get(id)?.end();
    untaken.delete(id);
  };
  return {
    open: (exchange: Exchange) => {
      lastId += 1;
      exchanges.set(lastId, exchange);
      return lastId;
    },
    close: (id: number) => {
      taken(id);
      exchanges.delete(id);
    },
    asked: (id: number) =>
      untaken.set(
        id,
        patientTimer(takenLimit, () => giveUp(tookNoCall)),
      ),
    deliver: (message: Exclude<HostMessage, { type: 'ready' }>) => {
      if (message.type === 'taken') taken(message.id);
      else exchanges.get(message.id)?.receive(message);
    },
    lose: (end: HostEnd) => {
      for (const id of untaken.keys()) taken(id);
      for (const exchange of [...exchanges.values()]) exchange.lost(end);
      exchanges.clear();
    },
  };
};

/**
 * Starts a host and waits until it takes calls.
 *
 * @throws ScriptError DOTNET_MISSING or HOST_FAILED.
 */
export const connectToHost = (dotnet: string, assembly: string): Promise<HostConnection> =>
  new Promise((resolve, reject) => {
    const { child, hear, ended, giveUp, isGone, stop } = startProcess(dotnet, assembly);
    const exchanges = openExchanges(giveUp);
    const startTimer = patientTimer(startLimit, () =>
      giveUp(`The program that runs the script was not ready after ${startLimit / 1000} seconds.`),
    );
    child.on('error', () => {
      startTimer.end();
      reject(dotnetMissing(dotnet));
    });
    void ended.then((end) => {
      startTimer.end();
      reject(new ScriptError('HOST_FAILED', describeEnd(end)));
      exchanges.lose(end);
    });
    const writeLine = gatheringLines(child.stdin);
    const write = (id: number, message: ToHost) => {
      if (['execute', 'prepare', 'check'].includes(message.type)) exchanges.asked(id);
      writeLine(`${JSON.stringify({ ...message, id })}\n`);
    };
    const connection = {
      pid: child.pid ?? 0,
      open: exchanges.open,
      close: exchanges.close,
      write,
      giveUp,
      isGone,
      stop,
    };

    onEachLine(child.stdout, (line) => {
      const message = readLine(line);
      if (!message) return hear(line);
      if (message.type !== 'ready') return exchanges.deliver(message);
      startTimer.end();
      resolve(connection);
    });
  });
