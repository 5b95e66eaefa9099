import type { TraceStore } from '../gateway/trace.ts';
import type { Live } from './live.ts';
import type { Panel } from './panel.ts';
import type { CallWords, PageState } from './views.ts';

/** What the page shows beside its form, in one piece, so that one request every few seconds keeps it fresh. */
export const readPageState = async (traces: TraceStore, panels: readonly Panel[], live: Live): Promise<PageState> => {
  const states = panels.map(async (panel) => [panel.name, await panel.readState()] as const);
  return {
    calls: traces.summaries(),
    panels: Object.fromEntries(await Promise.all(states)),
    live: live.state(),
  };
};

/** What was said in each of the last calls, such as the text and the numbers of a message, to search in. */
export const wordsOfCalls = (traces: TraceStore): CallWords[] =>
  traces.list().map(({ id, caller, answer }) => ({ id, words: `${caller.body} ${answer.body}` }));
