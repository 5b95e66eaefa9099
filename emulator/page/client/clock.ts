import { control, PlatformError } from './api.ts';
import { button, element } from './dom.ts';

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
  const now = element('p', { class: 'now' });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const attempt = async (name: string, body?: object): Promise<void> => {
    problem.textContent = '';
    try {
      await control(name, 'POST', body);
      changed();
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      problem.textContent = error.message;
    }
  };
  const startOver = button('Start over', () => asked.show(), {});
  const asked = {
    box: element('span', { hidden: true, class: 'buttons' }),
    show: () => {
      asked.box.hidden = false;
      startOver.hidden = true;
      asked.box.querySelector('button')?.focus();
    },
    hide: () => {
      asked.box.hidden = true;
      startOver.hidden = false;
      startOver.focus();
    },
  };
  asked.box.append(
    button('Forget everything', () => void attempt('reset').then(asked.hide), { class: 'danger' }),
    button('Keep it', asked.hide),
  );
  return {
    element: element(
      'div',
      {},
      element('h3', {}, 'Its clock'),
      now,
      element(
        'div',
        { class: 'buttons' },
        ...steps.map(([text, seconds]) => button(`+${text}`, () => void attempt('clock', { advance: seconds }))),
      ),
      element('h3', {}, 'Start over'),
      element('p', { class: 'muted' }, 'Empties outbox, customers, opt-outs and faults, and fills the accounts again.'),
      element('div', { class: 'buttons' }, startOver, asked.box),
      problem,
    ),
    update(ahead) {
      const shown = new Date(Date.now() + ahead * 1000);
      now.textContent = `${shown.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })} UTC, ${aheadText(ahead)}.`;
    },
  };
};
