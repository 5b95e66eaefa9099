import type { Change } from '../../gateway/trace.ts';
import { element } from './dom.ts';
import { pretty } from './json-view.ts';

type Piece = string | HTMLElement;

const isPartOfWord = (text: string, index: number): boolean => /[\p{L}\p{N}]/u.test(text[index] ?? '');

/** How many characters two texts share at their beginning, up to the last whole word. */
const sharedStart = (first: string, second: string): number => {
  let length = 0;
  while (length < first.length && length < second.length && first[length] === second[length]) length += 1;
  const inWord = (text: string) => isPartOfWord(text, length) && isPartOfWord(text, length - 1);
  while (length > 0 && (inWord(first) || inWord(second))) length -= 1;
  return length;
};

const reversed = (text: string): string => text.split('').reverse().join('');

/** Two texts with what differs marked: the words that they share at both ends stay plain. */
const marked = (before: string, after: string): { before: Piece[]; after: Piece[] } => {
  const start = sharedStart(before, after);
  const end = sharedStart(reversed(before.slice(start)), reversed(after.slice(start)));
  const pieces = (tag: 'del' | 'ins', text: string): Piece[] => {
    const middle = text.slice(start, text.length - end);
    return [text.slice(0, start), middle === '' ? '' : element(tag, {}, middle), text.slice(text.length - end)];
  };
  return { before: pieces('del', before), after: pieces('ins', after) };
};

const word = ({ before, after }: Change): string => {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
};

const valueView = (change: Change): HTMLElement => {
  const shown = (text: string) => (change.part === 'body' ? pretty(text) : text);
  const before = shown(change.before ?? '');
  const after = shown(change.after ?? '');
  const tag = change.part === 'body' ? 'pre' : 'div';
  const pieces =
    change.before === undefined || change.after === undefined
      ? { before: [element('del', {}, before)], after: [element('ins', {}, after)] }
      : marked(before, after);
  return element(
    'dd',
    {},
    change.before !== undefined && element(tag, { class: 'before' }, ...pieces.before),
    change.after !== undefined && element(tag, { class: 'after' }, ...pieces.after),
  );
};

/** A list of changes, each with what stood there before and what stands there now. */
export const changesView = (by: string, changes: readonly Change[]): HTMLElement =>
  element(
    'dl',
    { class: 'changes' },
    ...changes.map((change) =>
      element(
        'div',
        {},
        element(
          'dt',
          {},
          element('span', { class: 'part' }, change.part),
          element('span', { class: 'tag' }, `${word(change)} ${by}`),
        ),
        valueView(change),
      ),
    ),
  );
