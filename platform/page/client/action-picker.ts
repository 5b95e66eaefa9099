import type { PageAction } from '../views.ts';
import { element } from './dom.ts';

/** The actions as radio buttons: arrow keys move, and what is chosen is seen at once. */
export const createActionPicker = (
  place: HTMLElement,
  actions: readonly PageAction[],
  chosen: PageAction,
  choose: (action: PageAction) => void,
): void => {
  place.append(
    ...actions.map((action) => {
      const input = element('input', {
        type: 'radio',
        name: 'action',
        value: action.operationId,
        checked: action === chosen,
      });
      input.addEventListener('change', () => choose(action));
      return element(
        'label',
        { class: 'action' },
        input,
        element('span', { class: 'name' }, action.title),
        element('code', {}, `${action.method} ${action.path}`),
      );
    }),
  );
};
