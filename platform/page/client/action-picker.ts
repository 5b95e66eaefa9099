import type { PageAction } from '../views.ts';
import { element } from './dom.ts';

/**
 * The actions as radio buttons: arrow keys move, and what is chosen is seen at once.
 *
 * @returns what chooses an action by its operation id
 */
export const createActionPicker = (
  place: HTMLElement,
  actions: readonly PageAction[],
  chosen: PageAction,
  choose: (action: PageAction) => void,
): ((operationId: string) => void) => {
  const inputs = new Map(
    actions.map((action) => {
      const { operationId } = action;
      const input = element('input', { type: 'radio', name: 'action', value: operationId, checked: action === chosen });
      input.addEventListener('change', () => choose(action));
      return [operationId, input] as const;
    }),
  );
  place.append(
    ...actions.map(({ operationId, title }) =>
      element('label', { class: 'action' }, inputs.get(operationId), element('span', { class: 'name' }, title)),
    ),
  );
  return (operationId) => {
    const action = actions.find((each) => each.operationId === operationId);
    const input = inputs.get(operationId);
    if (!action || !input) return;
    input.checked = true;
    choose(action);
  };
};
