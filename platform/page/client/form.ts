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

/** Lays out the form of an action, folded where the designer folds it. */
export const createForm = (action: PageAction): EditableForm => {
  const described = [...action.shown, ...action.folded];
  const fields = described.map((field, index) => createField(field, `${action.operationId}-${index}`));
  const [shown, folded] = [fields.slice(0, action.shown.length), fields.slice(action.shown.length)];
  const advanced = fold(
    `Advanced parameters (${folded.length})`,
    { class: 'advanced' },
    ...folded.map((field) => field.element),
  );
  return {
    action,
    element: element(
      'div',
      { class: 'fields' },
      described.length === 0 && element('p', { class: 'muted' }, 'This action has no parameters.'),
      ...shown.map((field) => field.element),
      folded.length > 0 && advanced,
    ),
    read: () => readValues(described, new Map(fields.map((field) => [field.key, field.read()]))),
    showProblems(problems) {
      for (const field of fields) field.show(problems.get(field.key));
      const first = fields.find(({ key }) => problems.has(key));
      if (first && folded.includes(first)) advanced.open = true;
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
