import type { FormField } from '../views.ts';
import { button, element } from './dom.ts';
import { type Control, createInput, type Input, itemKindOf } from './input.ts';
import { pastedRows } from './pasted-rows.ts';
import type { Entry } from './values.ts';

interface Row {
  readonly element: HTMLElement;
  readonly input: Input;
  /** Says which item of the list this is, to those who do not see it. */
  name(label: string, number: number): void;
  /** Shows what is odd about the item, or that nothing is. */
  mark(text: string | undefined): void;
}

interface RowEvents {
  remove(row: Row): void;
  /** Enter was pressed where it does not begin a new line. */
  enter(row: Row): void;
  /** Several rows were pasted, such as a column of a spreadsheet. */
  paste(row: Row, texts: readonly string[]): void;
}

const createRow = (input: Input, events: RowEvents): Row => {
  const remover = button('×', () => events.remove(row), { class: 'icon-button' });
  const mark = element('p', { class: 'row-mark', id: `${input.id}-mark`, hidden: true });
  const described = input.getAttribute('aria-describedby') ?? '';
  const row: Row = {
    input,
    element: element('li', {}, input, remover, mark),
    name(label, number) {
      input.setAttribute('aria-label', `${label}, item ${number}`);
      remover.setAttribute('aria-label', `Remove item ${number} of ${label}`);
    },
    mark(text) {
      mark.hidden = text === undefined;
      mark.textContent = text ?? '';
      input.setAttribute('aria-describedby', text === undefined ? described : `${mark.id} ${described}`);
    },
  };
  row.element.addEventListener('keydown', (event) => {
    const begins = input instanceof HTMLTextAreaElement || event.target !== input;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || begins) return;
    event.preventDefault();
    events.enter(row);
  });
  row.element.addEventListener('paste', (event) => {
    const texts = pastedRows(event.clipboardData?.getData('text/plain') ?? '');
    if (input instanceof HTMLTextAreaElement || texts.length < 2) return;
    event.preventDefault();
    events.paste(row, texts);
  });
  return row;
};

/** The rows that an entry is written as: one at least. */
const textsOf = (entry: Entry): readonly string[] => (typeof entry === 'string' || entry.length === 0 ? [''] : entry);

/** The row of an item as it was sent: rows that are empty are not. */
const rowOf = (rows: readonly Row[], item: number | undefined): Row | undefined =>
  item === undefined ? undefined : rows.filter(({ input }) => input.value !== '')[item];

/** Marks the rows that there are: all of them or the named one as wrong, or single ones with what is odd about them. */
const marksOf = (rows: () => readonly Row[]): Pick<Control, 'mark' | 'markItems'> => ({
  mark: (problem) => {
    const named = rowOf(rows(), problem?.item);
    for (const row of rows()) {
      const wrong = problem !== undefined && (named === undefined || named === row);
      row.input.setAttribute('aria-invalid', String(wrong));
    }
  },
  markItems: (marks) => {
    for (const [index, row] of rows().entries()) row.mark(marks.get(index));
    // What the marks take up must not push the row out of view in which somebody types.
    rows()
      .find((row) => row.element.contains(document.activeElement))
      ?.element.scrollIntoView({ block: 'nearest' });
  },
});

/** A list with a row for each item. Enter in the last row adds one; a row that goes hands the focus to its neighbour. */
export const createList = (field: FormField, id: string, attributes: Record<string, string>): Control => {
  const box = element('ul', { class: 'rows' });
  let rows: readonly Row[] = [];
  let made = 0;

  const set = (next: readonly Row[]): void => {
    rows = next;
    for (const [index, row] of rows.entries()) row.name(field.label, index + 1);
    box.replaceChildren(...rows.map((row) => row.element));
  };
  const changed = (): boolean => box.dispatchEvent(new Event('input', { bubbles: true }));
  const create = (text: string): Row => {
    made += 1;
    const row = createRow(createInput(itemKindOf(field), { ...attributes, id: `${id}-${made}` }), events);
    row.input.value = text;
    return row;
  };
  const add = (): void => {
    set([...rows, create('')]);
    rows.at(-1)?.input.focus();
  };
  const adder = button('Add an item', add, { class: 'quiet' });
  const events: RowEvents = {
    remove(row) {
      const index = rows.indexOf(row);
      set(rows.toSpliced(index, 1));
      (rows[index]?.input ?? rows.at(-1)?.input ?? adder).focus();
      changed();
    },
    enter(row) {
      if (row === rows.at(-1)) add();
      else rows[rows.indexOf(row) + 1]?.input.focus();
    },
    paste(row, texts) {
      const pasted = texts.map(create);
      set(rows.flatMap((each) => (each !== row ? [each] : row.input.value === '' ? pasted : [row, ...pasted])));
      pasted.at(-1)?.input.focus();
      changed();
    },
  };
  return {
    element: element('div', {}, box, adder),
    read: () => rows.map(({ input }) => input.value),
    write: (entry) => set(textsOf(entry).map(create)),
    focus: (item) => ((rowOf(rows, item) ?? rows[0])?.input ?? adder).focus(),
    ...marksOf(() => rows),
  };
};
