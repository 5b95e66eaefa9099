import { isGsm } from './segments.ts';

/** What typographic characters are in the alphabet that a text message travels in most cheaply. */
const plain: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u2022': '*',
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u200b': '',
  '\u00ad': '',
  '\ufeff': '',
  '\t': ' ',
};

/** The characters of a text, each once, that keep it from travelling in the GSM alphabet. */
export const unicodeCharacters = (text: string): string[] => [
  ...new Set([...text].filter((character) => !isGsm(character))),
];

/** Whether a typographic character has a plain one in its place. */
export const isTypographic = (character: string): boolean => plain[character] !== undefined;

/** A text with plain characters in the place of typographic ones; letters and emoji stay. */
export const withPlainCharacters = (text: string): string =>
  [...text].map((character) => plain[character] ?? character).join('');
