import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Header, HttpResponse } from '../../platform/script/script-process.ts';
import { textOfAnyCharacters } from './any-text.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import {
  type ActionName,
  actionNames,
  bytes,
  headerValues,
  key,
  requestOf,
  text,
  useScript,
} from './script-in-test.ts';

const numRuns = 150;
const isOneJsonLabel = (types: readonly string[]) => types.length === 1 && types[0] === 'application/json';

/** What Node takes for JSON, which is the grammar and nothing beside it. */
const container = (body: Uint8Array | null): object | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body ?? bytes('')));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

const withoutMark = (body: Uint8Array | null) => (body?.[0] === 0xef && body[1] === 0xbb ? body.slice(3) : body);

const spaced = fc
  .tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'))
  .map(([value, space]) => JSON.stringify(value, null, space));
const damaged = fc
  .tuple(
    spaced,
    fc.nat(),
    fc.constantFrom('', ',', '"', "'", '}', ']', '\\', '\n', '0', '/**/', '\u0000', '\u00a0', '\ufeff', 'NaN'),
  )
  .map(
    ([json, at, inserted]) =>
      json.slice(0, at % (json.length + 1)) + inserted + json.slice((at % (json.length + 1)) + 1),
  );
const anyText = textOfAnyCharacters({ maxLength: 300 });
const sendmodeAnswer = fc
  .record(
    {
      status: anyText,
      error: anyText,
      statusCode: fc.oneof(
        fc.constantFrom(0, 8, 14, 16, '0', '14', null, true),
        fc.integer(),
        fc.double(),
        fc.string(),
      ),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
const anyBody = fc.oneof(
  fc.oneof(spaced, damaged, sendmodeAnswer, textOfAnyCharacters(), fc.constant('')).map(bytes),
  fc.uint8Array({ maxLength: 64 }),
);

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const value = fc.stringMatching(/^[!-~]([ -~]{0,18}[!-~])?$/);
const contentType = fc.oneof(
  fc.constantFrom(
    'application/json',
    'text/plain',
    'text/html; charset=utf-8',
    'application/json; charset=utf-16',
    'json',
    '',
    'a/b, c/d',
  ),
  value,
);
const types = fc.array(
  contentType.map((type): Header => ['Content-Type', type]),
  { maxLength: 2 },
);
const reserved =
  /^(content-|authorization$|host$|connection$|transfer-encoding$|retry-after$|user-agent$|allow$|expires$|last-modified$)/i;
// Names that .NET knows come back in its own spelling, hence the prefix.
const headers = fc.uniqueArray(
  fc
    .tuple(
      token.filter((name) => !reserved.test(name)),
      value,
    )
    .map(([name, text]): Header => [`X-Any-${name}`, text]),
  { maxLength: 4, selector: ([name]) => name.toLowerCase() },
);

const action = fc.constantFrom(...actionNames);
const status = fc.oneof(fc.constantFrom(200, 400, 401, 408, 429, 500, 503), fc.integer({ min: 200, max: 599 }));
const reply = fc.record({ status, body: anyBody, types, headers });
const toResponse = ({
  status,
  body,
  types,
  headers,
}: {
  status: number;
  body: Uint8Array;
  types: Header[];
  headers: Header[];
}): HttpResponse => ({
  status,
  headers: [...headers, ...types],
  body,
});

// .NET sets the spaces within a label in its own way as soon as it is looked at.
const tight = (label: string) => label.replaceAll(' ', '');

/** The table of "what the script answers", told once more and without C#. */
const expectedStatus = (name: ActionName, { status, body }: HttpResponse): number => {
  const once = name === 'Send_SMS';
  const json = container(body);
  const code: unknown = !json || Array.isArray(json) ? undefined : (json as { statusCode?: unknown }).statusCode;
  const isNumber = typeof code === 'number' || (typeof code === 'string' && /^\s*[+-]?\d+(\.0*)?\s*$/.test(code));
  const number = isNumber && (Number(code) | 0) === Number(code) ? Number(code) : undefined;
  if (status >= 400) return once && (status === 408 || status >= 500 || number === 0 || number === 8) ? 424 : status;
  if (status >= 300) return once ? 424 : 502;
  if (body?.length === 0) return once ? 424 : status;
  if (!json) return once ? 424 : 502;
  if (code === undefined || code === null) return once ? 424 : status;
  if (number === undefined) return once ? 424 : 400;
  return (
    new Map([
      [0, status],
      [8, once ? 424 : 500],
      [14, 401],
      [16, 403],
    ]).get(number) ?? 400
  );
};

describeWithDotnet('whatever comes', () => {
  const { call } = useScript();

  it('the status is that of the table, and only JSON is labelled as JSON', async () => {
    const property = fc.asyncProperty(action, reply, async (name, given) => {
      // A charset other than UTF-8 has its own cases; here the bytes alone decide.
      fc.pre(!given.types.some(([, type]) => /charset=(?!utf-8)/i.test(type)) && (given.body[0] ?? 0) < 0xfe);
      const response = toResponse(given);
      const { answer, sent, result } = await call(name, response);
      expect(answer.status).toBe(expectedStatus(name, response));
      expect([sent.length, result.log]).toEqual([1, []]);
      const labels = headerValues(answer, 'Content-Type');
      // An empty answer keeps the label that Sendmode gave it.
      if (isOneJsonLabel(labels) && answer.body?.length !== 0) expect(container(answer.body)).toBeDefined();
      if (container(response.body) && answer.status !== 424 && answer.status !== 502) {
        expect(labels).toEqual(['application/json']);
        // An accepted answer may get the types of the definition, which has its own cases.
        if (answer.status >= 300) expect(answer.body).toEqual(withoutMark(response.body));
      }
    });
    await fc.assert(property, { numRuns: numRuns * 4 });
  });

  it('a text is never repeated by a host unless Sendmode said that nothing was sent', async () => {
    const failure = fc.constantFrom('broken', 'TimeoutError');
    const property = fc.asyncProperty(fc.oneof(reply.map(toResponse), failure), async (given) => {
      const { answer } = await call('Send_SMS', () => {
        if (typeof given === 'string') throw Object.assign(new Error(given), { name: given });
        return given;
      });
      const said = typeof given === 'string' ? undefined : given.status;
      const isRepeated = answer.status === 408 || answer.status === 429 || answer.status >= 500;
      // A 429 that also says that the message was accepted, or that Sendmode failed, is no such word.
      expect(isRepeated).toBe(typeof given !== 'string' && expectedStatus('Send_SMS', given) === 429);
      if (answer.status >= 400) expect(container(answer.body)).toBeDefined();
      if (answer.status < 300) expect(said).toBe(answer.status);
    });
    const tooMany = (body: string) => ({ status: 429, headers: [], body: new TextEncoder().encode(body) });
    const examples = ['{"statusCode":0}', '{"statusCode":"8"}', '{"statusCode":18}', '<html>'].map(tooMany);
    await fc.assert(property, { numRuns: numRuns * 2, examples: examples.map((given) => [given]) });
  });

  it('a request keeps its address, its key, its other headers and its bytes, and is sent once', async () => {
    const method = fc.constantFrom('POST', 'PUT', 'PATCH', 'GET', 'DELETE');
    const property = fc.asyncProperty(
      action,
      method,
      anyBody,
      types,
      headers,
      async (name, method, body, types, others) => {
        fc.pre(!types.some(([, type]) => /charset=(?!utf-8)/i.test(type)));
        const own: Header[] = [['Authorization', key], ...others];
        const request = requestOf(name, { method, headers: [...own, ...types], body });
        const { sent } = await call(name, { status: 204, headers: [], body: null }, request);
        expect(sent).toHaveLength(1);
        const [seen] = sent;
        expect([seen?.method, seen?.url]).toEqual([method, request.url]);
        expect(seen?.headers.filter(([name]) => name !== 'Content-Type')).toEqual(own);
        const labels = headerValues(seen ?? request, 'Content-Type');
        if (method !== 'GET' && container(body)) expect(labels).toEqual(['application/json']);
        else
          expect(labels.map(tight)).toEqual(types.length > 0 ? [tight(types.map(([, type]) => type).join(','))] : []);
        expect(seen?.body).toEqual(method !== 'GET' && container(body) ? withoutMark(body) : body);
      },
    );
    await fc.assert(property, { numRuns: numRuns * 2 });
  });

  it('JSON in any Unicode encoding arrives as the same JSON in UTF-8', async () => {
    const encoding = fc.constantFrom('utf8', 'utf16le', 'utf16be');
    const property = fc.asyncProperty(spaced, encoding, async (json, encoding) => {
      fc.pre(container(bytes(json)) !== undefined);
      const plain = Buffer.from(`\ufeff${json}`, encoding === 'utf8' ? 'utf8' : 'utf16le');
      const body = Uint8Array.from(encoding === 'utf16be' ? plain.swap16() : plain);
      const { sent, answer } = await call(
        'Import_Customer',
        { status: 400, headers: [], body },
        requestOf('Import_Customer', { headers: [], body }),
      );
      expect([text(sent[0]?.body ?? null), text(answer.body)]).toEqual([json, json]);
    });
    await fc.assert(property, { numRuns });
  });
});
