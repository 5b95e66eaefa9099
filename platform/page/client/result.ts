import type { CallTrace } from '../../gateway/trace.ts';
import type { PageAction, PageModel } from '../views.ts';
import { element } from './dom.ts';
import { cautionsFor, errorText, meaningOf } from './meaning.ts';
import { type Outcome, plainOutcome } from './outcome.ts';
import { type HeadEvents, headView } from './result-head.ts';
import { type Stage, stagesOf } from './stages.ts';
import { wayOn } from './way-on.ts';

/** Where the outcome of a call is shown. */
export interface Result {
  pending(title: string): void;
  show(trace: CallTrace): void;
  /** Looks again at what came of the call that is shown, and whether it is still the newest. */
  update(newest: string | undefined): void;
  /** The id of the call that is shown. */
  shown(): string | undefined;
  /** The platform itself failed. */
  fail(message: string): void;
}

/** What a result needs of the rest of the page. */
export interface ResultEvents extends HeadEvents {
  /** What a panel knows of a call. */
  outcome(trace: CallTrace): Partial<Outcome> | undefined;
  showCode(trace: CallTrace, kind: string): void;
}

const actionOf = (model: PageModel, { operationId }: CallTrace): PageAction | undefined =>
  model.actions.find((action) => action.operationId === operationId);

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** The outcome in a few sentences, for those who hear it. */
const spoken = (trace: CallTrace, action: PageAction | undefined, { headline, next }: Outcome): string => {
  const { answer } = trace;
  const error = answer.status >= 400 ? errorText(answer.body) : undefined;
  return [headline, meaningOf(action, answer.status), error, ...cautionsFor(trace), next]
    .filter((text) => text !== undefined)
    .map(sentence)
    .join(' ');
};

const nothingYet = ({ title }: PageModel): HTMLElement =>
  element(
    'p',
    { class: 'empty' },
    `Nothing sent yet. Fill in the form and press Send: here you will see what came of it, and below it the call, what changed on its way, what reached ${title}, and the answer as a flow sees it.`,
  );

/** The stages of a call, of which those stay open that the reader opened. */
const createStages = (model: PageModel) => {
  const open = new Set<Stage['id']>();
  const stageView = ({ id, title, gist, content }: Stage): HTMLElement => {
    const details = element(
      'details',
      { class: 'stage', 'data-stage': id, open: open.has(id) },
      element('summary', {}, element('span', { class: 'stage-title' }, title), gist),
      content,
    );
    details.addEventListener('toggle', () => {
      if (details.open) open.add(id);
      else open.delete(id);
    });
    return element('li', {}, details);
  };
  return (trace: CallTrace): HTMLElement =>
    element('ol', { class: 'stages' }, ...stagesOf(trace, model).map(stageView));
};

/** @param place - Where the result goes. */
export const createResult = (place: HTMLElement, model: PageModel, events: ResultEvents): Result => {
  const stages = createStages(model);
  let shown: CallTrace | undefined;
  let newest: string | undefined;
  let head: HTMLElement | undefined;

  const outcomeOf = (trace: CallTrace): Outcome => {
    const outcome = { ...plainOutcome(trace, actionOf(model, trace)), ...events.outcome(trace) };
    return outcome.tone === 'good' && cautionsFor(trace).length > 0 ? { ...outcome, tone: 'warning' } : outcome;
  };
  const makeHead = (trace: CallTrace): HTMLElement => {
    const old = newest !== undefined && newest !== trace.id;
    return headView({ trace, action: actionOf(model, trace), outcome: outcomeOf(trace), old }, events);
  };
  const replaceHead = (trace: CallTrace, before: HTMLElement): void => {
    const made = makeHead(trace);
    // A button that is in use, or a text that is selected, is not taken away for a head that says the same.
    if (made.textContent === before.textContent && made.className === before.className) return;
    before.replaceWith(made);
    head = made;
  };
  place.replaceChildren(nothingYet(model));
  return {
    pending(title) {
      place.setAttribute('aria-busy', 'true');
      events.announce(`Sending ${title}.`);
    },
    show(trace) {
      place.setAttribute('aria-busy', 'false');
      shown = trace;
      head = makeHead(trace);
      const on = wayOn(model, trace.operationId, (kind) => events.showCode(trace, kind));
      place.replaceChildren(head, ...(on ? [on] : []), stages(trace));
      events.announce(spoken(trace, actionOf(model, trace), outcomeOf(trace)));
    },
    update(id) {
      newest = id;
      if (shown && head) replaceHead(shown, head);
    },
    shown: () => shown?.id,
    fail(message) {
      place.setAttribute('aria-busy', 'false');
      shown = undefined;
      place.replaceChildren(element('div', { class: 'outcome bad' }, element('p', { class: 'error-text' }, message)));
      events.announce(message);
    },
  };
};
