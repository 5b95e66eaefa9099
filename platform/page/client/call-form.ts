import type { PageAction, PageModel } from '../views.ts';
import { connectionChoices } from './about.ts';
import { createActionPicker } from './action-picker.ts';
import { createCodePanel } from './code-panel.ts';
import { designerCard } from './designer-card.ts';
import { element, part, select } from './dom.ts';
import { createForm, type EditableForm } from './form.ts';
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
  const found = actions.find(({ operationId }) => `#${encodeURIComponent(operationId)}` === location.hash);
  const action = found ?? actions[0];
  if (action) return action;
  throw new Error('The connector has no actions, so there is nothing to try.');
};

/** The views of one action: its form, its card in the designer, and its call as code. */
const createViews = (announce: CallFormEvents['announce']) => {
  const places = { form: element('div', {}), card: element('div', {}) };
  const code = createCodePanel(announce);
  const tabs = createTabs('Views of the action', [
    { id: 'form', name: 'Fill in', content: places.form },
    { id: 'card', name: 'Designer card', content: places.card },
    { id: 'code', name: 'Code', content: code.element },
  ]);
  part('views').append(tabs.element);
  return { ...places, code, openForm: () => tabs.open('form') };
};

/** Forms by their action, made when first wanted, so that what was typed stays with its action. */
const createForms = () => {
  const forms = new Map<string, EditableForm>();
  return (action: PageAction): EditableForm => {
    const form = forms.get(action.operationId) ?? createForm(action);
    forms.set(action.operationId, form);
    return form;
  };
};

const setSending = (sending: boolean): void => {
  part('send').setAttribute('aria-disabled', String(sending));
  part('send-text').textContent = sending ? 'Sending…' : 'Send';
};

const onSubmit = (send: () => void): void => {
  part('call-form').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
};

const connectionSelect = ({ connections }: PageModel): HTMLSelectElement =>
  select(
    { id: 'connection' },
    connections.map((name) => [name, name] as const),
  );

/** Sets up the left side of the page: action, connection, and the views of the action. */
export const createCallForm = (model: PageModel, events: CallFormEvents): CallForm => {
  const connection = connectionSelect(model);
  const chosen = element('span', { id: 'connection-choice', class: 'muted' });
  const views = createViews(events.announce);
  const formOf = createForms();
  let current = actionFromAddress(model);

  const changed = (): void => {
    const { operationId } = current;
    const { values } = formOf(current).read();
    chosen.textContent = connectionChoices(model, connection.value);
    views.card.replaceChildren(designerCard(current, connection.value));
    views.code.update({ connector: model.name, connection: connection.value, operationId, values });
  };
  const choose = (action: PageAction): void => {
    current = action;
    history.replaceState(null, '', `#${encodeURIComponent(action.operationId)}`);
    views.form.replaceChildren(formOf(action).element);
    part('action-description').textContent = action.description;
    part('example').hidden = !action.shown.some(({ example }) => example !== undefined);
    changed();
  };
  const showProblems = (problems: ReadonlyMap<string, string>): void => {
    if (problems.size > 0) views.openForm();
    formOf(current).showProblems(problems);
  };

  part('connection-field').append(connection, chosen);
  createActionPicker(part('actions'), model.actions, current, choose);
  choose(current);
  connection.addEventListener('change', events.connectionChanged);
  part('call-form').addEventListener('input', changed);
  onSubmit(events.send);
  part('example').addEventListener('click', () => {
    views.openForm();
    formOf(current).fillExample();
    changed();
  });
  return {
    action: () => current,
    connection: () => connection.value,
    read() {
      const reading = formOf(current).read();
      showProblems(reading.problems);
      return reading;
    },
    showProblems,
    setSending,
  };
};
