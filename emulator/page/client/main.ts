import type { CallTrace } from '../../gateway/trace.ts';
import type { PageAction, PageModel, PageState } from '../shapes.ts';
import { aboutList } from './about.ts';
import { createActionPicker } from './action-picker.ts';
import { callAction, getModel, getTrace, PlatformError } from './api.ts';
import { createCodePanel } from './code-panel.ts';
import { designerCard } from './designer-card.ts';
import { element, part, select } from './dom.ts';
import { type ActionForm, createForm } from './form.ts';
import { createHistory } from './history.ts';
import { fieldProblems } from './meaning.ts';
import { notices } from './notices.ts';
import { startPoll } from './poll.ts';
import { createResult } from './result.ts';
import { credits } from './sendmode-lists.ts';
import { createSendmodePanel } from './sendmode-panel.ts';
import { createTabs } from './tabs.ts';

const announce = (text: string): void => {
  part('announcer').textContent = text;
};

const chosenAction = ({ actions }: PageModel): PageAction => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = actions.find(({ operationId }) => operationId === wanted) ?? actions[0];
  if (found) return found;
  throw new Error('The connector has no actions.');
};

const start = (model: PageModel): void => {
  document.title = `${model.title} · local platform`;
  part('title').textContent = model.title;
  part('description').textContent = model.description;
  part('notices').append(...notices(model));
  part('about').append(aboutList(model));

  const result = createResult(part('result'), model, announce);
  const sendmode = model.faultKinds && createSendmodePanel(part('sendmode'), model, () => void poll.now());
  part('sendmode-panel').hidden = sendmode === undefined;
  const forms = new Map<string, ActionForm>();
  const connection = select(
    { id: 'connection' },
    model.connections.map((name) => [name, name] as const),
  );
  part('connection-field').append(connection);
  const formPlace = element('div', {});
  const cardPlace = element('div', {});
  const code = createCodePanel(announce);
  let current = chosenAction(model);
  let sending = false;

  const formOf = (action: PageAction): ActionForm => {
    const form = forms.get(action.operationId) ?? createForm(action);
    forms.set(action.operationId, form);
    return form;
  };
  const showCode = (): void => {
    const { values } = formOf(current).read();
    code.update({ connector: model.name, connection: connection.value, operationId: current.operationId, values });
  };
  const choose = (action: PageAction): void => {
    current = action;
    history.replaceState(null, '', `#${encodeURIComponent(action.operationId)}`);
    formPlace.replaceChildren(formOf(action).element);
    cardPlace.replaceChildren(designerCard(action, connection.value));
    part('action-description').textContent = action.description;
    part('example').hidden = !action.shown.some(({ example }) => example !== undefined);
    showCode();
  };
  const show = (trace: CallTrace): void => {
    result.show(trace);
    part('result-panel').scrollIntoView({ block: 'nearest' });
  };
  const send = async (): Promise<void> => {
    if (sending) return;
    tabs.open('form');
    const form = formOf(current);
    const { values, problems } = form.read();
    form.showProblems(problems);
    if (problems.size > 0) {
      announce(`Not sent. ${[...problems.values()].join(' ')}`);
      return;
    }
    sending = true;
    part('send').setAttribute('aria-disabled', 'true');
    result.pending(current.title);
    try {
      const trace = await callAction(current.operationId, connection.value, values);
      show(trace);
      form.showProblems(fieldProblems(trace.answer.body));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      result.fail(error.message);
    } finally {
      sending = false;
      part('send').setAttribute('aria-disabled', 'false');
    }
    await poll.now();
  };
  const calls = createHistory(part('history'), model, (id) => {
    getTrace(id).then(show, (error: Error) => result.fail(error.message));
  });
  const update = (state: PageState): void => {
    calls.update(state.calls);
    if (!state.sendmode) return;
    sendmode?.update(state.sendmode);
    const { accounts } = state.sendmode;
    const account = accounts.find(({ name }) => name === connection.value) ?? accounts[0];
    part('balance').textContent = account ? credits(account.balance) : '';
  };
  const poll = startPoll(update, (problem) => {
    part('lost').hidden = problem === undefined;
    part('lost').textContent = problem ?? '';
  });
  const tabs = createTabs('Views of the action', [
    { id: 'form', name: 'Fill in', content: formPlace },
    { id: 'card', name: 'Designer card', content: cardPlace },
    { id: 'code', name: 'Code', content: code.element },
  ]);
  part('views').append(tabs.element);
  createActionPicker(part('actions'), model.actions, current, choose);
  choose(current);

  part('call-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  part('call-form').addEventListener('input', showCode);
  part('example').addEventListener('click', () => {
    tabs.open('form');
    formOf(current).fillExample();
    showCode();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  });
  void poll.now();
};

getModel().then(start, (error: Error) => {
  part('lost').hidden = false;
  part('lost').textContent = error.message;
});
