import type { PageAction, PageModel } from '../shapes.ts';
import { createActionPicker } from './action-picker.ts';
import { createCodePanel } from './code-panel.ts';
import { designerCard } from './designer-card.ts';
import { element, part, select } from './dom.ts';
import { type ActionForm, createForm } from './form.ts';
import { createTabs } from './tabs.ts';
import type { Reading } from './values.ts';

/** Where a call is put together. */
export interface CallForm {
  /** The action that is chosen. */
  action(): PageAction;
  connection(): string;
  /** Reads the form, and shows what keeps it from being sent. */
  read(): Reading;
  /** Shows what the gateway found wrong about single values. */
  showProblems(problems: ReadonlyMap<string, string>): void;
  setSending(sending: boolean): void;
}

interface CallFormEvents {
  send(): void;
  connectionChanged(): void;
  announce(text: string): void;
}

const actionFromAddress = ({ actions }: PageModel): PageAction => {
  const found =
    actions.find(({ operationId }) => `#${encodeURIComponent(operationId)}` === location.hash) ?? actions[0];
  if (found) return found;
  throw new Error('The connector has no actions, so there is nothing to try.');
};

/** Sets up the left side of the page: action, connection, form, card and code. What was typed stays with its action. */
export const createCallForm = (model: PageModel, events: CallFormEvents): CallForm => {
  const forms = new Map<string, ActionForm>();
  const connection = select(
    { id: 'connection' },
    model.connections.map((name) => [name, name] as const),
  );
  const fields = element('div', {});
  const card = element('div', {});
  const code = createCodePanel(events.announce);
  const tabs = createTabs('Views of the action', [
    { id: 'form', name: 'Fill in', content: fields },
    { id: 'card', name: 'Designer card', content: card },
    { id: 'code', name: 'Code', content: code.element },
  ]);
  let current = actionFromAddress(model);

  const form = (): ActionForm => {
    const found = forms.get(current.operationId) ?? createForm(current);
    forms.set(current.operationId, found);
    return found;
  };
  const changed = (): void => {
    const { operationId } = current;
    card.replaceChildren(designerCard(current, connection.value));
    code.update({ connector: model.name, connection: connection.value, operationId, values: form().read().values });
  };
  const choose = (action: PageAction): void => {
    current = action;
    history.replaceState(null, '', `#${encodeURIComponent(action.operationId)}`);
    fields.replaceChildren(form().element);
    part('action-description').textContent = action.description;
    part('example').hidden = !action.shown.some(({ example }) => example !== undefined);
    changed();
  };
  const showProblems = (problems: ReadonlyMap<string, string>): void => {
    if (problems.size > 0) tabs.open('form');
    form().showProblems(problems);
  };

  part('connection-field').append(connection);
  part('views').append(tabs.element);
  createActionPicker(part('actions'), model.actions, current, choose);
  choose(current);
  connection.addEventListener('change', events.connectionChanged);
  part('call-form').addEventListener('input', changed);
  part('call-form').addEventListener('submit', (event) => {
    event.preventDefault();
    events.send();
  });
  part('example').addEventListener('click', () => {
    tabs.open('form');
    form().fillExample();
    changed();
  });

  return {
    action: () => current,
    connection: () => connection.value,
    read() {
      const reading = form().read();
      showProblems(reading.problems);
      return reading;
    },
    showProblems,
    setSending(sending) {
      part('send').setAttribute('aria-disabled', String(sending));
      part('send-text').textContent = sending ? 'Sending…' : 'Send';
    },
  };
};
