import type { Fault, FaultKind } from '../../sendmode/faults.ts';
import type { PageModel } from '../shapes.ts';
import { control, PlatformError } from './api.ts';
import { button, element, select } from './dom.ts';

/** Where faults are switched on, and shown while they wait. */
export interface Faults {
  readonly element: HTMLElement;
  update(faults: readonly Fault[]): void;
}

const kinds: Readonly<Record<FaultKind, string>> = {
  status: 'answers with an error status',
  html: 'answers with an HTML page',
  mislabelled: 'answers well, but calls it text/html',
  truncated: 'breaks off in the middle of its answer',
  reset: 'breaks the connection',
  delay: 'answers late',
};

const moments = [
  ['before', 'before it takes the request'],
  ['after', 'after it took the request'],
] as const;

const takesStatus = (kind: string): boolean => kind === 'status' || kind === 'html';

/** A waiting fault as a sentence. */
const sentence = ({ operation, kind, status, delay, when, times }: Fault): string => {
  const what = takesStatus(kind)
    ? `${kinds[kind]} (${status})`
    : kind === 'delay'
      ? `${kinds[kind]} (${delay} ms)`
      : kinds[kind];
  const moment = kind === 'mislabelled' ? '' : `, ${moments.find(([each]) => each === when)?.[1] ?? when}`;
  const call = operation === '*' ? 'call' : `${operation} call`;
  return `For the next ${times === 1 ? call : `${times} ${call}s`}, Sendmode ${what}${moment}.`;
};

const labelled = (text: string, id: string, input: HTMLElement): HTMLElement =>
  element('div', { class: 'field' }, element('label', { for: id }, text), input);

const numberInput = (id: string, value: number, min: number, max: number): HTMLInputElement =>
  element('input', { id, type: 'number', value, min, max, required: true });

/** @param changed - Is told when a fault was switched on or off. */
export const createFaults = (model: PageModel, changed: () => void): Faults => {
  const operation = select({ id: 'fault-operation' }, [
    ['*', 'any action'],
    ...model.actions.map(({ operationId, title }) => [operationId, title] as const),
  ]);
  const kind = select(
    { id: 'fault-kind' },
    (model.faultKinds ?? []).map((each) => [each, kinds[each]] as const),
  );
  const status = numberInput('fault-status', 503, 200, 599);
  const delay = numberInput('fault-delay', 6000, 0, 600_000);
  const when = select({ id: 'fault-when' }, moments);
  const times = numberInput('fault-times', 1, 1, 1000);
  const statusField = labelled('Status', 'fault-status', status);
  const delayField = labelled('Milliseconds', 'fault-delay', delay);
  const whenField = labelled('When', 'fault-when', when);
  const problem = element('p', { class: 'problem', role: 'alert' });
  const waiting = element('div', {});

  const adapt = (): void => {
    statusField.hidden = !takesStatus(kind.value);
    delayField.hidden = kind.value !== 'delay';
    whenField.hidden = kind.value === 'mislabelled';
    if (kind.value === 'mislabelled' || kind.value === 'truncated') when.value = 'after';
  };
  const attempt = async (change: () => Promise<unknown>): Promise<void> => {
    problem.textContent = '';
    try {
      await change();
      changed();
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      problem.textContent = error.message;
    }
  };
  const form = element(
    'form',
    { class: 'inline-form' },
    labelled('Sendmode', 'fault-kind', kind),
    statusField,
    delayField,
    whenField,
    labelled('For', 'fault-operation', operation),
    labelled('Times', 'fault-times', times),
    element('button', { type: 'submit' }, 'Switch the fault on'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const order = {
      operation: operation.value,
      kind: kind.value,
      when: when.value,
      times: times.valueAsNumber,
      ...(takesStatus(kind.value) ? { status: status.valueAsNumber } : {}),
      ...(kind.value === 'delay' ? { delay: delay.valueAsNumber } : {}),
    };
    void attempt(() => control('faults', 'POST', order));
  });
  const switchOff = (): void => {
    kind.focus();
    void attempt(() => control('faults', 'DELETE'));
  };
  kind.addEventListener('change', adapt);
  adapt();

  return {
    element: element('div', {}, element('h3', {}, 'Make it go wrong'), form, problem, waiting),
    update(faults) {
      waiting.replaceChildren(
        ...(faults.length === 0
          ? [element('p', { class: 'muted' }, 'No fault is switched on.')]
          : [
              element('ul', { class: 'waiting' }, ...faults.map((fault) => element('li', {}, sentence(fault)))),
              button('Switch all off', switchOff, { class: 'quiet' }),
            ]),
      );
    },
  };
};
