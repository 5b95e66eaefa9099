import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeFinding } from '../../rules/finding.ts';
import { validateAgainstPublishedSchemas } from '../../scripts/published-schemas.ts';
import { schemasAreAbsent } from '../published-schemas-folder.ts';

const readRoot = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as unknown;

const committed = () => ({
  definition: readRoot('apiDefinition.swagger.json'),
  properties: readRoot('apiProperties.json'),
});

type Json = Record<string, unknown>;

/** A copy with one value at a JSON pointer; undefined removes it. */
const withValue = (document: unknown, pointer: string, value: unknown): unknown => {
  const copy = structuredClone(document);
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/'));
  const last = keys.pop() ?? '';
  const owner = keys.reduce<Json>((place, key) => place[key] as Json, copy as Json);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
};

const absent = schemasAreAbsent(
  "the definition, the properties and settings.json against Microsoft's published schemas",
);

describe.skipIf(absent)("Microsoft's published schemas", () => {
  const folder = process.env.PUBLISHED_SCHEMAS ?? '';
  const settings = { apiProperties: 'apiProperties.json', script: 'script.csx', icon: 'icon.png' };
  const parameters = '/paths/~1credits/get/parameters';

  it('accept the committed files, and say what they would refuse as they were published', () => {
    expect(validateAgainstPublishedSchemas(folder, { ...committed(), settings })).toEqual({
      findings: [],
      summary:
        'Published schemas: apiDefinition.swagger.json, apiProperties.json and settings.json pass. Exactly as they were published they refuse besides: apiProperties.json#/properties/scriptOperations and settings.json#/script. Deployment tools read this all the same.',
    });
  });

  it.each([
    {
      at: `${parameters}/0/x-ms-foo`,
      value: 1,
      want: [`${parameters}/0/x-ms-foo: The schema does not know this key. Received 1.`],
    },
    {
      at: `${parameters}/0/type`,
      value: 'text',
      want: [
        `${parameters}/0/type: The schema allows only "string", "number", "boolean", "integer", "array". Received "text".`,
      ],
    },
    {
      at: `${parameters}/1`,
      value: { name: 'id', in: 'path', type: 'string' },
      want: [`${parameters}/1/required: The schema requires this key. Received nothing.`],
    },
    {
      at: `${parameters}/1`,
      value: { name: 'id', in: 'body', required: true },
      want: [`${parameters}/1/schema: The schema requires this key. Received nothing.`],
    },
    {
      at: '/info/contact/url',
      value: 'sendmode',
      want: ['/info/contact/url: The schema says that it must match format "uri". Received "sendmode".'],
    },
    {
      at: '/paths/~1credits/get/responses/200/schema',
      value: { type: 'text' },
      want: [
        '/paths/~1credits/get/responses/200/schema/type: The schema allows several shapes, and this is none of them. Received "text".',
      ],
    },
  ])('refuse $value at $at, with the errors of the branch that was meant', ({ at, value, want }) => {
    const { definition, properties } = committed();
    const changed = withValue(definition, at, value);
    const { findings } = validateAgainstPublishedSchemas(folder, { definition: changed, properties });
    expect(findings.map(describeFinding)).toEqual(
      want.map(
        (text) =>
          `error PublishedSchema at apiDefinition.swagger.json#${text} Reviewers hold the file against apiDefinition.swagger.schema.json. Change it so that the schema allows it; of this project in the description or in the emitter of the file.`,
      ),
    );
  });

  it('refuse a policy of the wrong section, and a text that is none', () => {
    const { definition, properties } = committed();
    const section = '/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-policySection';
    const required = '/properties/connectionParameters/api_key/uiDefinition/constraints/required';
    const changed = withValue(withValue(properties, section, 'Inbound'), required, true);
    const { findings, summary } = validateAgainstPublishedSchemas(folder, { definition, properties: changed });
    expect(findings.map(({ pointer }) => pointer).sort()).toEqual([
      `apiProperties.json#${required}`,
      `apiProperties.json#${section}`,
    ]);
    expect(summary).toMatch(/^Published schemas: 2 errors\. /);
  });

  it('refuse null in settings.json', () => {
    const { findings } = validateAgainstPublishedSchemas(folder, {
      ...committed(),
      settings: { ...settings, icon: null },
    });
    expect(findings.map(({ pointer, value }) => `${pointer} ${value}`)).toEqual(['settings.json#/icon null']);
  });
});

describe('a folder of schemas', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'published-schemas-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (file: string, schema: object | string): void =>
    writeFileSync(path.join(folder, file), typeof schema === 'string' ? schema : JSON.stringify(schema));

  it('without the files is refused by name', () => {
    expect(() => validateAgainstPublishedSchemas(folder, committed())).toThrow(
      new RegExp(
        `^The published schema ${folder}/apiDefinition\\.swagger\\.schema\\.json cannot be read: ENOENT.* Nothing was checked against it\\. Give the folder that holds it with --schemas`,
      ),
    );
  });

  it('with comments in a file is refused by name', () => {
    write('apiDefinition.swagger.schema.json', '// comment\n{}');
    expect(() => validateAgainstPublishedSchemas(folder, committed())).toThrow(
      /apiDefinition\.swagger\.schema\.json cannot be read: .*JSON/s,
    );
  });

  it('gets the keys that its schemas never learned, and its own word all the same', () => {
    write('apiDefinition.swagger.schema.json', { $schema: 'http://json-schema.org/draft-04/schema#' });
    write('paconn-apiProperties.schema.json', {
      $schema: 'http://json-schema.org/draft-07/schema#',
      id: 'https://example.com/properties',
      properties: { properties: { properties: { publisher: { type: 'string' } }, additionalProperties: false } },
    });
    const properties = { properties: { publisher: 'SendMode', scriptOperations: ['Send_SMS'], icon: 'icon.png' } };
    const { findings, summary } = validateAgainstPublishedSchemas(folder, { definition: {}, properties });
    expect(findings.map(({ pointer }) => pointer)).toEqual(['apiProperties.json#/properties/icon']);
    expect(summary).toBe(
      'Published schemas: 1 error. Exactly as they were published they refuse besides: apiProperties.json#/properties/scriptOperations. Deployment tools read this all the same.',
    );
  });

  it('that refuses a form of another branch tells the nearest branch alone', () => {
    const located = (location: string, more: object) => ({
      properties: { in: { enum: [location] }, name: {}, ...more },
      required: ['in'],
      additionalProperties: false,
    });
    write('paconn-apiProperties.schema.json', {});
    write('apiDefinition.swagger.schema.json', {
      definitions: {
        body: located('body', { schema: { type: 'object' } }),
        header: located('header', { type: { enum: ['string', 'integer', 'array'] } }),
      },
      items: { oneOf: [{ $ref: '#/definitions/body' }, { $ref: '#/definitions/header' }] },
    });
    const definition = [{ in: 'header', name: 'a', type: 'text' }, { in: 'body', schema: 5 }, { in: 'header' }];
    const { findings } = validateAgainstPublishedSchemas(folder, { definition, properties: {} });
    expect(findings.map(({ pointer }) => pointer)).toEqual([
      'apiDefinition.swagger.json#/0/type',
      'apiDefinition.swagger.json#/1/schema',
    ]);
  });
});
