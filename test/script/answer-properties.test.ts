import { readFileSync } from 'node:fs';
import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Definition, ResponseObject, Schema } from '../../definition/document.ts';
import { listOperations } from '../../definition/operations.ts';
import { resolve } from '../../definition/references.ts';
import type { Header, HttpResponse } from '../../platform/script/script-process.ts';
import { textOfAnyCharacters } from './any-text.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { type ActionName, actionNames, answerOf, bytes, headerValues, text, useScript } from './script-in-test.ts';

const numRuns = 300;
const definition = JSON.parse(
  readFileSync(new URL('../../apiDefinition.swagger.json', import.meta.url), 'utf8'),
) as Definition;

const acceptedSchema = (action: ActionName): Schema => {
  const found = listOperations(definition).find(({ operation }) => operation.operationId === action);
  const accepted = found?.operation.responses?.['200'] as ResponseObject | undefined;
  return resolve(definition, accepted?.schema as Schema);
};

const whole = /^\s*[+-]?\d+(\.0*)?\s*$/;
const exact = (text: string) => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value with the types of the definition, told once more and without C#. */
const declared = (given: Schema, value: unknown): unknown => {
  const { type, properties = {}, items } = resolve(definition, given);
  if (type === 'object' && isObject(value)) {
    const known = Object.entries(value).map(([name, member]): [string, unknown] => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, schema ? declared(schema, member) : member];
    });
    return Object.fromEntries(known);
  }
  if (type === 'array' && Array.isArray(value) && items) return value.map((item) => declared(items, item));
  if (type === 'string' && ['number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  if (type === 'integer' && typeof value === 'string' && whole.test(value)) return Number(value);
  if (type === 'number' && typeof value === 'string' && exact(value.trim())) return Number(value);
  return value;
};

const digits = fc.oneof(
  fc.constantFrom('998.50', '0', '-3.0', ' 12 ', '1e3', '007', '1,5', '123456789012345', '1234567890123456'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const scalar = fc.oneof(
  digits,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.string(),
);
const anything = fc.oneof({ weight: 4, arbitrary: scalar }, fc.constant(null), fc.jsonValue({ maxDepth: 2 }));

/** A value that has the form of the definition and not always its types. */
const valueFor = (given: Schema): fc.Arbitrary<unknown> => {
  const { type, properties = {}, items } = resolve(definition, given);
  if (type === 'array' && items) return fc.oneof(anything, fc.array(valueFor(items), { maxLength: 4 }));
  if (type !== 'object') return anything;
  const members = Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)] as const);
  return fc.oneof({ weight: 4, arbitrary: fc.record(Object.fromEntries(members), { requiredKeys: [] }) }, anything);
};

const accepted = (action: ActionName) =>
  fc.record({
    action: fc.constant(action),
    body: fc
      .tuple(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
        valueFor(acceptedSchema(action)).filter(isObject),
        fc.constantFrom<unknown>(0, '0', ' 0 ', '0.0'),
      )
      .map(([more, known, statusCode]): unknown => ({ ...more, ...known, statusCode })),
    space: fc.constantFrom(undefined, 1, '\t'),
    isCompressed: fc.boolean(),
  });

const anyAccepted = fc.constantFrom(...actionNames).chain(accepted);
const wire = ({ headers, body }: HttpResponse): Uint8Array => {
  const encoding = headers.find(([name]) => name === 'Content-Encoding')?.[1].toLowerCase();
  const given = body ?? new Uint8Array();
  return encoding === 'gzip' ? gunzipSync(given) : encoding === 'deflate' ? inflateSync(given) : given;
};

const parses = (body: Uint8Array): boolean =>
  ['utf-8', 'utf-16le', 'utf-16be', 'latin1'].some((charset) => {
    try {
      const value: unknown = JSON.parse(new TextDecoder(charset, { fatal: true }).decode(body));
      return typeof value === 'object' && value !== null;
    } catch {
      return false;
    }
  });

