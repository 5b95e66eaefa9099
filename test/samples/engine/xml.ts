import { createRequire } from 'node:module';
import { DOMParser, type Node } from '@xmldom/xmldom';
import type { JsonValue } from '../../../emit/documents/definition.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';
import { asContent, asObject, asText, fail, fromBase64, textOf } from './values.ts';

/** The library's own types bring those of a browser into the whole program, so it is loaded without them. */
const { select } = createRequire(import.meta.url)('xpath') as { select(expression: string, node: Node): unknown };

const xmlType = 'application/xml;charset=utf-8';

/** What no XML 1.0 document can hold, in whatever way it is written; .NET refuses it where the text is written or read. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const escaped = (text: string): string =>
  impossible.test(text)
    ? fail(`XML cannot hold ${JSON.stringify(text)}.`)
    : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');

const elements = (object: JsonObject): string =>
  Object.entries(object)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => [name, each] as const))
    .map(([name, value]) => {
      if (!/^[A-Za-z_][\w.-]*$/.test(name)) return fail(`${name} is no name of an element.`);
      const inside = typeof value === 'object' && value !== null ? elements(asObject(value)) : escaped(textOf(value));
      return `<${name}>${inside}</${name}>`;
    })
    .join('');

/** An object with one member as an XML document, which stands as base64 afterwards. A text must be XML already. */
export const xml = (value: JsonValue): JsonObject => {
  if (typeof value === 'string') {
    documentOf(value);
    return asContent(xmlType, value);
  }
  const [root, ...others] = Object.values(asObject(value));
  if (root === undefined || Array.isArray(root) || others.length > 0)
    return fail('XML has one root, which is no list.');
  return asContent(xmlType, elements(asObject(value)));
};

const documentOf = (text: string) => {
  if (impossible.test(text)) return fail('The XML holds a character that XML cannot hold.');
  try {
    const onError = (_level: string, message: string): never => fail(message);
    return new DOMParser({ onError }).parseFromString(text, 'text/xml');
  } catch (error) {
    return fail(`This is not XML: ${String(error)}`);
  }
};

/** What an XPath 1.0 expression finds in a document: a text, a number, a boolean, or a list of texts. */
export const xpath = (document: JsonValue, expression: JsonValue): JsonValue => {
  const text = fromBase64(asObject(document).$content ?? null);
  try {
    const found = select(asText(expression), documentOf(text));
    return Array.isArray(found) ? found.map(String) : (found as JsonValue);
  } catch (error) {
    return fail(`The XPath fails: ${String(error)}`);
  }
};
