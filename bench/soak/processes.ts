import { readdirSync, readFileSync } from 'node:fs';

/** What a process holds: megabytes of memory in use, and open files and sockets. */
export interface Held {
  readonly megabytes: number;
  readonly handles: number;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
};

/** What a process holds now, by Linux's /proc; nothing once it has ended. */
export const heldBy = (pid: number): Held => {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`)) ?? [];
  try {
    return { megabytes: Number(kilobytes) / 1024, handles: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return { megabytes: 0, handles: 0 };
  }
};

/** Milliseconds of processor time that a process has had until now, counted in hundredths of a second; 0 once it has ended. */
export const processorTime = (pid: number): number => {
  const [, , ...fields] = /^(.*\)) (.*)$/s.exec(read(`/proc/${pid}/stat`))?.[2]?.split(' ') ?? [];
  return (Number(fields[9] ?? 0) + Number(fields[10] ?? 0)) * 10;
};

/** The process that runs the script for a gateway's process: the child whose command line names the host. */
export const scriptHostOf = (gateway: number): number | undefined =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      const isChild = new RegExp(`^PPid:\\t${gateway}$`, 'm').test(read(`/proc/${pid}/status`));
      return isChild && read(`/proc/${pid}/cmdline`).includes('script-host');
    });