const charset = fc.oneof(
  fc.constantFrom(
    'utf-8',
    'utf8',
    'utf-16',
    'utf-16BE',
    'utf-32',
    'utf-7',
    'iso-8859-1',
    'gb18030',
    'us-ascii',
    'x',
    '',
  ),
  fc.string({ maxLength: 10 }).map((name) => name.replace(/[^!-~]/g, '')),
);
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  textOfAnyCharacters().map(bytes),
  fc.jsonValue().map((value) => bytes(JSON.stringify({ statusCode: 0, value }))),
  fc.jsonValue().map((value) => Uint8Array.from(Buffer.from(`\ufeff${JSON.stringify([value])}`, 'utf16le'))),
  fc
    .constantFrom(
      '{"statusCode":0}',
      '{"statusCode":"0"',
      '{"status":"\\ud83d","statusCode":8}',
      '{"\\ud83d":1,"statusCode":"0"}',
    )
    .map(bytes),
);
const coding = fc.constantFrom<[string | undefined, (body: Uint8Array) => Uint8Array]>(
  [undefined, (body) => body],
  ['identity', (body) => body],
  ['gzip', (body) => gzipSync(body)],
  ['gzip', (body) => body],
  ['deflate', (body) => deflateSync(body)],
  ['deflate', (body) => body],
  ['gzip', (body) => gzipSync(body).subarray(0, -9)],
  ['gzip', (body) => gzipSync(body).subarray(0, -1)],
  ['deflate', (body) => deflateSync(body).subarray(0, -1)],
  ['br', (body) => body],
  ['gzip, gzip', (body) => gzipSync(body)],
  ['\u00e9', (body) => body],
);

describeWithDotnet('whatever Sendmode answers', () => {
  const { call } = useScript();

  it('an accepted answer is the same JSON but for the declared scalars, and the same bytes where those fit', async () => {
    const property = fc.asyncProperty(anyAccepted, async ({ action, body, space, isCompressed }) => {
      const json = JSON.stringify(body, null, space);
      const given = isCompressed ? Uint8Array.from(gzipSync(json)) : bytes(json);
      const { answer } = await call(action, answerOf(200, given, isCompressed ? [['Content-Encoding', 'gzip']] : []));
      const value: unknown = JSON.parse(json);
      const want = declared(acceptedSchema(action), value);
      expect([answer.status, headerValues(answer, 'Content-Type')]).toEqual([200, ['application/json']]);
      expect(JSON.parse(text(wire(answer)))).toEqual(want);
      if (JSON.stringify(want) === JSON.stringify(value)) expect(answer.body).toEqual(given);
      else expect(headerValues(answer, 'Content-Encoding')).toEqual([]);
    });
    await fc.assert(property, { numRuns });
  });

  it('no exception leaves the script, and a text is a success only where the body is JSON', async () => {
    const status = fc.oneof(
      fc.constantFrom(200, 202, 204, 302, 400, 408, 429, 500),
      fc.integer({ min: 200, max: 599 }),
    );
    const given = fc.record({ action: fc.constantFrom(...actionNames), status, body: anyBody, charset, coding });
    const property = fc.asyncProperty(given, async ({ action, status, body, charset, coding: [encoding, encode] }) => {
      const encoded: Header[] = encoding === undefined ? [] : [['Content-Encoding', encoding]];
      const headers: Header[] = [['Content-Type', `application/json; charset=${charset}`], ...encoded];
      const { result, answer } = await call(action, { status, headers, body: Uint8Array.from(encode(body)) });
      expect([result.outcome, result.log]).toEqual(['answered', []]);
      if (action !== 'Send_SMS') return;
      if (answer.status < 300) expect(parses(wire(answer))).toBe(true);
      else expect([408, 500, 502, 503, 504]).not.toContain(answer.status);
    });
    await fc.assert(property, { numRuns: numRuns * 2 });
  });
});
