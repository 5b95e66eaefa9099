import type { Choices, UnknownPart } from '../../sendmode/choices.ts';
import { control, PlatformError } from './api.ts';
import { element, select } from './dom.ts';

interface ChoicesView {
  readonly choices: Choices;
  readonly values: Readonly<Record<keyof Choices, Readonly<Record<string, string>>>>;
  readonly unknownParts: readonly UnknownPart[];
}

/** Everything that Sendmode's documents leave open, what the simulation does about it, and what can be switched. */
export const createAssumptions = (): { readonly element: HTMLElement; load(): Promise<void> } => {
  const place = element('div', {});
  const problem = element('p', { class: 'problem', role: 'alert' });

  const attempt = async (read: () => Promise<ChoicesView>): Promise<void> => {
    problem.textContent = '';
    try {
      show(await read());
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      problem.textContent = error.message;
    }
  };
  const switchFor = (name: keyof Choices, view: ChoicesView, row: number): HTMLElement => {
    const options = Object.keys(view.values[name]).map((value) => [value, value] as const);
    const made = select({ id: `choice-${name}`, 'aria-labelledby': `unknown-${row}` }, options, view.choices[name]);
    made.addEventListener('change', () => void attempt(() => control('choices', 'POST', { [name]: made.value })));
    return element('div', {}, made, element('p', {}, view.values[name][view.choices[name]]));
  };
  const show = (view: ChoicesView): void => {
    const focused = document.activeElement?.id ?? '';
    const rows = view.unknownParts.map(({ unknown, simulation, choice }, row) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row', id: `unknown-${row}` }, unknown),
        element('td', {}, choice ? switchFor(choice, view, row) : simulation),
      ),
    );
    const head = element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, 'Not documented'),
        element('th', { scope: 'col' }, 'The simulation'),
      ),
    );
    place.replaceChildren(element('table', { class: 'assumptions' }, head, element('tbody', {}, ...rows)));
    if (focused.startsWith('choice-')) document.getElementById(focused)?.focus();
  };
  return {
    element: element(
      'div',
      {},
      element(
        'p',
        { class: 'muted' },
        'Sendmode’s public documents leave these points open. The simulation had to choose.',
      ),
      problem,
      place,
    ),
    load: () => attempt(() => control<ChoicesView>('choices', 'GET')),
  };
};
