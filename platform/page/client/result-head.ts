import type { CallTrace } from '../../gateway/trace.ts';
import type { PageAction } from '../views.ts';
import { copyButton } from './copy-button.ts';
import { button, element } from './dom.ts';
import { adviceFor, cautionsFor, errorText, meaningOf, statusText } from './meaning.ts';
import { labelledValues, type Outcome } from './outcome.ts';
import { timeText } from './time.ts';

/** What the head of a result is made of. */
export interface HeadParts {
  readonly trace: CallTrace;
  readonly action: PageAction | undefined;
  readonly outcome: Outcome;
  /** Whether a newer call was made since. */
  readonly old: boolean;
}

/** What can be done from the head of a result. */
export interface HeadEvents {
  announce(text: string): void;
  /** Sends the call again as it was. */
  again(trace: CallTrace): void;
  /** Puts the call into the form. */
  edit(trace: CallTrace): void;
  /** Whether the call can be put into the form. */
  repeatable(trace: CallTrace): boolean;
}

const factsOf = ({ trace, action }: HeadParts): string => {
  const { answer, milliseconds, time, connection, operationId } = trace;
  const name = action?.title ?? operationId ?? 'not understood';
  return [name, statusText(answer.status), `${milliseconds} ms`, timeText(time), `connection ${connection}`].join(
    ' · ',
  );
};

/** Both are said once, whatever the headline has of them already. */
const sentences = ({ trace, action, outcome }: HeadParts): (HTMLElement | false)[] => {
  const { answer } = trace;
  const bad = answer.status >= 400;
  const meaning = meaningOf(action, answer.status);
  const error = bad ? errorText(answer.body) : undefined;
  const values = bad || outcome.content ? [] : labelledValues(answer.body, action);
  const next = outcome.next ?? adviceFor(trace);
  return [
    meaning !== undefined && element('p', { class: 'meaning' }, meaning),
    error !== undefined && element('p', { class: 'error-text' }, error),
    ...cautionsFor(trace).map((caution) => element('p', { class: 'caution' }, caution)),
    values.length > 0 && element('p', { class: 'values' }, values.join(' · ')),
    next !== undefined && element('p', { class: 'advice' }, next),
  ];
};

const buttons = ({ trace }: HeadParts, { announce, again, edit, repeatable }: HeadEvents): HTMLElement => {
  const { answer } = trace;
  const error = answer.status >= 400 ? errorText(answer.body) : undefined;
  const sendAgain = answer.status === 424 ? 'Send again all the same' : 'Send again';
  return element(
    'div',
    { class: 'buttons' },
    repeatable(trace) && button(sendAgain, () => again(trace)),
    repeatable(trace) && button('Edit', () => edit(trace)),
    copyButton('Copy answer', 'answer', () => answer.body, announce),
    error !== undefined && copyButton('Copy error', 'error', () => error, announce),
  );
};

/** The outcome in people's words, what belongs to it, and what can be done next. */
export const headView = (parts: HeadParts, events: HeadEvents): HTMLElement => {
  const { trace, outcome, old } = parts;
  return element(
    'div',
    { class: old ? 'head old' : 'head' },
    old &&
      element('p', { class: 'old-mark' }, `An earlier call, of ${timeText(trace.time)}. A newer one is in Last calls.`),
    element(
      'div',
      { class: `outcome ${outcome.tone}` },
      element('p', { class: 'status' }, element('strong', {}, outcome.headline)),
      ...sentences(parts),
      element('p', { class: 'facts' }, factsOf(parts)),
      element(
        'p',
        { class: 'correlation' },
        'Correlation id ',
        element('code', {}, trace.id),
        copyButton('Copy', 'correlation id', () => trace.id, events.announce),
      ),
    ),
    outcome.content && element('div', { class: 'outcome-content' }, outcome.content),
    buttons(parts, events),
  );
};
