import { element } from './dom.ts';

/** A box to search a list with: every word of it has to be in the text of an item. */
export interface SearchBox {
  readonly element: HTMLElement;
  /** Whether an item with that text is to be shown. */
  matches(text: string): boolean;
  /** Whether something is searched for. */
  active(): boolean;
}

/** @param changed - Is told after each letter. */
export const createSearchBox = (label: string, changed: () => void): SearchBox => {
  const input = element('input', { type: 'search', 'aria-label': label, placeholder: label, autocomplete: 'off' });
  const words = (): string[] =>
    input.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
  input.addEventListener('input', changed);
  return {
    element: input,
    matches: (text) => words().every((word) => text.toLowerCase().includes(word)),
    active: () => words().length > 0,
  };
};
