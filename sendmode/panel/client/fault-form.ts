import { element, select } from '../../../platform/page/client/dom.ts';
import type { PageModel } from '../../../platform/page/views.ts';
import type { Fault, FaultKind } from '../../faults.ts';

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

const detailOf = ({ kind, status, delay }: Fault): string => {
  if (takesStatus(kind)) return ` (${status})`;
  return kind === 'delay' ? ` (${delay} ms)` : '';
};

/** A fault that waits, as a sentence. */
export const faultSentence = (fault: Fault): string => {
  const { operation, kind, when, times } = fault;
  const call = operation === '*' ? 'call' : `${operation} call`;
  const calls = times === 1 ? call : `${times} ${call}s`;
  const moment = kind === 'mislabelled' ? '' : `, ${moments.find(([each]) => each === when)?.[1] ?? when}`;
  return `For the next ${calls}, Sendmode ${kinds[kind]}${detailOf(fault)}${moment}.`;
};

const labelled = (text: string, input: HTMLElement): HTMLElement =>
  element('div', { class: 'field' }, element('label', { for: input.id }, text), input);

const numberInput = (id: string, value: number, min: number, max: number): HTMLInputElement =>
  element('input', { id, type: 'number', value, min, max, required: true });

/** A form in which a fault is put together; what a kind of fault does not take is hidden. */
export interface FaultForm {
  readonly element: HTMLFormElement;
  /** The fault, as the control of the simulated Sendmode takes it. */
  order(): object;
  focus(): void;
}

export const createFaultForm = (actions: PageModel['actions'], faultKinds: readonly FaultKind[]): FaultForm => {
  const kind = select(
    { id: 'fault-kind' },
    faultKinds.map((each) => [each, kinds[each]] as const),
  );
  const status = numberInput('fault-status', 503, 200, 599);
  const delay = numberInput('fault-delay', 6000, 0, 600_000);
  const when = select({ id: 'fault-when' }, moments);
  const named = actions.map(({ operationId, title }) => [operationId, title] as const);
  const operation = select({ id: 'fault-operation' }, [['*', 'any action'], ...named]);
  const times = numberInput('fault-times', 1, 1, 1000);
  const fields = {
    kind: labelled('What Sendmode does', kind),
    status: labelled('HTTP status', status),
    delay: labelled('Delay in milliseconds', delay),
    when: labelled('When', when),
    operation: labelled('For which action', operation),
    times: labelled('For how many calls', times),
  };
  const adapt = (): void => {
    fields.status.hidden = !takesStatus(kind.value);
    fields.delay.hidden = kind.value !== 'delay';
    fields.when.hidden = kind.value === 'mislabelled';
    if (kind.value === 'mislabelled' || kind.value === 'truncated') when.value = 'after';
  };
  kind.addEventListener('change', adapt);
  adapt();
  return {
    element: element(
      'form',
      { class: 'inline-form' },
      ...Object.values(fields),
      element('button', { type: 'submit' }, 'Switch the fault on'),
    ),
    order: () => ({
      operation: operation.value,
      kind: kind.value,
      when: when.value,
      times: times.valueAsNumber,
      ...(takesStatus(kind.value) ? { status: status.valueAsNumber } : {}),
      ...(kind.value === 'delay' ? { delay: delay.valueAsNumber } : {}),
    }),
    focus: () => kind.focus(),
  };
};
