import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import { currentBundle } from '../bundle/current.js';
import { repositoryFolder } from '../repository.ts';
import type { ThreadMessage, ThreadOrder } from './messages.ts';

/** Seconds that a description may take; one that takes longer is taken for a loop without end. */
const longestTurn = 20;

/** Modules are never unloaded, so a thread is replaced after this many turns, between two of them. */
const turnsOfAThread = 50;

/** Milliseconds for a thread to end by itself, which one in a loop without end does not. */
const longestEnd = 3000;

const endThread = async (thread: Worker): Promise<void> => {
  const ended = new Promise((resolve) => thread.once('exit', resolve));
  thread.postMessage('end' satisfies ThreadOrder);
  await Promise.race([ended, pause(longestEnd, undefined, { ref: false })]);
  await thread.terminate();
};

/** What became of one turn: the files without the types, or what is wrong. */
export type RebuildOutcome = { readonly files: readonly EmittedFile[] } | { readonly fault: string };

/** Rebuilds the description in a thread, so that no code of it can harm what runs. */
export interface Rebuilder {
  /** One at a time. */
  rebuild(): Promise<RebuildOutcome>;
  stop(): Promise<void>;
}

const endedFault = (reason: string): RebuildOutcome => ({
  fault: `The description could not be built: ${reason} Correct it and save it again.`,
});

/**
 * @param typesMade is given the types some time after the other files of a turn, unless another turn came before.
 * @returns undefined where the sources cannot be bundled, as in a checkout that may only be read.
 */
export const createRebuilder = (typesMade: (file: EmittedFile) => void): Rebuilder | undefined => {
  const bundle = currentBundle(repositoryFolder, 'dev');
  if (bundle === undefined) return undefined;
  let turn = 0;
  let thread: Worker | undefined;
  let end: (outcome: RebuildOutcome) => void = () => undefined;

  const startThread = (): Worker => {
    const started = new Worker(pathToFileURL(path.join(bundle, 'thread.js')));
    started.on('message', (message: ThreadMessage) => {
      if (message.turn !== turn) return;
      if (message.type === 'types') typesMade(message.file);
      else end(message.type === 'files' ? { files: message.files } : { fault: message.text });
    });
    started.on('error', (error) => end(endedFault(error.message)));
    started.on('exit', () => {
      if (thread === started) thread = undefined;
      end(endedFault('it ended the thread that builds it.'));
    });
    return started;
  };

  const rebuild = async (): Promise<RebuildOutcome> => {
    turn += 1;
    if (thread && turn % turnsOfAThread === 0) await endThread(thread);
    thread ??= startThread();
    const outcome = new Promise<RebuildOutcome>((resolve) => {
      end = resolve;
    });
    const late = setTimeout(() => {
      end(endedFault(`it took more than ${longestTurn} seconds, so there may be a loop without end.`));
      void thread?.terminate();
    }, longestTurn * 1000);
    thread.postMessage(turn satisfies ThreadOrder);
    return outcome.finally(() => clearTimeout(late));
  };
  return {
    rebuild,
    stop: async () => {
      if (thread) await endThread(thread);
    },
  };
};
