import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { measuredIn, readPage } from './page.ts';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
const quotes = [...readme.matchAll(/^(?:> .*\n)+/gm)].map(([quote]) => quote.replaceAll(/^> /gm, '').trim());

test('the README says of duplicates and losses what docs/reliability.md has measured, word for word', () => {
  const [measured] = measuredIn(readPage(), 'delivery').split('\n');
  expect(quotes.map((quote) => quote.replaceAll('\n', ' '))).toContain(measured);
  const unquoted = quotes.reduce((rest, quote) => rest.replace(quote.split('\n').join('\n> '), ''), readme);
  expect(unquoted.match(/.*(?:\btwice\b|\bdoubled\b|in silence).*/g)).toBeNull();
});

test('the page claims no duplicate and no silent loss with the script, and every measurement is in it', () => {
  const page = readPage();
  expect(measuredIn(page, 'delivery')).toMatch(/^\| messages doubled, texts too many \| 0 · 0 \|/m);
  expect(measuredIn(page, 'delivery')).toMatch(/^\| silent losses \| 0 \|/m);
  for (const name of ['delivery', 'campaign', 'soak', 'fault matrix']) expect(measuredIn(page, name)).not.toBe('');
});
