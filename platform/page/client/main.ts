import type { CallTrace } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { aboutList } from './about.ts';
import { callAction, clearCalls, getModel, getTrace, PlatformError } from './api.ts';
import { type CallForm, createCallForm } from './call-form.ts';
import { part } from './dom.ts';
import { problemsOf } from './field-problems.ts';
import { createHistory } from './history.ts';
import { showLive } from './live.ts';
import { notices } from './notices.ts';
import { type ClientPanel, openPanels } from './panel.ts';
import { type Poll, startPoll } from './poll.ts';
import { createResult, type Result } from './result.ts';
import { valuesOfTrace } from './traced-values.ts';

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

const actionOf = (model: PageModel, { operationId }: CallTrace) =>
  model.actions.find((action) => action.operationId === operationId);

/** Calls the action of the form, one call at a time, and shows what came of it once the panels know of it too. */
const createSender = (model: PageModel, form: CallForm, result: Result, poll: Poll) => {
  let sending = false;
  const call = async (values: object): Promise<void> => {
    sending = true;
    form.setSending(true);
    result.pending(form.action().title);
    try {
      const trace = await callAction(form.action().operationId, form.connection(), values);
      await poll.now();
      result.show(trace);
      reveal();
      form.showProblems(problemsOf(trace, actionOf(model, trace)));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      result.fail(error.message);
    } finally {
      sending = false;
      form.setSending(false);
    }
    await poll.now();
  };
  return async (): Promise<void> => {
    if (sending) return;
    const { values, problems } = form.read();
    if (problems.size === 0) await call(values);
    else announce(`Not sent. ${[...problems.values()].join(' ')}`);
  };
};

/** Puts an earlier call into the form, if it can be read. @returns whether it could */
const fillFrom = (model: PageModel, form: CallForm, trace: CallTrace): boolean => {
  const action = actionOf(model, trace);
  const values = valuesOfTrace(trace, action);
  if (!action || !values) {
    announce('This call cannot be put into the form: its values are not all known.');
    return false;
  }
  form.fill({ operationId: action.operationId, connection: trace.connection, values });
  return true;
};

const onCtrlEnter = (send: () => void): void => {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
};

const start = (model: PageModel, clients: readonly ClientPanel[]): void => {
  const panels = openPanels(clients, model, () => void poll.now());
  const form = createCallForm(model, {
    send: () => void send(),
    connectionChanged: () => showFact(panels.about(form.connection())),
    announce,
    advise: panels.advise,
  });
  const edit = (trace: CallTrace): boolean => fillFrom(model, form, trace);
  const again = (trace: CallTrace): void => {
    if (edit(trace)) void send();
  };
  const result = createResult(part('result'), model, {
    announce,
    outcome: panels.outcome,
    again,
    edit: (trace) => {
      if (edit(trace)) part('call-form').scrollIntoView();
    },
    repeatable: (trace) => valuesOfTrace(trace, actionOf(model, trace)) !== undefined,
    showCode(trace, kind) {
      if (edit(trace)) form.showCode(kind);
    },
  });
  const withTrace = (act: (trace: CallTrace) => void) => (id: string) => {
    getTrace(id).then(act, (error: Error) => result.fail(error.message));
  };
  const calls = createHistory(part('history'), model, {
    open: withTrace((trace) => {
      result.show(trace);
      calls.opened(trace.id);
      reveal();
    }),
    again: withTrace(again),
    edit: withTrace((trace) => {
      if (edit(trace)) part('call-form').scrollIntoView();
    }),
    clear: () => void clearCalls().then(poll.now, (error: Error) => result.fail(error.message)),
  });
  const poll = startPoll((state) => {
    panels.update(state.panels);
    result.update(state.calls[0]?.id);
    calls.update(state.calls, result.shown());
    showFact(panels.about(form.connection()));
    showLive(model.live, state.live);
  }, showLost);
  const send = createSender(model, form, result, poll);
  onCtrlEnter(() => void send());
  void poll.now();
};

/** Makes the page, with those of the panels that the platform has. */
export const openPage = (panels: readonly ClientPanel[]): void => {
  getModel()
    .then((model) => {
      describe(model);
      start(model, panels);
    })
    .catch((error: Error) => showLost(error.message));
};
