import { readFileSync } from 'node:fs';

const every = 300;

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // The process is gone, or this system has no such files: then the parent alone is looked at.
    return '';
  }
};

/** The name in brackets, which may hold anything, is followed by the state and the parent. */
const parentOf = (pid: number): string => /\) \S (\d+) /.exec(read(pid, 'stat'))?.[1] ?? '';

/** This process's parent, and the one behind the shell that npm starts scripts with where that stays in between. */
const ancestors = (): string => {
  const parent = process.ppid;
  const isShell = /^\S*sh\0-c\0/.test(read(parent, 'cmdline'));
  return isShell ? `${parent} ${parentOf(parent)}` : String(parent);
};

/**
 * Calls back when the npm that started this command is gone: it hands a signal on to its shell, and the shell to nobody;
 * when it is killed, to nobody at all. A command that npm did not start may outlive who started it.
 */
export const whenNpmEnds = (command: string, ended: () => void): void => {
  if (process.env.npm_lifecycle_event !== command) return;
  const started = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === started) return;
    clearInterval(timer);
    ended();
  }, every);
  timer.unref();
};
