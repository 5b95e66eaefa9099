/** Control and format characters, half surrogates, unassigned ones, and every space but the ordinary one. */
const unseen = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

const hex = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text in which what nobody sees is written as `\u202a`, so that a message shows why a value is wrong. */
export const showUnseen = (text: string): string =>
  text.replaceAll(unseen, (character) => character.split('').map(hex).join(''));
