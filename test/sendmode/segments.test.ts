import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBasic, segment } from '../../sendmode/segments.ts';

const basicTable =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

describe('the GSM 03.38 alphabet', () => {
  test('has 127 basic characters of one septet, the escape left out', () => {
    expect([...basicTable]).toHaveLength(127);
    expect(new Set(basicTable).size).toBe(127);
    for (const each of basicTable) {
      expect(isBasic(each)).toBe(true);
      expect(segment(each)).toEqual({ encoding: 'GSM 03.38', units: 1, segments: 1 });
    }
  });

  test.each([...'\f^{}\\[~]|€'])('counts the extension character %j as two septets', (character) => {
    expect(segment(character)).toEqual({ encoding: 'GSM 03.38', units: 2, segments: 1 });
  });

  test.each([...'`ç\táíóúÁÍÓÚ’“”–…'])('has no %j', (character) => {
    expect(segment(character)).toEqual({ encoding: 'UCS-2', units: 1, segments: 1 });
  });
});

describe('segments', () => {
  const long = (character: string, times: number) => character.repeat(times);
  test.each([
    { given: 'nothing', text: '', want: { encoding: 'GSM 03.38', units: 0, segments: 0 } },
    { given: '160 septets', text: long('a', 160), want: { encoding: 'GSM 03.38', units: 160, segments: 1 } },
    { given: '161 septets', text: long('a', 161), want: { encoding: 'GSM 03.38', units: 161, segments: 2 } },
    { given: '306 septets', text: long('a', 306), want: { encoding: 'GSM 03.38', units: 306, segments: 2 } },
    { given: '307 septets', text: long('a', 307), want: { encoding: 'GSM 03.38', units: 307, segments: 3 } },
    { given: '80 euro signs', text: long('€', 80), want: { encoding: 'GSM 03.38', units: 160, segments: 1 } },
    { given: '81 euro signs', text: long('€', 81), want: { encoding: 'GSM 03.38', units: 162, segments: 2 } },
    {
      given: 'an escape that would straddle septet 153',
      text: `${long('a', 152)}€${long('a', 152)}`,
      want: { encoding: 'GSM 03.38', units: 306, segments: 3 },
    },
    {
      given: 'an escape that ends at septet 153',
      text: `${long('a', 151)}€${long('a', 153)}`,
      want: { encoding: 'GSM 03.38', units: 306, segments: 2 },
    },
    { given: '70 units', text: long('á', 70), want: { encoding: 'UCS-2', units: 70, segments: 1 } },
    { given: '71 units', text: long('á', 71), want: { encoding: 'UCS-2', units: 71, segments: 2 } },
    { given: '134 units', text: long('á', 134), want: { encoding: 'UCS-2', units: 134, segments: 2 } },
    { given: '135 units', text: long('á', 135), want: { encoding: 'UCS-2', units: 135, segments: 3 } },
    { given: '35 emoji', text: long('👍', 35), want: { encoding: 'UCS-2', units: 70, segments: 1 } },
    { given: '36 emoji', text: long('👍', 36), want: { encoding: 'UCS-2', units: 72, segments: 2 } },
    {
      given: 'an emoji that would straddle unit 67',
      text: `${long('á', 66)}👍${long('á', 66)}`,
      want: { encoding: 'UCS-2', units: 134, segments: 3 },
    },
    {
      given: 'one foreign letter among 160',
      text: `${long('a', 159)}ş`,
      want: { encoding: 'UCS-2', units: 160, segments: 3 },
    },
    { given: 'an extension character in UCS-2', text: 'á€', want: { encoding: 'UCS-2', units: 2, segments: 1 } },
    { given: 'half a surrogate pair', text: '\ud83d', want: { encoding: 'UCS-2', units: 1, segments: 1 } },
  ])('of $given', ({ text, want }) => {
    expect(segment(text)).toEqual(want);
  });

  const pieces = fc.constantFrom('a', '€', '[', 'á', '👍', '\n', 'Hello world, this is a longer piece. '.repeat(3));
  const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

  test('never become fewer when a text grows', () => {
    fc.assert(
      fc.property(texts, texts, (text, more) => {
        expect(segment(text + more).segments).toBeGreaterThanOrEqual(segment(text).segments);
      }),
    );
  });

  test('hold the whole text, and none is superfluous by more than the units that may not be split', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, units, segments } = segment(text);
        const [alone, joined] = encoding === 'UCS-2' ? [70, 67] : [160, 153];
        if (units <= alone) return segments === (units === 0 ? 0 : 1);
        return segments >= Math.ceil(units / joined) && segments <= Math.ceil(units / (joined - 1));
      }),
    );
  });
});
