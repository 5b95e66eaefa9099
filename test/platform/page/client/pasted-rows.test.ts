import { expect, test } from 'vitest';
import { pastedRows } from '../../../../platform/page/client/pasted-rows.ts';

test.each<[string, string, string[]]>([
  ['a column of Excel', '0870000001\r\n0870000002\r\n', ['0870000001', '0870000002']],
  ['a row of Excel', '0870000001\t0870000002', ['0870000001', '0870000002']],
  ['lines with gaps', '0870000001\n\n 0870000002 ', ['0870000001', '0870000002']],
  ['one number with spaces', '087 000 0001', ['087 000 0001']],
  ['nothing', '\n', []],
])('%s', (_, text, rows) => {
  expect(pastedRows(text)).toEqual(rows);
});
