import { credits } from '../../../sendmode/panel/lists.ts';
import { createSendmodePanel } from '../../../sendmode/panel/sendmode-panel.ts';
import type { CallTrace } from '../../gateway/trace.ts';
import type { PageModel, PageState } from '../shapes.ts';
import { aboutList } from './about.ts';
import { callAction, getModel, getTrace, PlatformError } from './api.ts';
import { createCallForm } from './call-form.ts';
import { part } from './dom.ts';
import { createHistory } from './history.ts';
import { fieldProblems } from './meaning.ts';
import { notices } from './notices.ts';
import { startPoll } from './poll.ts';
import { createResult } from './result.ts';

const announce = (text: string): void => {
  part('announcer').textContent = text;
};

const showLost = (problem: string | undefined): void => {
  part('lost').hidden = problem === undefined;
  part('lost').textContent = problem ?? '';
};

const showBalance = ({ sendmode }: PageState, connection: string): void => {
  const account = sendmode?.accounts.find(({ name }) => name === connection);
  part('balance').hidden = account === undefined;
  part('balance-of').textContent = `Balance of ${account?.name ?? ''}`;
  part('balance-credits').textContent = account ? credits(account.balance) : '';
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

const start = (model: PageModel): void => {
  describe(model);
  let state: PageState = { calls: [] };
  const result = createResult(part('result'), model, announce);
  const form = createCallForm(model, {
    send: () => void send().then(() => poll.now()),
    connectionChanged: () => showBalance(state, form.connection()),
    announce,
  });
  const send = createSender(form, result);
  const sendmode = model.faultKinds && createSendmodePanel(part('sendmode'), model, () => void poll.now());
  part('sendmode-panel').hidden = sendmode === undefined;
  const show = (trace: CallTrace): void => {
    result.show(trace);
    reveal();
  };
  const calls = createHistory(part('history'), model, (id) => {
    getTrace(id).then(show, (error: Error) => result.fail(error.message));
  });
  const poll = startPoll((next) => {
    state = next;
    calls.update(state.calls);
    if (state.sendmode) sendmode?.update(state.sendmode);
    showBalance(state, form.connection());
  }, showLost);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send().then(() => poll.now());
  });
  void poll.now();
};

getModel()
  .then(start)
  .catch((error: Error) => showLost(error.message));
