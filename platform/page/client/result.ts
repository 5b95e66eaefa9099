import type { CallTrace } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { element } from './dom.ts';
import { adviceFor, cautionsFor, errorText, meaningOf, statusText, toneOf } from './meaning.ts';
import { type Stage, stagesOf } from './stages.ts';

/** Where the outcome of a call is shown. */
export interface Result {
  pending(title: string): void;
  show(trace: CallTrace): void;
  /** The platform itself failed. */
  fail(message: string): void;
}

const actionOf = (model: PageModel, { operationId }: CallTrace) =>
  model.actions.find((action) => action.operationId === operationId);

/** The outcome in a sentence or two, for the head of the result and for those who hear it. */
export const summaryOf = (model: PageModel, trace: CallTrace): string => {
  const { status, body } = trace.answer;
  const meaning = meaningOf(actionOf(model, trace), status);
  const error = status >= 400 ? errorText(body) : undefined;
  return [statusText(status), meaning, error, ...cautionsFor(trace)]
    .filter((text) => text !== undefined)
    .join('. ')
    .replaceAll('..', '.');
};

const headView = (model: PageModel, trace: CallTrace): HTMLElement => {
  const { answer, milliseconds, time, connection, id } = trace;
  const action = actionOf(model, trace);
  const meaning = meaningOf(action, answer.status);
  const error = answer.status >= 400 ? errorText(answer.body) : undefined;
  const advice = adviceFor(trace);
  const cautions = cautionsFor(trace);
  const tone = toneOf(answer.status);
  const facts = [
    `${milliseconds} ms`,
    new Date(time).toLocaleTimeString(),
    ...(connection ? [`connection ${connection}`] : []),
  ];
  return element(
    'div',
    { class: `outcome ${tone === 'good' && cautions.length > 0 ? 'warning' : tone}` },
    element(
      'p',
      { class: 'status' },
      element('strong', {}, statusText(answer.status)),
      element(
        'span',
        { class: 'facts' },
        [action?.title ?? trace.operationId ?? '', ...facts].filter(Boolean).join(' · '),
      ),
    ),
    meaning !== undefined && element('p', { class: 'meaning' }, meaning),
    error !== undefined && element('p', { class: 'error-text' }, error),
    ...cautions.map((caution) => element('p', { class: 'caution' }, caution)),
    advice !== undefined && element('p', { class: 'advice' }, advice),
    element('p', { class: 'correlation' }, 'Correlation id ', element('code', {}, id)),
  );
};

/** @param place - Where the result goes. @param announce - Says a sentence to those who do not see the page. */
export const createResult = (place: HTMLElement, model: PageModel, announce: (text: string) => void): Result => {
  const open = new Set<Stage['id']>(['answer']);
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
  place.replaceChildren(
    element(
      'p',
      { class: 'empty' },
      `Nothing sent yet. Fill in the form and press Send: here you will see the call, what changed on its way, what reached ${model.title}, and the answer as a flow sees it.`,
    ),
  );
  return {
    pending(title) {
      place.setAttribute('aria-busy', 'true');
      announce(`Sending ${title}.`);
    },
    show(trace) {
      place.setAttribute('aria-busy', 'false');
      const stages = element('ol', { class: 'stages' }, ...stagesOf(trace, model).map(stageView));
      place.replaceChildren(headView(model, trace), stages);
      announce(summaryOf(model, trace));
    },
    fail(message) {
      place.setAttribute('aria-busy', 'false');
      place.replaceChildren(element('div', { class: 'outcome bad' }, element('p', { class: 'error-text' }, message)));
      announce(message);
    },
  };
};
