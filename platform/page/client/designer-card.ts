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

/** The folded fields under the designer's own words, which count how many of them are to be seen. */
const foldedView = (fields: readonly FormField[]): HTMLElement => {
  const count = element('span', {});
  const folded = fold(
    element('span', {}, 'Advanced parameters ', count),
    {},
    element('ul', {}, ...fields.map(rowView)),
  );
  const showCount = (): void => {
    count.textContent = `Showing ${folded.open ? fields.length : 0} of ${fields.length}`;
  };
  folded.addEventListener('toggle', showCount);
  showCount();
  return folded;
};

/** An action's card as today's designer shows it: to look at, not to fill in. */
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
      action.shown.length + action.folded.length === 0 &&
        element('p', { class: 'muted' }, 'There are no parameters for this action.'),
      action.folded.length > 0 && foldedView(action.folded),
      element('p', { class: 'card-foot' }, `Connected to ${connection}.`),
      element(
        'p',
        { class: 'card-note' },
        "Laid out as today's designer of Logic Apps does it (Azure/LogicAppsUX 5.110): a field that is neither required nor important and has no default is folded. Older designers fold advanced fields alone.",
      ),
    ),
  );
