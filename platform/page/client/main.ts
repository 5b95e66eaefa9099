import type { CallTrace } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { aboutList } from './about.ts';
import { clearCalls, getModel, getTrace } from './api.ts';
import { type CallForm, createCallForm } from './call-form.ts';
import { part } from './dom.ts';
import { problemsOf } from './field-problems.ts';
import { createHistory } from './history.ts';
import { keepView, restoreView } from './kept-view.ts';
import { showLive } from './live.ts';
import { notices } from './notices.ts';
import { type ClientPanel, openPanels } from './panel.ts';
import { startPoll } from './poll.ts';
import { createResult } from './result.ts';
import { createSender } from './sender.ts';
import { valuesOfTrace } from './traced-values.ts';
import type { Problems } from './values.ts';

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

/** What was wrong about single values: as the answer says, or where it does not, as a panel knows. */
const problemsIn = (model: PageModel, panels: ReturnType<typeof openPanels>, trace: CallTrace): Problems => {
  const found = problemsOf(trace, actionOf(model, trace));
  return found.size > 0 ? found : (panels.problems(trace) ?? found);
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

/** What the calls that are shown need of the rest of the page. */
interface CallsEvents {
  /** Sends what stands in the form. */
  send(): void;
  /** The last calls were forgotten. */
  cleared(): void;
}

/** Where calls are shown and repeated: the result of one, and the list of the last ones. */
const createCalls = (model: PageModel, form: CallForm, panels: ReturnType<typeof openPanels>, events: CallsEvents) => {
  const edit = (trace: CallTrace): boolean => fillFrom(model, form, trace);
  const again = (trace: CallTrace): void => {
    if (edit(trace)) events.send();
  };
  const editInView = (trace: CallTrace): void => {
    if (edit(trace)) part('call-form').scrollIntoView();
  };
  const result = createResult(part('result'), model, {
    announce,
    outcome: panels.outcome,
    again,
    edit: editInView,
    repeatable: (trace) => valuesOfTrace(trace, actionOf(model, trace)) !== undefined,
    showCode(trace, kind) {
      if (edit(trace)) form.showCode(kind);
    },
  });
  const withTrace = (act: (trace: CallTrace) => void) => (id: string) => {
    getTrace(id).then(act, (error: Error) => result.fail(error.message));
  };
  const show = (trace: CallTrace): void => {
    result.show(trace);
    last.opened(trace.id);
  };
  const showInView = (trace: CallTrace): void => {
    show(trace);
    reveal();
  };
  const last = createHistory(part('history'), model, {
    open: withTrace(showInView),
    again: withTrace(again),
    edit: withTrace(editInView),
    clear: () => void clearCalls().then(events.cleared, (error: Error) => result.fail(error.message)),
  });
  return { result, last, show, showInView };
};

/** Keeps the connection and the call that is shown over a loading anew, and brings them back after one. */
const keptOver = (form: CallForm, { result, show }: ReturnType<typeof createCalls>) => ({
  keep(): void {
    const shown = result.shown();
    keepView({ connection: form.connection(), ...(shown === undefined ? {} : { shown }) });
  },
  restore: () =>
    restoreView(async ({ connection, shown }) => {
      form.choose(connection);
      if (shown !== undefined) await getTrace(shown).then(show, () => undefined);
    }),
});

const start = (model: PageModel, clients: readonly ClientPanel[]): void => {
  const panels = openPanels(clients, model, () => void poll.now());
  const form = createCallForm(model, {
    send: () => void sender.send(),
    connectionChanged: () => showFact(panels.about(form.connection())),
    announce,
    advise: panels.advise,
  });
  const calls = createCalls(model, form, panels, { send: () => void sender.send(), cleared: () => poll.now() });
  const { keep, restore } = keptOver(form, calls);
  let { live } = model;
  const follow = (): void => {
    if (!sender.isSending()) showLive(model.live, live, keep);
  };
  const poll = startPoll((state) => {
    panels.update(state.panels);
    calls.result.update(state.calls[0]?.id);
    calls.last.update(state.calls, calls.result.shown());
    showFact(panels.about(form.connection()));
    live = state.live;
    follow();
  }, showLost);
  const sender = createSender(form, calls.result, poll, {
    announce,
    show: calls.showInView,
    problems: (trace) => problemsIn(model, panels, trace),
    ended: follow,
  });
  onCtrlEnter(() => void sender.send());
  void poll.now();
  void restore();
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
