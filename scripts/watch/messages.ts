import type { EmittedFile } from '../../emit/emitted-file.ts';

/** What the thread that rebuilds the description is told: the number of a turn to take, or to end. */
export type ThreadOrder = number | 'end';

/** What the thread that rebuilds the description says about one turn, which has the number that it was ordered with. */
export type ThreadMessage =
  | { readonly turn: number; readonly type: 'files'; readonly files: readonly EmittedFile[] }
  /** The last message of a turn: the types, which nothing that runs waits for. */
  | { readonly turn: number; readonly type: 'types'; readonly file: EmittedFile }
  | { readonly turn: number; readonly type: 'fault'; readonly text: string };
