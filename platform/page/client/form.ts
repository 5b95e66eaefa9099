import type { PageAction } from '../views.ts';
import type { Advise } from './advice.ts';
import { element, fold } from './dom.ts';
import { createField, type Field } from './field.ts';
import type { Entries } from './stored-entries.ts';
import { type Problems, type Reading, readValues, toEntry } from './values.ts';

/** The form of one action. */
export interface EditableForm {
  readonly action: PageAction;
  readonly element: HTMLElement;
  read(): Reading;
  /** What stands in its fields as it was typed. */
  entries(): Entries;
  /** Puts back what was typed once. */
  restore(entries: Entries): void;
  /** Puts values into the fields, by flow key; fields without one are emptied. */
  fill(values: Readonly<Record<string, unknown>>): void;
  /** Shows each problem at its field and takes the focus to the first. */
  showProblems(problems: Problems): void;
  /** Fills in the examples of the definition, where there are any; what is folded stays as it is. */
  fillExample(): void;
  /** Lets the panels look at what stands in the form. */
  advise(): void;
}

const layOut = (shown: readonly Field[], folded: HTMLDetailsElement | undefined): HTMLElement =>
  element(
    'div',
    { class: 'fields' },
    shown.length === 0 && !folded && element('p', { class: 'muted' }, 'This action has no parameters.'),
    ...shown.map((field) => field.element),
    folded,
  );

/** Lays out the form of an action, folded where the designer folds it. */
export const createForm = (action: PageAction, advise: Advise): EditableForm => {
  const described = [...action.shown, ...action.folded];
  const fields = described.map((field, index) =>
    createField(action.operationId, field, `${action.operationId}-${index}`, advise),
  );
  const [shown, inFold] = [fields.slice(0, action.shown.length), fields.slice(action.shown.length)];
  const folded =
    inFold.length === 0
      ? undefined
      : fold(`Advanced parameters (${inFold.length})`, { class: 'advanced' }, ...inFold.map((field) => field.element));
  const entries = (): Entries => new Map(fields.map((field) => [field.key, field.read()]));
  return {
    action,
    element: layOut(shown, folded),
    read: () => readValues(described, entries()),
    entries,
    restore(stored) {
      for (const field of fields) {
        const entry = stored.get(field.key);
        if (entry !== undefined) field.write(entry);
      }
    },
    fill(values) {
      for (const [index, field] of fields.entries()) {
        const about = described[index];
        if (about) field.write(toEntry(about, values[field.key]));
        field.show(undefined);
      }
    },
    showProblems(problems) {
      for (const field of fields) field.show(problems.get(field.key));
      const first = fields.find(({ key }) => problems.has(key));
      if (first && folded && inFold.includes(first)) folded.open = true;
      first?.focus(problems.get(first.key)?.item);
    },
    fillExample() {
      for (const [index, field] of action.shown.entries()) {
        if (field.example !== undefined) fields[index]?.write(toEntry(field, field.example));
        fields[index]?.show(undefined);
      }
    },
    advise() {
      const now = entries();
      for (const field of fields) field.advise(now);
    },
  };
};
