import type { CallTrace, Change, TracedExchange } from '../../gateway/trace.ts';
import type { PageModel } from '../views.ts';
import { answerChanges } from './answer-changes.ts';
import { changesView } from './changes-view.ts';
import { element } from './dom.ts';
import { statusText, toneOf } from './meaning.ts';
import { type HeaderMarks, markedRequestView, requestView, responseView } from './message-view.ts';

/** One step of a call: a title, its gist in a line, and all of it. */
export interface Stage {
  readonly id: 'call' | 'changes' | 'service' | 'answer';
  readonly title: string;
  readonly gist: HTMLElement;
  readonly content: HTMLElement;
}

const callers: Readonly<Record<CallTrace['way'], string>> = {
  operation: 'The call as the flow made it',
  apim: 'The call as the workflow or app made it',
  invoke: 'The call as Power Apps made it',
};

const gist = (...children: readonly (string | HTMLElement)[]): HTMLElement =>
  element('span', { class: 'gist' }, ...children);

const muted = (text: string): HTMLElement => element('p', { class: 'muted' }, text);

const chip = (status: number): HTMLElement => element('span', { class: `chip ${toneOf(status)}` }, statusText(status));

const callStage = ({ way, caller }: CallTrace): Stage => ({
  id: 'call',
  title: callers[way],
  gist: gist(`${caller.method} ${caller.url}`),
  content: requestView(caller),
});

const counted = (count: number, who: string): string => `${count} ${count === 1 ? 'change' : 'changes'} by ${who}`;

const scriptSentence = ({ script, scriptReason, changedByScript, exchanges }: CallTrace): string => {
  if (script === 'none') return 'No script runs for this action.';
  if (script === 'missing') return `The script was not applied. ${scriptReason ?? ''}`.trim();
  if (exchanges.length === 0) return 'The script ran and sent nothing.';
  return changedByScript.length === 0
    ? 'The script ran and left the request as it was.'
    : 'The script changed the request:';
};

const changesStage = (trace: CallTrace): Stage => {
  const { prepared, changedByGateway, changedByScript, scriptLog } = trace;
  const counts = [
    ...(changedByGateway.length > 0 ? [counted(changedByGateway.length, 'the gateway')] : []),
    ...(changedByScript.length > 0 ? [counted(changedByScript.length, 'the script')] : []),
  ];
  return {
    id: 'changes',
    title: 'What policies and the script changed',
    gist: gist(prepared ? counts.join(', ') || 'nothing' : 'the call did not get this far'),
    content: element(
      'div',
      { class: 'stage-content' },
      prepared === undefined && muted('The gateway refused the call before any policy or script.'),
      prepared &&
        muted(
          changedByGateway.length === 0
            ? 'Connection and policies left the request as it was.'
            : 'Connection and policies changed the request:',
        ),
      changedByGateway.length > 0 && changesView('by the gateway', changedByGateway),
      prepared && muted(scriptSentence(trace)),
      changedByScript.length > 0 && changesView('by the script', changedByScript),
      scriptLog.length > 0 && element('pre', { class: 'body', tabindex: 0 }, scriptLog.join('\n')),
    ),
  };
};

const marksOf = ({ changedByGateway, changedByScript }: CallTrace): HeaderMarks => {
  const by = (changes: readonly Change[], who: string) =>
    changes
      .filter(({ part }) => part.startsWith('header '))
      .map(({ part }) => [part.slice('header '.length).toLowerCase(), who] as const);
  return new Map([...by(changedByGateway, 'by the gateway'), ...by(changedByScript, 'by the script')]);
};

const exchangeView = ({ request, response, failure }: TracedExchange, marks: HeaderMarks, name: string): HTMLElement =>
  element(
    'div',
    { class: 'exchange' },
    markedRequestView(request, marks),
    element('p', { class: 'reply' }, `${name} answered `, response ? chip(response.status) : 'nothing.'),
    failure !== undefined && element('p', { class: 'problem' }, failure),
    response && responseView(response),
  );

const serviceStage = (trace: CallTrace, { title }: PageModel): Stage => {
  const { exchanges } = trace;
  const last = exchanges.at(-1);
  const outcome = last?.response ? [chip(last.response.status)] : ['no answer'];
  return {
    id: 'service',
    title: `What reached ${title}`,
    gist: last ? gist(`${last.request.method} ${last.request.url} `, ...outcome) : gist('nothing'),
    content: element(
      'div',
      { class: 'stage-content' },
      exchanges.length === 0 && muted(`Nothing reached ${title}.`),
      ...exchanges.map((exchange, index) => exchangeView(exchange, index === 0 ? marksOf(trace) : new Map(), title)),
    ),
  };
};

const answerStage = ({ answer, exchanges }: CallTrace, { title }: PageModel): Stage => {
  const response = exchanges.at(-1)?.response;
  const changes = response ? answerChanges(response, answer) : [];
  return {
    id: 'answer',
    title: 'The answer as the flow sees it',
    gist: gist(chip(answer.status)),
    content: element(
      'div',
      { class: 'stage-content' },
      changes.length > 0 && muted(`${title}'s answer was changed on its way back:`),
      changes.length > 0 &&
        changesView(
          'on the way back',
          changes.filter(({ part }) => part !== 'body'),
        ),
      responseView(answer),
    ),
  };
};

/** The four stages of a call, from the caller to its answer. */
export const stagesOf = (trace: CallTrace, model: PageModel): Stage[] => [
  callStage(trace),
  changesStage(trace),
  serviceStage(trace, model),
  answerStage(trace, model),
];
