type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. Children that are text stay text: nothing on this page is ever read as HTML. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
};

/** A button that never submits a form. */
export const button = (
  text: string,
  onClick: () => void,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLButtonElement => {
  const made = element('button', { type: 'button', ...attributes }, text, ...children);
  made.addEventListener('click', onClick);
  return made;
};

/** A part of `index.html`. @throws Error if there is none with the id. */
export const part = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found) return found;
  throw new Error(`index.html has no element "${id}".`);
};

/** A fold that opens and closes. */
export const fold = (summary: Child, attributes: Attributes, ...children: readonly Child[]): HTMLDetailsElement =>
  element('details', attributes, element('summary', {}, summary), ...children);

/** A choice of one out of several values, each with its text. */
export const select = (
  attributes: Attributes,
  options: readonly (readonly [value: string, text: string])[],
  chosen?: string,
): HTMLSelectElement => {
  const made = element('select', attributes, ...options.map(([value, text]) => element('option', { value }, text)));
  if (chosen !== undefined) made.value = chosen;
  return made;
};
