import type { TraceSummary } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { getCallWords } from './api.ts';
import { askingButton } from './asking-button.ts';
import { button, element } from './dom.ts';
import { statusText, toneOf } from './meaning.ts';
import { createSearchBox } from './search-box.ts';
import { timeText } from './time.ts';

const ways: Readonly<Record<TraceSummary['way'], string>> = {
  operation: 'by operation id',
  apim: 'as a flow calls',
  invoke: 'as Power Apps calls',
};

/** What can be done with a call of the list. */
export interface HistoryEvents {
  open(id: string): void;
  again(id: string): void;
  edit(id: string): void;
  clear(): void;
}

/** Where the focus is within the list, so that it stays there when the list is made anew. */
const focusIn = (place: HTMLElement): string | undefined => {
  const focused = document.activeElement;
  const id = focused instanceof HTMLElement && place.contains(focused) ? focused.dataset.focus : undefined;
  return id && `[data-focus="${CSS.escape(id)}"]`;
};

/** What a call is called in the list, and what is said of it. */
const createTexts = (model: PageModel) => {
  const titles = new Map(model.actions.map(({ operationId, title }) => [operationId, title]));
  return {
    title: ({ operationId }: TraceSummary): string => titles.get(operationId ?? '') ?? 'not understood',
    facts: ({ way, milliseconds, time, connection }: TraceSummary): string =>
      `${ways[way]} · ${connection} · ${milliseconds} ms · ${timeText(time)}`,
  };
};

/** A line of the list: what opens the call, and what is done with it without opening it. */
const lineView = (
  call: TraceSummary,
  isOpen: boolean,
  texts: ReturnType<typeof createTexts>,
  events: HistoryEvents,
): HTMLElement => {
  const { id, operationId, status } = call;
  const small = (text: string, act: (id: string) => void): HTMLElement =>
    button(
      text,
      () => act(id),
      { class: 'quiet', 'data-focus': `${text} ${id}` },
      element('span', { class: 'visually-hidden' }, `: ${texts.title(call)}, ${timeText(call.time)}`),
    );
  const about = { class: 'call', 'data-call': id, 'data-focus': id, 'aria-current': isOpen && 'true' };
  return element(
    'li',
    {},
    button(
      '',
      () => events.open(id),
      about,
      element('span', { class: `chip ${toneOf(status)}` }, String(status)),
      element('span', { class: 'name' }, texts.title(call)),
      element('span', { class: 'facts' }, texts.facts(call)),
    ),
    operationId !== undefined && small('Send again', events.again),
    operationId !== undefined && small('Edit', events.edit),
  );
};

/** The search in the calls, with what was said in them, which is asked for when somebody searches. */
const createSearch = (texts: ReturnType<typeof createTexts>, changed: () => void) => {
  const box = createSearchBox('Search the last calls', changed);
  let words: ReadonlyMap<string, string> = new Map();
  return {
    element: box.element,
    matches: (call: TraceSummary): boolean =>
      box.matches(
        [texts.title(call), texts.facts(call), statusText(call.status), call.id, words.get(call.id) ?? ''].join(' '),
      ),
    /** Asks for what was said, where it is searched in and not known. @returns whether more is known now */
    async learn(calls: readonly TraceSummary[]): Promise<boolean> {
      if (!box.active() || calls.every(({ id }) => words.has(id))) return false;
      // Where the platform does not answer, the page says so elsewhere.
      words = await getCallWords().catch(() => words);
      return true;
    },
  };
};

/** The last calls, the newest first, from this page or from anywhere else; each opens its result. */
export const createHistory = (place: HTMLElement, model: PageModel, events: HistoryEvents) => {
  const texts = createTexts(model);
  const search = createSearch(texts, () => void find());
  const list = element('div', {});
  const tools = element(
    'div',
    { class: 'list-tools' },
    search.element,
    askingButton('Clear', 'Forget these calls', events.clear),
  );
  let calls: readonly TraceSummary[] = [];
  let opened: string | undefined;

  const find = async (): Promise<void> => {
    show();
    if (await search.learn(calls)) show();
  };
  const line = (call: TraceSummary): HTMLElement => lineView(call, call.id === opened, texts, events);
  const show = (): void => {
    const focused = focusIn(list);
    const found = calls.filter(search.matches);
    tools.hidden = calls.length === 0;
    const empty =
      calls.length === 0
        ? 'No calls yet. Those from a terminal or a program appear here too.'
        : `None of the last ${calls.length} calls has that in it.`;
    list.replaceChildren(
      found.length === 0
        ? element('p', { class: 'empty' }, empty)
        : element('ol', { class: 'history' }, ...found.map(line)),
    );
    if (focused) list.querySelector<HTMLElement>(focused)?.focus();
  };
  place.append(tools, list);
  show();
  return {
    /** @param shown - The id of the call whose result is shown. */
    update(next: readonly TraceSummary[], shown: string | undefined): void {
      calls = next;
      opened = shown;
      void find();
    },
    opened(shown: string | undefined): void {
      opened = shown;
      show();
    },
  };
};
