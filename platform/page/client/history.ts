import type { TraceSummary } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { button, element } from './dom.ts';
import { toneOf } from './meaning.ts';

const ways: Readonly<Record<TraceSummary['way'], string>> = {
  operation: 'by operation id',
  apim: 'as a flow calls',
  invoke: 'as Power Apps calls',
};

/** The last calls, the newest first, from this page or from anywhere else; each opens its result. */
export const createHistory = (place: HTMLElement, model: PageModel, open: (id: string) => void) => {
  const titles = new Map(model.actions.map(({ operationId, title }) => [operationId, title]));
  const line = ({ id, time, way, operationId, status, milliseconds }: TraceSummary): HTMLElement =>
    element(
      'li',
      {},
      button(
        '',
        () => open(id),
        { class: 'call', 'data-call': id },
        element('span', { class: `chip ${toneOf(status)}` }, String(status)),
        element('span', { class: 'name' }, titles.get(operationId ?? '') ?? 'not understood'),
        element(
          'span',
          { class: 'facts' },
          `${ways[way]} · ${milliseconds} ms · ${new Date(time).toLocaleTimeString()}`,
        ),
      ),
    );
  return {
    update(calls: readonly TraceSummary[]): void {
      const focused = document.activeElement?.getAttribute('data-call');
      place.replaceChildren(
        calls.length === 0
          ? element('p', { class: 'empty' }, 'No calls yet. Those from a terminal or a program appear here too.')
          : element('ol', { class: 'history' }, ...calls.map(line)),
      );
      if (focused) place.querySelector<HTMLElement>(`[data-call="${CSS.escape(focused)}"]`)?.focus();
    },
  };
};
