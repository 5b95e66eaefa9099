import { describe, expect, test } from 'vitest';
import { empty, localized, nil, xmlText } from '../../../emit/power-platform/xml.ts';
import { elementsNamed, readXml } from '../../../rules/packages/xml-tree.ts';

const rootOf = (text: string) => {
  const reading = readXml(new TextEncoder().encode(text));
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.root;
};

describe('XML text', () => {
  test('is written with its declaration, attributes, repeated and empty elements', () => {
    expect(xmlText('a', { '@x': 1, b: ['1', '2'], c: empty, d: nil })).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<a x="1">\n  <b>1</b>\n  <b>2</b>\n  <c/>\n  <d xsi:nil="true"/>\n</a>\n',
    );
  });

  test.each(['a & b', '<b>', '"quoted" and \'single\'', '&amp;', 'é €', ']]>'])('survives reading: %s', (text) => {
    const root = rootOf(xmlText('root', { text, named: localized(text) }));
    expect(elementsNamed(root, 'text')[0]?.text).toBe(text);
    expect(elementsNamed(root, 'named')[0]?.attributes).toEqual({ description: text, languagecode: '1033' });
  });
});
