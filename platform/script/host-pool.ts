import { setTimeout as pause } from 'node:timers/promises';
import type { Execution } from './execution.ts';
import type { HostConnection } from './host-connection.ts';
import { ScriptError } from './script-error.ts';

/** The host in use, and those that a script has spoilt. */
export interface HostPool {
  /** The host for the next call; a new one where the last has gone. */
  readonly current: () => Promise<HostConnection>;
  /** Follows a call, so that its host is not ended under it, and replaces the host if the script does not end. */
  readonly follow: (host: HostConnection, execution: Execution) => void;
  readonly processIds: () => readonly number[];
  /** Ends all hosts; none can be started afterwards. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds that a script has for coming to an end after its time limit, before its process is replaced. */
const grace = 500;

/** @param start starts a host that is ready for calls. */
export const hostPool = (start: () => Promise<HostConnection>): HostPool => {
  const results = new Map<HostConnection, Set<Promise<unknown>>>();
  let starting: Promise<HostConnection> | undefined;
  let stopped = false;

  const startOne = async () => {
    const host = await start();
    results.set(host, new Set());
    if (stopped) await host.stop();
    return host;
  };

  const retire = async (host: HostConnection) => {
    if ((await starting?.catch(() => undefined)) === host) starting = undefined;
    const open = results.get(host);
    while (open && open.size > 0) await Promise.all(open);
    await host.stop();
    results.delete(host);
  };

  return {
    current: async () => {
      if (stopped) throw new ScriptError('STOPPED', 'The script process was stopped, so no further call can be made.');
      const before = starting;
      const host = await before?.catch(() => undefined);
      if (host && !host.isGone()) return host;
      if (host) results.delete(host);
      // Of several callers that find the host gone, the first starts the next one.
      if (!starting || starting === before) starting = startOne();
      return starting;
    },
    follow: (host, { result, finished }) => {
      const open = results.get(host);
      open?.add(result);
      void result.then(async ({ outcome }) => {
        open?.delete(result);
        if (outcome !== 'timed out') return;
        const inTime = await Promise.race([finished.then(() => true), pause(grace, false, { ref: false })]);
        if (!inTime && !host.isGone() && results.has(host)) await retire(host);
      });
    },
    processIds: () => [...results.keys()].filter((host) => !host.isGone()).map(({ pid }) => pid),
    stop: async () => {
      stopped = true;
      await starting?.catch(() => undefined);
      await Promise.all([...results.keys()].map((host) => host.stop()));
      results.clear();
    },
  };
};
