/**
 * What counts as a mobile number, decided once. People paste numbers from spreadsheets, mails, pages and contacts; what stands
 * between the digits is dropped, and an entry that leaves a doubt is nobody's number: better one text too few than one to a
 * stranger. The flows' expressions are made from the same characters and codes as `readNumber`.
 */

const from = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

const each = (...codes: readonly number[]): string[] => codes.map((code) => String.fromCharCode(code));

/** Unicode's White_Space, but for the two controls that XML cannot hold. */
const spaces = [
  ...each(0x09, 0x0a, 0x0d, 0x20, 0x85, 0xa0, 0x1680),
  ...from(0x2000, 0x200a),
  ...each(0x2028, 0x2029, 0x202f, 0x205f, 0x3000),
];

/** Unicode's dashes that people write between digits, the minus sign, and the hyphen bullet. */
const dashes = [
  ...each(0x2d, 0x58a, 0x5be, 0x1806),
  ...from(0x2010, 0x2015),
  ...each(0x2043, 0x207b, 0x208b, 0x2212, 0x2e3a, 0x2e3b, 0x301c, 0x3030, 0xfe31, 0xfe32, 0xfe58, 0xfe63, 0xff0d),
];

/** Unicode's Default_Ignorable_Code_Point in the basic plane: marks of direction, joiners, isolates, selectors, fillers. */
const unseen = [
  ...each(0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5),
  ...from(0x180b, 0x180f),
  ...from(0x200b, 0x200f),
  ...from(0x202a, 0x202e),
  ...from(0x2060, 0x206f),
  ...each(0x3164),
  ...from(0xfe00, 0xfe0f),
  ...each(0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb),
];

/** Brackets beside the round ones, and the mark that makes a cell of a spreadsheet a text. */
const others = ['[', ']', "'", '\uff08', '\uff09', '\u2018', '\u2019', '\u201c', '\u201d'];

/** The characters that are dropped wherever they stand. Round brackets and straight quotes are too, each in its own step. */
export const droppedCharacters: readonly string[] = [...spaces, ...dashes, ...unseen, ...others];

/** The characters of a number that may be kept: digits, a plus, and the brackets around a zero. */
export const keptCharacters: readonly string[] = [...'0123456789+()'];

const dropped: ReadonlySet<string> = new Set(droppedCharacters);
const kept: ReadonlySet<string> = new Set(keptCharacters);

/** Those that nobody sees, or takes for an ordinary space. */
export const unseenCharacters: readonly string[] = [...spaces.filter((space) => space !== ' '), ...unseen];

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');

/** A character as `\u202a`. */
export const characterName = (character: string): string => `\\u${hex(character)}`;

/** A scheme that may stand before a number. */
export const scheme = 'tel:';

/** An entry with more characters than this is no number. */
export const longestEntry = 100;

/** The fewest and the most digits of a number with its country code; 15 is the most of ITU-T E.164. */
export const digitsOfNumber = { fewest: 10, most: 15 } as const;

/** The most digits behind the code of the own country. */
export const mostHomeDigits = 11;

/** Country codes of one digit (ITU-T E.164, list of assigned codes). */
export const oneDigitCodes: readonly string[] = ['1', '7'];

/** Country codes of two digits; every other has three. */
export const twoDigitCodes: readonly string[] = (
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 ' +
  '90 91 92 93 94 95 98'
).split(' ');

/** The country code at the beginning of international digits. */
const codeAt = (digits: string): string => {
  if (oneDigitCodes.includes(digits.slice(0, 1))) return digits.slice(0, 1);
  return twoDigitCodes.includes(digits.slice(0, 2)) ? digits.slice(0, 2) : digits.slice(0, 3);
};

/** A country code as digits, from `353`, `+353` or `00353`; undefined where it is anything else. */
export const readCountryCode = (given: string): string | undefined => {
  const code = /^(?:\+|00)?([1-9]\d{0,2})$/.exec(given)?.[1];
  return code !== undefined && codeAt(`${code}xx`) === code ? code : undefined;
};

/** What is left of an entry once everything that people put between digits is gone; undefined where more is left. */
const withoutSeparators = (entry: string): string | undefined => {
  const text = entry.toLowerCase().replaceAll(scheme, '').replaceAll('"', '');
  const left = text.split('').filter((character) => !dropped.has(character));
  return left.every((character) => kept.has(character)) ? left.join('') : undefined;
};

/** `(0)` is the zero that is dialled inside a country alone; written `z` until its place is known. */
const marked = (text: string): string => text.replaceAll('(0)', 'z').replaceAll(/[()]/g, '');

const international = (text: string, home: string): string => {
  const dialled = marked(text).replace(/^z/, '0').replace(/^00/, '+').replace(/^0/, `+${home}`);
  return dialled.startsWith(home) ? `+${dialled}` : dialled;
};

/**
 * A mobile number as international digits, such as 353870000000, whether it is written `087 000 0000`,
 * `+353 (0)87 000 0000`, `00353870000000` or `353870000000`; undefined where the entry leaves a doubt: letters, a decimal, an
 * exponent, several numbers, digits of other scripts, a national number without its zero.
 *
 * @param entry - as it was given, of any type
 * @param home - the digits of the country code that a leading zero stands for
 */
export const readNumber = (entry: unknown, home: string): string | undefined => {
  const written = typeof entry === 'string' ? entry : (JSON.stringify(entry ?? '') ?? '');
  if (written.length > longestEntry) return undefined;
  const left = withoutSeparators(written);
  if (left === undefined) return undefined;
  const plus = international(left, home);
  const code = codeAt(plus.slice(1));
  const zero = code === home ? /^z?0?/ : /^z?/;
  const rest = plus.slice(1 + code.length).replace(zero, '');
  const digits = code + rest;
  const fits =
    plus.startsWith('+') &&
    /^[1-9]\d*$/.test(code) &&
    /^[1-9]\d*$/.test(rest) &&
    digits.length >= digitsOfNumber.fewest &&
    digits.length <= digitsOfNumber.most &&
    (code !== home || rest.length <= mostHomeDigits);
  return fits ? digits : undefined;
};

/** Sendmode's examples are Irish, so the simulation takes a number in national form for an Irish one. */
const sendmodesCountry = '353';

/**
 * The international digits of a number as it reaches Sendmode: what `readNumber` reads, and bare international digits of any
 * country, which is how Sendmode's pages and the samples write them.
 */
export const readSentNumber = (written: string): string | undefined =>
  readNumber(written, sendmodesCountry) ?? /^(?!353)[1-9]\d{9,14}$/.exec(written)?.[0];
