import type { FormField } from '../views.ts';
import { element } from './dom.ts';
import { type Control, createInput, type Input, kindOf } from './input.ts';
import { createList } from './list-field.ts';
import { toEntry } from './values.ts';

/** A field of a form with its label, its hint and its problem. */
export interface Field extends Omit<Control, 'mark'> {
  readonly key: string;
  /** Shows what is wrong with the value, or that nothing is. */
  show(problem: string | undefined): void;
}

const single = (input: Input): Control => ({
  element: input,
  read: () => input.value,
  write: (entry) => {
    input.value = typeof entry === 'string' ? entry : '';
  },
  focus: () => input.focus(),
  mark: (wrong) => input.setAttribute('aria-invalid', String(wrong)),
});

const requiredMark = (): HTMLElement => element('span', { class: 'required', title: 'Required' }, ' *');

const labelled = (field: FormField, id: string, parts: { hint: HTMLElement; problem: HTMLElement }) => {
  const described = {
    'aria-describedby': `${parts.hint.id} ${parts.problem.id}`,
    'aria-required': String(field.required),
  };
  if (field.type === 'array') {
    const list = createList(field, id, { 'aria-describedby': described['aria-describedby'] });
    const legend = element('legend', {}, field.label, field.required && requiredMark());
    return {
      control: list,
      whole: element('fieldset', { class: 'field' }, legend, parts.hint, list.element, parts.problem),
    };
  }
  const control = single(createInput(kindOf(field), { id, ...described }));
  const label = element('label', { for: id }, field.label, field.required && requiredMark());
  return { control, whole: element('div', { class: 'field' }, label, parts.hint, control.element, parts.problem) };
};

/** @param id - Unique in the document. */
export const createField = (field: FormField, id: string): Field => {
  const hint = element('p', { class: 'hint', id: `${id}-hint` }, field.description);
  const problem = element('p', { class: 'problem', id: `${id}-problem`, hidden: true });
  const { control, whole } = labelled(field, id, { hint, problem });
  whole.dataset.key = field.key;
  control.write(toEntry(field, field.default));
  const show = (text: string | undefined): void => {
    problem.textContent = text ?? '';
    problem.hidden = text === undefined;
    whole.classList.toggle('wrong', text !== undefined);
    control.mark(text !== undefined);
  };
  whole.addEventListener('input', () => show(undefined));
  return { key: field.key, element: whole, read: control.read, write: control.write, focus: control.focus, show };
};
