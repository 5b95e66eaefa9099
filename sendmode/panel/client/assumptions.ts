import { element, select } from '../../../platform/page/client/dom.ts';
import type { Choices, UnknownPart } from '../../choices.ts';
import { createAttempt } from './attempt.ts';
import { control } from './control.ts';

interface ChoicesView {
  readonly choices: Choices;
  readonly values: Readonly<Record<keyof Choices, Readonly<Record<string, string>>>>;
  readonly unknownParts: readonly UnknownPart[];
}

/** The values of the choices in words. */
const words: { readonly [Name in keyof Choices]: Readonly<Record<Choices[Name], string>> } = {
  errorHttpStatus: { '200': 'HTTP 200', '4xx': 'HTTP 4xx or 500' },
  insufficientCredits: { refuse: 'Refuses the message', accept: 'Accepts it and sends nothing' },
  invalidRecipient: { refuse: 'Refuses the whole list', accept: 'Leaves the bad number out' },
  longOptoutReason: { refuse: 'Refuses the opt-out', keep: 'Keeps the reason whole' },
};

const inWords = (name: keyof Choices, value: string): string =>
  Object.entries(words[name]).find(([each]) => each === value)?.[1] ?? value;

type Switch = (name: keyof Choices, value: string) => void;

const switchView = (view: ChoicesView, name: keyof Choices, row: number, change: Switch): HTMLElement => {
  const options = Object.keys(view.values[name]).map((value) => [value, inWords(name, value)] as const);
  const chosen = view.choices[name];
  const made = select({ id: `choice-${name}`, 'aria-labelledby': `unknown-${row}` }, options, chosen);
  made.addEventListener('change', () => change(name, made.value));
  return element('div', {}, made, element('p', {}, view.values[name][chosen]));
};

const table = (view: ChoicesView, change: Switch): HTMLElement => {
  const names = ['Not documented', 'The simulation'].map((name) => element('th', { scope: 'col' }, name));
  const rows = view.unknownParts.map(({ unknown, simulation, choice }, row) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', id: `unknown-${row}` }, unknown),
      element('td', {}, choice ? switchView(view, choice, row, change) : simulation),
    ),
  );
  const head = element('thead', {}, element('tr', {}, ...names));
  return element('table', { class: 'assumptions' }, head, element('tbody', {}, ...rows));
};

/** Everything that Sendmode's documents leave open, what the simulation does about it, and what can be switched. */
export const createAssumptions = (): { readonly element: HTMLElement; load(): Promise<void> } => {
  const place = element('div', {});
  const attempt = createAttempt();
  const show = (read: () => Promise<ChoicesView>): Promise<void> =>
    attempt.run(async () => {
      const focused = document.activeElement?.id ?? '';
      place.replaceChildren(table(await read(), change));
      if (focused.startsWith('choice-')) document.getElementById(focused)?.focus();
    });
  const change: Switch = (name, value) => void show(() => control('choices', 'POST', { [name]: value }));
  return {
    element: element(
      'div',
      {},
      element(
        'p',
        { class: 'muted' },
        "Sendmode's public documents leave these points open. The simulation had to choose.",
      ),
      attempt.problem,
      place,
    ),
    load: () => show(() => control('choices', 'GET')),
  };
};
