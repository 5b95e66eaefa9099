/** What a person has before them, kept while the page loads itself again. */
export interface KeptView {
  /** The call whose result is shown. */
  readonly shown?: string;
  readonly connection: string;
}

interface Kept extends KeptView {
  /** The ids of the tabs that are open. */
  readonly tabs: readonly string[];
  /** Where the focus is, as a selector, and what is selected there. */
  readonly focused?: string;
  readonly selection?: readonly [start: number, end: number];
  readonly scrolled: number;
}

const place = 'the view before the page loaded itself again';

/** The items of a list have other ids each time, but tell by their labels which they are. */
const selectorOf = (focused: Element | null): string | undefined => {
  const label = focused?.getAttribute('aria-label');
  if (label) return `[aria-label="${CSS.escape(label)}"]`;
  return focused?.id ? `#${CSS.escape(focused.id)}` : undefined;
};

const selectionOf = (focused: Element | null): Kept['selection'] => {
  if (!(focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement)) return undefined;
  const { selectionStart, selectionEnd } = focused;
  return selectionStart === null || selectionEnd === null ? undefined : [selectionStart, selectionEnd];
};

/** Keeps what is seen. A browser that keeps nothing is no reason to stop. */
export const keepView = (view: KeptView): void => {
  const focused = selectorOf(document.activeElement);
  const selection = selectionOf(document.activeElement);
  const tabs = [...document.querySelectorAll('[role="tab"][aria-selected="true"]')].map(({ id }) => id);
  const kept: Kept = {
    ...view,
    tabs,
    scrolled: window.scrollY,
    ...(focused === undefined ? {} : { focused }),
    ...(selection === undefined ? {} : { selection }),
  };
  try {
    sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // The page begins anew then.
  }
};

/** What was kept, once. */
const take = (): Kept | undefined => {
  try {
    const kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    return kept === null ? undefined : (JSON.parse(kept) as Kept);
  } catch {
    return undefined;
  }
};

const focusOn = ({ focused, selection, scrolled }: Kept): void => {
  const found = focused === undefined ? null : document.querySelector<HTMLElement>(focused);
  found?.focus({ preventScroll: true });
  if (selection && (found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement))
    found.setSelectionRange(...selection);
  window.scrollTo(0, scrolled);
};

/**
 * Puts back what was seen before the page loaded itself again, if it did.
 *
 * @param show - Chooses the connection, and resolves when the result is shown.
 */
export const restoreView = async (show: (view: KeptView) => Promise<void>): Promise<void> => {
  const kept = take();
  if (!kept) return;
  for (const id of kept.tabs) document.getElementById(id)?.click();
  await show(kept);
  focusOn(kept);
};
