import { button, element } from '../../../platform/page/client/dom.ts';
import type { Fault } from '../../faults.ts';
import { createAttempt } from './attempt.ts';
import { control } from './control.ts';
import { type FaultForm, faultSentence } from './fault-form.ts';

/** Where faults are switched on, and shown while they wait. */
export interface Faults {
  readonly element: HTMLElement;
  update(faults: readonly Fault[]): void;
}

/**
 * @param form - Where a fault is put together.
 * @param changed - Is told when a fault was switched on or off.
 */
export const createFaults = (form: FaultForm, changed: () => void): Faults => {
  const attempt = createAttempt();
  const waiting = element('div', {});
  const change = (method: 'POST' | 'DELETE', order?: object): void => {
    void attempt.run(async () => {
      await control('faults', method, order);
      changed();
    });
  };
  form.element.addEventListener('submit', (event) => {
    event.preventDefault();
    change('POST', form.order());
  });
  const switchOff = (): void => {
    form.focus();
    change('DELETE');
  };
  return {
    element: element('div', {}, element('h3', {}, 'Make it go wrong'), form.element, attempt.problem, waiting),
    update(faults) {
      if (faults.length === 0) {
        waiting.replaceChildren(element('p', { class: 'muted' }, 'No fault is switched on.'));
        return;
      }
      const sentences = faults.map((fault) => element('li', {}, faultSentence(fault)));
      waiting.replaceChildren(
        element('ul', { class: 'waiting' }, ...sentences),
        button('Switch all off', switchOff, { class: 'quiet' }),
      );
    },
  };
};
