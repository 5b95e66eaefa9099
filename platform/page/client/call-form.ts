import type { PageAction, PageModel } from '../views.ts';
import { connectionChoices } from './about.ts';
import { createActionPicker } from './action-picker.ts';
import type { Advise } from './advice.ts';
import { createCodePanel } from './code-panel.ts';
import { designerCard } from './designer-card.ts';
import { element, part, select } from './dom.ts';
import { createForm, type EditableForm } from './form.ts';
import { storedEntries } from './stored-entries.ts';
import { createTabs } from './tabs.ts';
import type { Problems, Reading } from './values.ts';

/** A call that is to be put into the form again. */
export interface EarlierCall {
  readonly operationId: string;
  readonly connection: string;
  /** By flow keys. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Where a call is put together. */
export interface CallForm {
  /** The action that is chosen. */
  action(): PageAction;
  connection(): string;
  /** Chooses a connection, if there is one of that name. */
  choose(connection: string): void;
  /** Reads the form, and shows what keeps it from being sent. */
  read(): Reading;
  /** Puts an earlier call into the form. */
  fill(call: EarlierCall): void;
  /** Shows what was found wrong about single values. */
  showProblems(problems: Problems): void;
  setSending(sending: boolean): void;
  /** Opens the code of the call at one kind of it. */
  showCode(kind: string): void;
}

interface CallFormEvents {
  send(): void;
  connectionChanged(): void;
  announce(text: string): void;
  readonly advise: Advise;
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
  return { ...places, code, open: (id: 'form' | 'code') => tabs.open(id) };
};

/** Forms by their action, made when first wanted, so that what was typed stays with its action. */
const createForms = (stored: ReturnType<typeof storedEntries>, advise: Advise) => {
  const forms = new Map<string, EditableForm>();
  return (action: PageAction): EditableForm => {
    const known = forms.get(action.operationId);
    if (known) return known;
    const form = createForm(action, advise);
    form.restore(stored.read(action.operationId));
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

const describeAction = ({ description, method, path, shown }: PageAction): void => {
  part('action-description').replaceChildren(`${description} `, element('code', {}, `${method} ${path}`));
  part('example').hidden = !shown.some(({ example }) => example !== undefined);
};

/** The action that is chosen, with its views, and what keeps them true to what is typed. */
const createChosen = (model: PageModel, events: CallFormEvents) => {
  const connection = connectionSelect(model);
  const chosen = element('span', { id: 'connection-choice', class: 'muted' });
  const views = createViews(events.announce);
  const stored = storedEntries(model.name);
  const formOf = createForms(stored, events.advise);
  let current = actionFromAddress(model);

  const refresh = (): void => {
    const { operationId } = current;
    const { values } = formOf(current).read();
    chosen.textContent = connectionChoices(model, connection.value);
    views.card.replaceChildren(designerCard(current, connection.value));
    views.code.update({ connector: model, connection: connection.value, operationId, values });
    formOf(current).advise();
  };
  const changed = (): void => {
    stored.write(current.operationId, formOf(current).entries());
    refresh();
  };
  const choose = (action: PageAction): void => {
    current = action;
    history.replaceState(null, '', `#${encodeURIComponent(action.operationId)}`);
    views.form.replaceChildren(formOf(action).element);
    describeAction(action);
    refresh();
  };
  const showProblems = (problems: Problems): void => {
    if (problems.size > 0) views.open('form');
    formOf(current).showProblems(problems);
  };
  return {
    action: () => current,
    form: () => formOf(current),
    views,
    connection,
    chosen,
    refresh,
    changed,
    choose,
    showProblems,
  };
};

/** Sets up the left side of the page: action, connection, and the views of the action. */
export const createCallForm = (model: PageModel, events: CallFormEvents): CallForm => {
  const { action, form, views, connection, chosen, refresh, changed, choose, showProblems } = createChosen(
    model,
    events,
  );
  const pick = createActionPicker(part('actions'), model.actions, action(), choose);

  part('connection-field').append(connection, chosen);
  choose(action());
  const chooseConnection = (name: string): void => {
    if (model.connections.includes(name)) connection.value = name;
    refresh();
    events.connectionChanged();
  };
  connection.addEventListener('change', () => chooseConnection(connection.value));
  part('views').addEventListener('input', changed);
  onSubmit(events.send);
  part('example').addEventListener('click', () => {
    views.open('form');
    form().fillExample();
    changed();
  });
  return {
    action,
    connection: () => connection.value,
    choose: chooseConnection,
    read() {
      const reading = form().read();
      showProblems(reading.problems);
      return reading;
    },
    fill(call) {
      pick(call.operationId);
      views.open('form');
      form().fill(call.values);
      changed();
      chooseConnection(call.connection);
    },
    showProblems,
    setSending,
    showCode(kind) {
      views.open('code');
      views.code.show(kind);
    },
  };
};
