import { describe, expect, test } from 'vitest';
import {
  markdownCode,
  markdownLines,
  markdownList,
  markdownPage,
  markdownSteps,
  markdownTable,
} from '../../emit/markdown.ts';

describe('Markdown', () => {
  test.each([
    ['a table', markdownTable(['a', 'b'], [['1|2', 'x\ny']]), '| a | b |\n| --- | --- |\n| 1\\|2 | x y |'],
    ['a list', markdownList(['one', markdownLines('two', 'goes on')]), '- one\n- two\n  goes on'],
    ['steps', markdownSteps(['one', markdownLines('two', '', 'more')]), '1. one\n2. two\n\n   more'],
    ['code', markdownCode(['a', '  b'], 'sh'), '```sh\na\n  b\n```'],
    ['a page', markdownPage('a', 'b'), 'a\n\nb\n'],
  ])('writes %s', (_, given, want) => {
    expect(given).toBe(want);
  });

  test('sets the tenth step under its own text', () => {
    const steps = [...Array<string>(9).fill('step'), markdownLines('ten', 'goes on')];
    expect(markdownSteps(steps).endsWith('\n10. ten\n    goes on')).toBe(true);
  });
});
