import { markdownPage, markdownTable } from '../../emit/markdown.ts';
import type { Verdict } from '../../test/reliability/soak-verdict.ts';
import type { Held } from './processes.ts';

/** What the gateway's process and the script's held before the load, at most under it (the gateway), and at rest after it. */
export interface Resources {
  readonly before: { readonly gateway: Held; readonly host: Held };
  readonly peak: Held;
  readonly after: { readonly gateway: Held; readonly host: Held };
}

interface Soak {
  readonly verdict: Verdict;
  readonly resources: Resources;
  readonly bounds: Held;
  readonly calls: number;
  /** Milliseconds. */
  readonly median: number;
  /** Seconds of the load in whose middle the script's process was killed. */
  readonly seconds: number;
}

const held = ({ megabytes, handles }: Held): string => `${megabytes.toFixed(0)} MB, ${handles} handles`;

/** What a soak came to, for the page and the terminal. */
export const soakText = ({ verdict, resources: { before, peak, after }, bounds, ...figures }: Soak): string =>
  markdownPage(
    `${figures.calls.toLocaleString('en-GB')} calls of all actions from 90 connections, the most of them in ${figures.seconds} seconds in whose middle the process of the script was killed (SIGKILL).`,
    markdownTable(
      ['what', 'figure'],
      [
        ['texts accepted, each once in the outbox', String(verdict.accepted)],
        [
          'unknown outcomes (424, or no answer), of these sent',
          `${verdict.unknown.messages} · ${verdict.unknown.sent}`,
        ],
        ['accepted and not in the outbox', String(verdict.lost)],
        ['twice in the outbox', String(verdict.doubled)],
        ['reported as failed, and sent', String(verdict.failedAlthoughSent)],
        ['in the outbox, and sent by nobody', String(verdict.ghosts)],
        ['median of a call', `${figures.median.toFixed(0)} ms`],
        ['gateway and simulation: at rest before', held(before.gateway)],
        ['at most under load', held(peak)],
        ['at rest after', held(after.gateway)],
        ['process of the script: at rest before', held(before.host)],
        ['at rest after, a new process', held(after.host)],
      ],
    ),
    `Bounds at rest: no more than ${bounds.megabytes} MB and ${bounds.handles} handles above what was held before.`,
  );
