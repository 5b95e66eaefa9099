import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Header } from '../../platform/script/script-process.ts';
import { bytes } from './script-in-test.ts';

/** A message on one side of the script, and what must have become of its label and its bytes on the other. */
export interface LabelCase {
  readonly what: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The values of Content-Type afterwards. */
  readonly type: readonly string[];
  /** The bytes afterwards; the same as before where it is left out. */
  readonly becomes?: Uint8Array;
}

const typed = (...types: string[]): Header[] => types.map((type) => ['Content-Type', type]);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const marked = (mark: number[], body: Uint8Array) => Uint8Array.of(...mark, ...body);

const mislabelled: { what: string; headers: readonly Header[] }[] = [
  { what: 'no type', headers: [] },
  { what: 'an empty type', headers: typed('') },
  ...[
    'text/plain',
    'text/plain; charset=utf-8',
    'text/html; charset=UTF-8',
    'text/json',
    'Application/JSON',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'application/problem+json',
    'application/json; charset=utf-8',
    'application/json; charset=utf8',
    'application/json; charset="utf-8"',
    'application/json; charset=nonsense',
    'application/json; charset=iso-8859-1',
    'application/json;',
    'json',
    'json;;=x',
    'application/json, application/json',
    'text/plain, application/json',
  ].map((type) => ({ what: type, headers: typed(type) })),
  { what: 'two lines', headers: typed('text/plain', 'application/json') },
  { what: 'the same line twice', headers: typed('application/json', 'application/json') },
];

const sample = '{"status":"OK","statusCode":18,"text":"\u00e9 \u20ac \u{1f600} & + % \\" \\n"}';
const plainSample = '{"status":"OK","statusCode":18,"text":"\u00e9 & + %"}';
const json = ['application/json'];

/** JSON whose bytes stay and whose label is put right: in requests and in answers alike. */
export const jsonInUtf8: readonly LabelCase[] = [
  { what: 'the right type', headers: typed('application/json'), body: bytes(sample), type: json },
  ...mislabelled.map((given): LabelCase => ({ ...given, body: bytes(sample), type: json })),
  { what: 'white space around', headers: typed('text/plain'), body: bytes(`\r\n\t ${sample}\n`), type: json },
  { what: 'no white space at all', headers: [], body: bytes('{"statusCode":18}'), type: json },
  {
    what: 'other content headers',
    headers: [...typed('text/plain'), ['Content-Language', 'en'], ['Content-Disposition', 'inline']],
    body: bytes(sample),
    type: json,
  },
];

/** JSON in another encoding, which becomes UTF-8 without a byte order mark. */
export const jsonInOtherEncodings: readonly LabelCase[] = [
  {
    what: 'UTF-8 with a mark',
    headers: typed('application/json'),
    body: marked([0xef, 0xbb, 0xbf], bytes(sample)),
    type: json,
    becomes: bytes(sample),
  },
  {
    what: 'UTF-16, little end first, with a mark and no charset',
    headers: typed('text/plain'),
    body: marked([0xff, 0xfe], utf16(sample)),
    type: json,
    becomes: bytes(sample),
  },
  {
    what: 'UTF-16, big end first, with a mark and the wrong charset',
    headers: typed('application/json; charset=utf-8'),
    body: marked([0xfe, 0xff], utf16be(sample)),
    type: json,
    becomes: bytes(sample),
  },
  {
    what: 'UTF-16 by its charset alone',
    headers: typed('application/json; charset=utf-16'),
    body: utf16(sample),
    type: json,
    becomes: bytes(sample),
  },
  {
    what: 'Latin-1',
    headers: typed('application/json; charset=ISO-8859-1'),
    body: latin1(plainSample),
    type: json,
    becomes: bytes(plainSample),
  },
  {
    what: 'Windows-1252 in quotes',
    headers: typed('text/plain; charset="windows-1252"'),
    body: latin1(plainSample),
    type: json,
    becomes: bytes(plainSample),
  },
];

