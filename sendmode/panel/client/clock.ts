import { askingButton } from '../../../platform/page/client/asking-button.ts';
import { button, element } from '../../../platform/page/client/dom.ts';
import { timeText } from '../../../platform/page/client/time.ts';
import { createAttempt } from './attempt.ts';
import { control } from './control.ts';

/** The simulation's clock, and starting over. */
export interface Clock {
  readonly element: HTMLElement;
  /** @param ahead - Seconds. */
  update(ahead: number): void;
}

const steps = [
  ['15 minutes', 900],
  ['1 hour', 3600],
  ['1 day', 86_400],
] as const;

const aheadText = (seconds: number): string => {
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor((seconds % 86_400) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.length === 0 ? 'the real time' : `${words.join(', ')} ahead of the real time`;
};

/** @param changed - Is told when the clock was moved or everything was forgotten. */
export const createClock = (changed: () => void): Clock => {
  const attempt = createAttempt();
  const now = element('p', { class: 'now' });
  const change = (name: string, order?: object): void => {
    void attempt.run(async () => {
      await control(name, 'POST', order);
      changed();
    });
  };
  const moves = steps.map(([text, seconds]) => button(`+${text}`, () => change('clock', { advance: seconds })));
  return {
    element: element(
      'div',
      {},
      element('h3', {}, 'Its clock'),
      now,
      element('div', { class: 'buttons' }, ...moves),
      element('h3', {}, 'Start over'),
      element('p', { class: 'muted' }, 'Empties outbox, customers, opt-outs and faults, and fills the accounts again.'),
      askingButton('Start over', 'Forget everything', () => change('reset')),
      attempt.problem,
    ),
    update(ahead) {
      now.textContent = `${timeText(Date.now() + ahead * 1000)}, ${aheadText(ahead)}.`;
    },
  };
};
