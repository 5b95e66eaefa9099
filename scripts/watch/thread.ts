import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { currentBundle } from '../bundle/current.js';
import { createBundler } from '../bundle/make.js';
import { repositoryFolder } from '../repository.ts';
import type { ThreadMessage, ThreadOrder } from './messages.ts';

/** Milliseconds without another turn before the types are made: that keeps the thread busy for a second. */
const quiet = 700;

/** Faults that a person has made say all in their message; of others the stack says where they come from. */
const describeFault = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return ['ExpectedError', 'SourceError'].includes(error.name) ? error.message : (error.stack ?? error.message);
};

process.setSourceMapsEnabled(true);

/** What runs for this thread. A process whose end its parent does not see stays in the system's list until the parent ends. */
const children = new Set<ChildProcess>();
subscribe('child_process', (message) => {
  const { process: child } = message as { readonly process: ChildProcess };
  children.add(child);
  child.once('exit', () => children.delete(child));
});

const bundler = await createBundler(repositoryFolder, 'rebuild');
// Read once, so that the first bundle that is needed takes less time; a fault shows then.
const warm = bundler.warm().catch(() => undefined);
let last = 0;

const say = (message: ThreadMessage): void => parentPort?.postMessage(message);

const newBundle = async (): Promise<string> => {
  await warm;
  return bundler.make();
};

/** The code of the description as it is on disk now, and everything that checks it. */
const loadRebuild = async (): Promise<typeof import('./rebuild.ts')> => {
  const bundle = currentBundle(repositoryFolder, 'rebuild') ?? (await newBundle());
  return import(pathToFileURL(path.join(bundle, 'rebuild.js')).href);
};

const take = async (turn: number): Promise<void> => {
  const { rebuild, rebuildTypes } = await loadRebuild();
  const rebuilt = await rebuild();
  say({ turn, type: 'files', files: rebuilt.files });
  await pause(quiet);
  if (turn === last) say({ turn, type: 'types', file: await rebuildTypes(rebuilt) });
};

/** Ends the compiler's process, which would outlive this thread, and then the thread. */
const end = async (): Promise<void> => {
  await bundler.stop();
  await Promise.all([...children].map((child) => new Promise((resolve) => child.once('exit', resolve))));
  process.exit();
};

parentPort?.on('message', (order: ThreadOrder) => {
  if (order === 'end') return void end();
  last = order;
  take(order).catch((error: unknown) => say({ turn: order, type: 'fault', text: describeFault(error) }));
});
