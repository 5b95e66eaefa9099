import { element } from './dom.ts';

/** One tab: its name and what it shows. */
export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly content: HTMLElement;
}

/** Several panels in one place. */
export interface Tabs {
  readonly element: HTMLElement;
  /** Writes a number beside a tab's name, or nothing. */
  count(id: string, number: number | undefined): void;
  open(id: string): void;
}

const stepFor: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_, last) => last,
};

const handleOf = ({ id, name }: Tab, count: HTMLElement | undefined): HTMLButtonElement =>
  element('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` }, name, count);

/** Tabs that the arrow keys move through (ARIA Authoring Practices, "Tabs" with automatic activation). */
export const createTabs = (
  label: string,
  tabs: readonly Tab[],
  onOpen: (id: string) => void = () => undefined,
): Tabs => {
  const counts = new Map(tabs.map(({ id }) => [id, element('span', { class: 'count', hidden: true })]));
  const handles = tabs.map((tab) => handleOf(tab, counts.get(tab.id)));
  const panels = tabs.map(({ id, content }) =>
    element('div', { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}` }, content),
  );
  const openAt = (chosen: number): void => {
    for (const [index, handle] of handles.entries()) {
      handle.setAttribute('aria-selected', String(index === chosen));
      handle.tabIndex = index === chosen ? 0 : -1;
    }
    for (const [index, panel] of panels.entries()) panel.hidden = index !== chosen;
    const tab = tabs[chosen];
    if (tab) onOpen(tab.id);
  };
  for (const [index, handle] of handles.entries()) {
    handle.addEventListener('click', () => openAt(index));
    handle.addEventListener('keydown', (event) => {
      const next = stepFor[event.key]?.(index, handles.length - 1);
      if (next === undefined) return;
      event.preventDefault();
      openAt(next);
      handles[next]?.focus();
    });
  }
  openAt(0);
  return {
    element: element(
      'div',
      { class: 'tabs' },
      element('div', { role: 'tablist', 'aria-label': label }, ...handles),
      ...panels,
    ),
    count(id, number) {
      const place = counts.get(id);
      if (!place) return;
      place.textContent = number === undefined ? '' : String(number);
      place.hidden = number === undefined;
    },
    open: (id) => openAt(tabs.findIndex((tab) => tab.id === id)),
  };
};
