import fc from 'fast-check';

/** Every code point but the halves of pairs, which are no characters. fast-check's own unit lists them all first. */
const character = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
    { weight: 2, arbitrary: fc.integer({ min: 0x80, max: 0xd7ff }) },
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint));

/** A text of any characters there are, control characters included. */
export const textOfAnyCharacters = (limits: { readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.array(character, limits).map((characters) => characters.join(''));
