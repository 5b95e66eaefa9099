import { element } from './dom.ts';

/** A text that is JSON, set out over lines; any other text as it is. */
export const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** Colouring longer texts would make the page slow, and nobody reads them by eye. */
const longestColoured = 20_000;

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const kindOf = (match: RegExpMatchArray): string => {
  if (match[1] === undefined) return 'json-value';
  return match[2] === undefined ? 'json-text' : 'json-name';
};

const coloured = (text: string): (string | HTMLElement)[] => {
  const pieces: (string | HTMLElement)[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const shown = match[1] ?? match[0];
    pieces.push(text.slice(end, match.index), element('span', { class: kindOf(match) }, shown));
    end = match.index + shown.length;
  }
  return [...pieces, text.slice(end)];
};

/** A body as people read it: JSON set out and coloured, anything else as it came. */
export const bodyView = (text: string): HTMLElement => {
  if (text === '') return element('p', { class: 'muted' }, 'No body.');
  const shown = pretty(text);
  const isJson = /^\s*[[{]/.test(text) && shown.length <= longestColoured;
  return element('pre', { class: 'body', tabindex: 0 }, ...(isJson ? coloured(shown) : [shown]));
};
