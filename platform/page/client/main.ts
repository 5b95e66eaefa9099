import type { CallTrace } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { aboutList } from './about.ts';
import { callAction, getModel, getTrace, PlatformError } from './api.ts';
import { createCallForm } from './call-form.ts';
import { part } from './dom.ts';
import { createHistory } from './history.ts';
import { fieldProblems } from './meaning.ts';
import { notices } from './notices.ts';
import { type ClientPanel, openPanels } from './panel.ts';
import { startPoll } from './poll.ts';
import { createResult } from './result.ts';

const announce = (text: string): void => {
  part('announcer').textContent = text;
};

const showLost = (problem: string | undefined): void => {
  part('lost').hidden = problem === undefined;
  part('lost').textContent = problem ?? '';
};

const showFact = (fact: { readonly name: string; readonly value: string } | undefined): void => {
  part('fact').hidden = fact === undefined;
  part('fact-name').textContent = fact?.name ?? '';
  part('fact-value').textContent = fact?.value ?? '';
};

/** Brings the result into view where the page is one long column. */
const reveal = (): void => {
  const { top } = part('result-panel').getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) part('result-panel').scrollIntoView();
};

const describe = (model: PageModel): void => {
  document.title = `${model.title} · local platform`;
  part('title').textContent = model.title;
  part('description').textContent = model.description;
  part('notices').append(...notices(model));
  part('about').append(aboutList(model));
};

/** Calls the action of the form, one call at a time, and hands what happened on. */
const createSender = (form: ReturnType<typeof createCallForm>, result: ReturnType<typeof createResult>) => {
  let sending = false;
  const call = async (values: object): Promise<void> => {
    sending = true;
    form.setSending(true);
    result.pending(form.action().title);
    try {
      const trace = await callAction(form.action().operationId, form.connection(), values);
      result.show(trace);
      reveal();
      form.showProblems(fieldProblems(trace.answer.body));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      result.fail(error.message);
    } finally {
      sending = false;
      form.setSending(false);
    }
  };
  return async (): Promise<void> => {
    if (sending) return;
    const { values, problems } = form.read();
    if (problems.size === 0) await call(values);
    else announce(`Not sent. ${[...problems.values()].join(' ')}`);
  };
};

const start = (model: PageModel, clients: readonly ClientPanel[]): void => {
  describe(model);
  const result = createResult(part('result'), model, announce);
  const panels = openPanels(clients, model, () => void poll.now());
  const form = createCallForm(model, {
    send: () => void send().then(() => poll.now()),
    connectionChanged: () => showFact(panels.about(form.connection())),
    announce,
  });
  const send = createSender(form, result);
  const show = (trace: CallTrace): void => {
    result.show(trace);
    reveal();
  };
  const calls = createHistory(part('history'), model, (id) => {
    getTrace(id).then(show, (error: Error) => result.fail(error.message));
  });
  const poll = startPoll((state) => {
    calls.update(state.calls);
    panels.update(state.panels);
    showFact(panels.about(form.connection()));
  }, showLost);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send().then(() => poll.now());
  });
  void poll.now();
};

/** Makes the page, with those of the panels that the platform has. */
export const openPage = (panels: readonly ClientPanel[]): void => {
  getModel()
    .then((model) => start(model, panels))
    .catch((error: Error) => showLost(error.message));
};