/** Requests that are not JSON and go on exactly as they came. */
export const requestsLeftAlone: readonly LabelCase[] = [
  ...[
    { what: 'a form', type: 'application/x-www-form-urlencoded', body: bytes('message=%7B%22a%22%3A1%7D') },
    {
      what: 'a multipart body',
      type: 'multipart/form-data; boundary="xyz"',
      body: bytes('--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\n{"a":1}\r\n--xyz--\r\n'),
    },
    { what: 'a picture', type: 'image/png', body: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff) },
    { what: 'bytes', type: 'application/octet-stream', body: Uint8Array.of(0, 1, 2, 0xfe, 0xff) },
    { what: 'a page', type: 'text/html', body: bytes('<p>{"a":1}</p>') },
    { what: 'a word that is JSON', type: 'text/plain', body: bytes('"hello"') },
    { what: 'cut JSON that says it is JSON', type: 'application/json', body: bytes('{"a":') },
    { what: 'JSON in Latin-1 that does not say so', type: 'application/json', body: latin1('{"a":"\u00e9"}') },
  ].map(({ what, type, body }): LabelCase => ({ what, headers: typed(type), body, type: [type] })),
  {
    what: 'compressed JSON',
    headers: [...typed('application/json'), ['Content-Encoding', 'gzip']],
    body: Uint8Array.from(gzipSync(sample)),
    type: json,
  },
  { what: 'a body of unknown kind', headers: [], body: bytes('hello'), type: [] },
  { what: 'an empty body with a type', headers: typed('text/plain'), body: bytes(''), type: ['text/plain'] },
  { what: 'an empty body', headers: [], body: bytes(''), type: [] },
];

const compressed = (encoding: string, body: Uint8Array): LabelCase => ({
  what: encoding,
  headers: [...typed('text/html'), ['Content-Encoding', encoding]],
  body: Uint8Array.from(body),
  type: json,
});

/** Answers under an encoding that changes nothing, which become UTF-8 as without it. */
export const identityAnswers: readonly LabelCase[] = [
  {
    what: 'UTF-16 under identity',
    headers: [...typed('application/json; charset=utf-16'), ['Content-Encoding', 'identity']],
    body: marked([0xff, 0xfe], utf16(sample)),
    type: json,
    becomes: bytes(sample),
  },
  {
    what: 'UTF-8 with a mark under Identity',
    headers: [...typed('text/html'), ['Content-Encoding', 'Identity']],
    body: marked([0xef, 0xbb, 0xbf], bytes(sample)),
    type: json,
    becomes: bytes(sample),
  },
];

/** Compressed answers, which are read and go on as they came. */
export const compressedAnswers: readonly LabelCase[] = [
  compressed('gzip', gzipSync(sample)),
  compressed('x-gzip', gzipSync(sample)),
  compressed('GZIP', gzipSync(sample)),
  { ...compressed('deflate', deflateSync(sample)), what: 'deflate with a zlib header' },
  { ...compressed('deflate', deflateRawSync(sample)), what: 'deflate without one' },
  compressed('identity', bytes(sample)),
  {
    what: 'gzip around UTF-16',
    headers: [...typed('application/json; charset=utf-16'), ['Content-Encoding', 'gzip']],
    body: Uint8Array.from(gzipSync(marked([0xff, 0xfe], utf16(sample)))),
    type: ['application/json; charset=utf-16'],
  },
];

/** Compressed answers that cannot be read. */
export const unreadableAnswers: readonly LabelCase[] = [
  compressed('br', bytes(sample)),
  compressed('gzip, gzip', gzipSync(gzipSync(sample))),
  compressed('gzip, br', gzipSync(sample)),
  { ...compressed('gzip', bytes(sample)), what: 'gzip that is none' },
  { ...compressed('gzip', gzipSync(sample).subarray(0, 20)), what: 'gzip that is cut' },
  { ...compressed('gzip', gzipSync(sample).subarray(0, -8)), what: 'gzip whose end alone is cut' },
  { ...compressed('deflate', deflateSync(sample).subarray(0, -4)), what: 'deflate whose end alone is cut' },
];
