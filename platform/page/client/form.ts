import type { PageAction } from '../views.ts';
import { element, fold } from './dom.ts';
import { createField } from './field.ts';
import { type Reading, readValues, toEntry } from './values.ts';

/** The form of one action. */
export interface EditableForm {
  readonly action: PageAction;
  readonly element: HTMLElement;
  read(): Reading;
  /** Shows each problem at its field and takes the focus to the first. */
  showProblems(problems: ReadonlyMap<string, string>): void;
  /** Fills in the examples of the definition, where there are any; what is folded stays as it is. */
  fillExample(): void;
}

/** Lays out the form of an action, with the advanced parameters folded. */
export const createForm = (action: PageAction): EditableForm => {
  const described = [...action.shown, ...action.advanced];
  const fields = described.map((field, index) => createField(field, `${action.operationId}-${index}`));
  const [shown, advanced] = [fields.slice(0, action.shown.length), fields.slice(action.shown.length)];
  const folded = fold(
    `Advanced parameters (${advanced.length})`,
    { class: 'advanced' },
    ...advanced.map((field) => field.element),
  );
  return {
    action,
    element: element(
      'div',
      { class: 'fields' },
      described.length === 0 && element('p', { class: 'muted' }, 'This action has no parameters.'),
      ...shown.map((field) => field.element),
      advanced.length > 0 && folded,
    ),
    read: () => readValues(described, new Map(fields.map((field) => [field.key, field.read()]))),
    showProblems(problems) {
      for (const field of fields) field.show(problems.get(field.key));
      const first = fields.find(({ key }) => problems.has(key));
      if (first && advanced.includes(first)) folded.open = true;
      first?.focus();
    },
    fillExample() {
      for (const [index, field] of action.shown.entries()) {
        if (field.example !== undefined) fields[index]?.write(toEntry(field, field.example));
        fields[index]?.show(undefined);
      }
    },
  };
};
