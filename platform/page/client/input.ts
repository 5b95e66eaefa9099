import type { FormField, ItemShape } from '../views.ts';
import { element, select } from './dom.ts';
import type { Entry, Problem } from './values.ts';

/** What a person types one value into. */
export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a person types the value of a field into, be it one value or a list. */
export interface Control {
  readonly element: HTMLElement;
  read(): Entry;
  write(entry: Entry): void;
  /** @param item - Of a list, counted from 0 among those that are not empty. */
  focus(item?: number): void;
  /** Marks the value, or the item that the problem names, as wrong, or nothing any more. */
  mark(problem: Problem | undefined): void;
  /** Marks items of a list, by their index; a single value has none. */
  markItems?(marks: ReadonlyMap<number, string>): void;
}

/** What is to be typed in. */
interface InputKind extends ItemShape {
  readonly example?: unknown;
  /** Whether it may have several lines. */
  readonly long: boolean;
}

const exampleText = (example: unknown): string | undefined =>
  example === undefined ? undefined : `e.g. ${typeof example === 'string' ? example : JSON.stringify(example)}`;

const choicesOf = ({ type, choices }: ItemShape): readonly unknown[] | undefined =>
  choices ?? (type === 'boolean' ? [true, false] : undefined);

/** A box for one value: a choice where the definition lists them, several lines for long texts and objects. */
export const createInput = (kind: InputKind, attributes: Readonly<Record<string, string | undefined>>): Input => {
  const choices = choicesOf(kind);
  if (choices) {
    const options = choices.map((each) => [String(each), String(each)] as const);
    return select(attributes, [['', '(not given)'], ...options]);
  }
  const placeholder = exampleText(kind.example);
  const shared = { ...attributes, placeholder, autocomplete: 'off', spellcheck: 'false' };
  if (['object', 'array', 'any'].includes(kind.type))
    return element('textarea', { ...shared, rows: kind.type === 'any' ? 1 : 4, class: 'code' });
  if (kind.type === 'string' && kind.long) return element('textarea', { ...shared, rows: 1 });
  return element('input', { ...shared, type: 'text', inputmode: kind.type === 'string' ? undefined : 'decimal' });
};

/** The kind of box for a field that is no list. */
export const kindOf = ({ type, choices, example, inBody }: FormField): InputKind => ({
  type,
  example,
  long: inBody,
  ...(choices ? { choices } : {}),
});

/** The kind of box for an item of a list. */
export const itemKindOf = ({ items, example }: FormField): InputKind => ({
  ...(items ?? { type: 'string' }),
  example: Array.isArray(example) ? (example[0] as unknown) : undefined,
  long: false,
});
