import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../platform/redact.ts';

describe('the beginning of a text', () => {
  const { beginning } = createRedactor(['secret-key']);

  test.each([
    ['is all of it where it is short', 'a secret-key', 20, 'a [redacted]'],
    ['is cut behind a secret', 'secret-key and more', 14, '[redacted] and'],
    ['shows no part of a secret that is cut', '12345 secret-key and more', 10, '12345 [red'],
    ['shows no part of a secret that stands where the search ends', 'secret-key secret-key-', 12, '[redacted] '],
    [
      'is short rather than cut in a secret, where redacting made room',
      `${'secret-key'.repeat(9)}x`,
      85,
      /^(\[redacted\])*$/,
    ],
  ])('%s', (_name, text, characters, want) => {
    const shown = beginning(text, characters);
    if (want instanceof RegExp) expect(shown).toMatch(want);
    else expect(shown).toBe(want);
  });

  test('holds no part of a secret, wherever it is cut', () => {
    const text = `${'a-secret-key-'.repeat(40)}end`;
    for (let characters = 0; characters < text.length; characters += 1) {
      expect(createRedactor(['a-secret-key-']).beginning(text, characters)).toMatch(
        /^(\[redacted\])*(\[(r(e(d(a(c(t(ed?)?)?)?)?)?)?)?)?e?n?d?$/,
      );
    }
  });
});
