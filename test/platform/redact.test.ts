import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../platform/redact.ts';

describe('the beginning of a text', () => {
  test.each([
    ['is all of it where it is short', 'a secret-key', 20, 'a [redacted]'],
    ['is cut where it is long', 'secret-key and much more', 14, '[redacted] and'],
  ])('%s', (_name, text, characters, want) => {
    expect(createRedactor(['secret-key']).beginning(text, characters)).toBe(want);
  });

  test('holds no part of a secret, wherever it is cut', () => {
    const text = `${'QX7-secret-key'.repeat(40)}end`;
    const { beginning } = createRedactor(['QX7-secret-key']);
    for (let characters = 0; characters <= text.length; characters += 1) {
      expect(beginning(text, characters)).not.toMatch(/[QX7s-]/);
    }
  });
});
