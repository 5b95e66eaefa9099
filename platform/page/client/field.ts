import type { FormField } from '../views.ts';
import type { Advise, FieldAdvice } from './advice.ts';
import { element } from './dom.ts';
import { type Control, createInput, type Input, kindOf } from './input.ts';
import { createList } from './list-field.ts';
import type { Entries } from './stored-entries.ts';
import { type Problem, toEntry } from './values.ts';

/** A field of a form with its label, its hint, its problem, and what a panel says of it. */
export interface Field extends Omit<Control, 'mark' | 'markItems'> {
  readonly key: string;
  /** Shows what is wrong with the value, or that nothing is. */
  show(problem: Problem | undefined): void;
  /** Lets the panel look at the form again. */
  advise(entries: Entries): void;
}

const single = (input: Input): Control => ({
  element: input,
  read: () => input.value,
  write: (entry) => {
    input.value = typeof entry === 'string' ? entry : '';
  },
  focus: () => input.focus(),
  mark: (problem) => input.setAttribute('aria-invalid', String(problem !== undefined)),
});

const requiredMark = (): HTMLElement => element('span', { class: 'required', title: 'Required' }, ' *');

interface Parts {
  readonly hint: HTMLElement;
  readonly problem: HTMLElement;
  readonly advice: HTMLElement;
}

const labelled = (field: FormField, id: string, { hint, problem, advice }: Parts) => {
  const describedBy = `${hint.id} ${problem.id} ${advice.id}`;
  const text = [field.label, field.required && requiredMark()];
  const below = (control: Control) => [hint, control.element, problem, advice];
  if (field.type === 'array') {
    const control = createList(field, id, { 'aria-describedby': describedBy });
    const label = element('p', { class: 'label', id: `${id}-label` }, ...text);
    const group = { class: 'field', role: 'group', 'aria-labelledby': label.id };
    return { control, whole: element('div', group, label, ...below(control)) };
  }
  const described = { id, 'aria-describedby': describedBy, 'aria-required': String(field.required) };
  const control = single(createInput(kindOf(field), described));
  const label = element('label', { class: 'label', for: id }, ...text);
  return { control, whole: element('div', { class: 'field' }, label, ...below(control)) };
};

/**
 * @param id - Unique in the document.
 * @param advise - Asks the panels whether they know more about the field.
 */
export const createField = (operationId: string, field: FormField, id: string, advise: Advise): Field => {
  const parts: Parts = {
    hint: element('p', { class: 'hint', id: `${id}-hint` }, field.description),
    problem: element('p', { class: 'problem', id: `${id}-problem`, hidden: true }),
    advice: element('div', { class: 'advice-place', id: `${id}-advice` }),
  };
  const { control, whole } = labelled(field, id, parts);
  whole.dataset.key = field.key;
  control.write(toEntry(field, field.default));
  const show = (problem: Problem | undefined): void => {
    parts.problem.textContent = problem?.text ?? '';
    parts.problem.hidden = problem === undefined;
    whole.classList.toggle('wrong', problem !== undefined);
    control.mark(problem);
  };
  whole.addEventListener('input', () => show(undefined));
  const advice: FieldAdvice | undefined = advise({
    operationId,
    key: field.key,
    write(entry) {
      control.write(entry);
      whole.dispatchEvent(new Event('input', { bubbles: true }));
    },
    markItems: (marks) => control.markItems?.(marks),
  });
  if (advice) parts.advice.append(advice.element);
  return {
    key: field.key,
    element: whole,
    read: control.read,
    write: control.write,
    focus: control.focus,
    show,
    advise: (entries) => advice?.update(entries),
  };
};
