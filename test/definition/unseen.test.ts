import { expect, test } from 'vitest';
import { showUnseen } from '../../definition/unseen.ts';

test.each([
  ['plain text – Zoë, 087 000', 'plain text – Zoë, 087 000'],
  ['\u202a087\u202c', '\\u202a087\\u202c'],
  ['087\u00a0000\u2009', '087\\u00a0000\\u2009'],
  ['a\u0000b\ud800c', 'a\\u0000b\\ud800c'],
  ['\ufe0f\u00ad\u{e0001}', '\\ufe0f\\u00ad\\udb40\\udc01'],
  ['\u{1f4f1}', '\u{1f4f1}'],
])('%j is shown as %s', (text, want) => {
  expect(showUnseen(text)).toBe(want);
});
