import type { FormField, PageAction } from '../views.ts';
import { element, fold } from './dom.ts';

const boxText = ({ default: initial, description }: FormField): HTMLElement =>
  initial === undefined
    ? element('span', { class: 'placeholder' }, description)
    : element('span', {}, typeof initial === 'string' ? initial : JSON.stringify(initial));

const rowView = (field: FormField): HTMLElement => {
  const isList = field.type === 'array';
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'card-label' },
      field.required && element('span', { class: 'required' }, '* '),
      isList ? `${field.label} Item - 1` : field.label,
    ),
    element('p', { class: 'card-box' }, boxText(field), field.choices && element('span', { class: 'caret' }, '⌄')),
    isList && element('p', { class: 'card-add' }, '+ Add new item'),
  );
};

/** An action's card as the flow designer shows it: to look at, not to fill in. */
export const designerCard = (action: PageAction, connection: string): HTMLElement =>
  element(
    'div',
    { class: 'designer-card' },
    element(
      'p',
      { class: 'card-title' },
      element('img', { src: '/_page/icon.svg', alt: '', width: 24, height: 24 }),
      action.title,
    ),
    element(
      'div',
      { class: 'card-body' },
      element('ul', {}, ...action.shown.map(rowView)),
      action.shown.length + action.advanced.length === 0 &&
        element('p', { class: 'muted' }, 'There are no parameters for this action.'),
      action.advanced.length > 0 && fold('Advanced parameters', {}, element('ul', {}, ...action.advanced.map(rowView))),
      element('p', { class: 'card-foot' }, `Connected to ${connection}.`),
    ),
  );
