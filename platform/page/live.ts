import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Fault, LiveState } from './views.ts';

/** What is served while pages are open, and what keeps the files from being served. */
export interface Live {
  state(): LiveState;
  /** Something else is served from now on: pages load it. */
  served(): void;
  /** What is wrong with a part of the connector, such as its script; undefined once it is right again. */
  report(part: string, fault: Fault | undefined): void;
  /** Is told of each change. @returns what ends that */
  subscribe(listener: () => void): () => void;
}

export const createLive = (): Live => {
  const listeners = new Set<() => void>();
  const faults = new Map<string, Fault>();
  // Random, so that a page that was opened before the platform was started again does not take it for the same.
  let serving = randomUUID();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    state: () => ({ serving, faults: [...faults.values()] }),
    served() {
      serving = randomUUID();
      tell();
    },
    report(part, fault) {
      if (fault === undefined) faults.delete(part);
      else faults.set(part, fault);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Tells pages at `GET /_changes`, by server-sent events, when it is time to ask for the state. */
export const serveChanges = (app: Hono, live: Live): void => {
  app.get('/_changes', (context: Context) =>
    streamSSE(context, async (stream) => {
      const end = live.subscribe(() => void stream.writeSSE({ event: 'changed', data: '' }));
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      end();
    }),
  );
};
