import { describe, expect, it } from 'vitest';
import { changeCodes, compare } from '../../../rules/changes/compare.ts';

type Json = Readonly<Record<string, unknown>>;

/** The earlier state: a connector for tickets. */
const before = {
  swagger: '2.0',
  basePath: '/v1',
  securityDefinitions: { key: { type: 'apiKey', name: 'X-Key', in: 'header' } },
  paths: {
    '/tickets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      put: {
        operationId: 'UpdateTicket',
        parameters: [
          { name: 'notify', in: 'query', type: 'string', enum: ['mail', 'none'] },
          { name: 'tags', in: 'query', type: 'array', items: { type: 'string' } },
          { name: 'ticket', in: 'body', required: true, schema: { $ref: '#/definitions/Ticket' } },
        ],
        responses: {
          200: { description: 'The ticket.', schema: { $ref: '#/definitions/Answer' } },
          202: { description: 'Later.' },
          404: { description: 'No such ticket.', schema: { type: 'string' } },
        },
      },
    },
    '/tickets': { get: { operationId: 'ListTickets', responses: { 200: { description: 'All.' } } } },
  },
  definitions: {
    Ticket: {
      type: 'object',
      required: ['title'],
      properties: {
        title: { type: 'string' },
        owner: { type: 'object', properties: { name: { type: 'string' } } },
        parent: { $ref: '#/definitions/Ticket' },
      },
    },
    Answer: {
      allOf: [{ type: 'object', properties: { id: { type: 'integer', format: 'int32' } } }],
      properties: { lines: { type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } } },
    },
  },
};

const properties = { properties: { connectionParameters: { key: { type: 'securestring' } } } };

/** A copy with other values at places such as `/paths/~1tickets`; undefined removes. */
const changed = (document: Json, changes: Json): Json => {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(changes)) {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/'));
    const last = keys.pop() ?? '';
    const owner = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
    if (value === undefined) delete owner[last];
    else owner[last] = value;
  }
  return copy;
};

const put = '/paths/~1tickets~1{id}/put';
const ticket = '/definitions/Ticket';
const file = 'apiDefinition.swagger.json#';
const fields = `${file}${ticket}/properties`;

const found = (changes: Json): string[] =>
  compare({ definition: before }, { definition: changed(before, changes) }).findings.map(
    ({ code, pointer, message, value }) => `${code} ${pointer}: ${message} Received ${value}.`,
  );

const breaking: readonly { given: string; changes: Json; want: string }[] = [
  {
    given: 'an operation that is gone',
    changes: { '/paths/~1tickets': undefined },
    want: `OperationDeleted ${file}/paths: The operation has been deleted. This change breaks existing flows. Received nothing, before "ListTickets".`,
  },
  {
    given: 'an operation with another id',
    changes: { '/paths/~1tickets/get/operationId': 'GetTickets' },
    want: `OperationDeleted ${file}/paths: The operation has been deleted. This change breaks existing flows. Received nothing, before "ListTickets".`,
  },
  {
    given: 'an operation at another path',
    changes: { '/paths/~1tickets': undefined, '/paths/~1all': before.paths['/tickets'] },
    want: `OperationPathChanged ${file}/paths/~1all/get: The path template has been changed for the operation. Received "/v1/all", before "/v1/tickets".`,
  },
  {
    given: 'another method',
    changes: { '/paths/~1tickets': { post: before.paths['/tickets'].get } },
    want: `OperationMethodChanged ${file}/paths/~1tickets/post: An update must keep the method of every operation. Received post, before get.`,
  },
  {
    given: 'a successful answer that is gone',
    changes: { [`${put}/responses/202`]: undefined },
    want: `ResponseDeleted ${file}${put}/responses/202: An update must keep every successful answer. Received nothing, before {"description":"Later."}.`,
  },
  {
    given: 'a parameter in another place',
    changes: { [`${put}/parameters/0/in`]: 'header' },
    want: `ParameterLocationChanged ${file}${put}/parameters/0/in: The location has been changed for the parameter. Existing flows will continue to send the parameter in the old location. Received "header", before "query".`,
  },
  {
    given: 'a new parameter that is required',
    changes: { [`${put}/parameters/3`]: { name: 'reason', in: 'query', required: true, type: 'string' } },
    want: `RequiredParameterAdded ${file}${put}/parameters/3: The required parameter has been added. Received "reason".`,
  },
  {
    given: 'a new field that is required',
    changes: { [`${ticket}/properties/place`]: { type: 'string' }, [`${ticket}/required`]: ['title', 'place'] },
    want: `RequiredInputFieldAdded ${fields}/place: The required input field has been added. Existing flows will not send this new field. Received {"type":"string"}.`,
  },
  {
    given: 'a parameter that must be given now',
    changes: { [`${put}/parameters/0/required`]: true },
    want: `InputFieldMadeRequired ${file}${put}/parameters/0: The input field has been changed from optional to required. Received required, before optional.`,
  },
  {
    given: 'a field deep inside that must be given now',
    changes: { [`${ticket}/properties/owner/required`]: ['name'] },
    want: `InputFieldMadeRequired ${fields}/owner/properties/name: The input field has been changed from optional to required. Received required, before optional.`,
  },
  {
    given: 'a field of another type',
    changes: { [`${ticket}/properties/title/type`]: 'integer' },
    want: `InputFieldTypeChanged ${fields}/title/type: The type has been changed for the input field. Existing flows will continue to send the field with the old type. Received "integer", before "string".`,
  },
  {
    given: 'items of another type',
    changes: { [`${put}/parameters/1/items/type`]: 'integer' },
    want: `InputFieldTypeChanged ${file}${put}/parameters/1/items/type: The type has been changed for the input field. Existing flows will continue to send the field with the old type. Received "integer", before "string".`,
  },
  {
    given: 'fewer values to choose from',
    changes: { [`${put}/parameters/0/enum`]: ['none'] },
    want: `InputFieldEnumValueRemoved ${file}${put}/parameters/0/enum: An enum value has been removed from the input field. Existing flows may have this value chosen and will continue to send it. Received ["none"], before ["mail","none"].`,
  },
  {
    given: 'a choice where any text was good',
    changes: { [`${ticket}/properties/title/enum`]: ['a', 'b'] },
    want: `InputFieldEnumAdded ${fields}/title/enum: The list of enum values has been added to the input field. Existing flows may use values outside of this list. Received ["a","b"], before nothing.`,
  },
  {
    given: 'a field that cannot be given any more',
    changes: { [`${ticket}/properties/owner`]: undefined },
    want: `InputDeleted ${fields}/owner: An update must keep every parameter and every field of a request. Received nothing, before {"type":"object","properties":{"name":{"type":"string"}}}.`,
  },
  {
    given: 'an output that is gone, in a part of allOf',
    changes: { '/definitions/Answer/allOf/0/properties': {} },
    want: `OutputFieldDeleted ${file}/definitions/Answer/properties/id: The output field has been deleted. Existing flows may be broken if they are using this field and actual payload has been changed. Received nothing, before {"type":"integer","format":"int32"}.`,
  },
  {
    given: 'an output of another type, inside a list',
    changes: { '/definitions/Answer/properties/lines/items/properties/text/type': 'number' },
    want: `OutputFieldTypeChanged ${file}/definitions/Answer/properties/lines/items/properties/text/type: The type has been changed for the output field. Existing flows may be broken if they are using this field and actual payload has been changed. Received "number", before "string".`,
  },
  {
    given: 'an output of another format',
    changes: { '/definitions/Answer/allOf/0/properties/id/format': 'int64' },
    want: `OutputFieldTypeFormatChanged ${file}/definitions/Answer/allOf/0/properties/id/format: The type format has been changed for the output field. Existing flows may be broken if they are using this field and actual payload has been changed. Received "int64", before "int32".`,
  },
  {
    given: 'another way of authentication',
    changes: { '/securityDefinitions/key/in': 'query' },
    want: `AuthenticationChanged ${file}/securityDefinitions/key/in: An update must keep the way of authentication. Received "query", before "header".`,
  },
];

describe('an update that breaks flows', () => {
  it.each(breaking)('$given', ({ changes, want }) => {
    expect(found(changes)).toEqual([want]);
  });

  it('says what the base path was, once for each operation', () => {
    expect(found({ '/basePath': '/v2' }).map((text) => text.split(' ')[0])).toEqual([
      'OperationPathChanged',
      'OperationPathChanged',
    ]);
  });
});

const harmless: readonly { given: string; changes: Json }[] = [
  { given: 'nothing changed', changes: {} },
  { given: 'a new operation', changes: { '/paths/~1new': { get: { operationId: 'New', responses: {} } } } },
  {
    given: 'a new optional parameter',
    changes: { [`${put}/parameters/3`]: { name: 'x', in: 'query', type: 'string' } },
  },
  {
    given: 'a new optional object with a required field inside',
    changes: {
      [`${ticket}/properties/extra`]: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    },
  },
  { given: 'what was required and is optional now', changes: { [`${ticket}/required`]: undefined } },
  { given: 'one more value to choose', changes: { [`${put}/parameters/0/enum`]: ['mail', 'none', 'text'] } },
  { given: 'no list of values any more', changes: { [`${put}/parameters/0/enum`]: undefined } },
  { given: 'a new output', changes: { '/definitions/Answer/properties/more': { type: 'string' } } },
  { given: 'another schema of an error', changes: { [`${put}/responses/404/schema/type`]: 'object' } },
  { given: 'another label', changes: { [`${ticket}/properties/title/x-ms-summary`]: 'Title' } },
  {
    given: 'the parameter of the path at the operation',
    changes: {
      '/paths/~1tickets~1{id}/parameters': undefined,
      [`${put}/parameters/3`]: { name: 'id', in: 'path', required: true, type: 'string' },
    },
  },
];

describe('an update that breaks nothing', () => {
  it.each(harmless)('$given', ({ changes }) => {
    expect(found(changes)).toEqual([]);
  });
});

describe('the properties of an update', () => {
  const parameters = '/properties/connectionParameters';
  const hidden = { type: 'string', uiDefinition: { constraints: { required: 'true' } } };
  it.each([
    {
      given: 'a parameter that is gone',
      changes: { [`${parameters}/key`]: undefined },
      want: ['ConnectionParameterChanged'],
    },
    { given: 'another type', changes: { [`${parameters}/key/type`]: 'string' }, want: ['ConnectionParameterChanged'] },
    { given: 'a new required one', changes: { [`${parameters}/user`]: hidden }, want: ['ConnectionParameterAdded'] },
    {
      given: 'a new one with a default',
      changes: { [`${parameters}/user`]: { ...hidden, defaultValue: 'me' } },
      want: [],
    },
    { given: 'a new optional one', changes: { [`${parameters}/user`]: { type: 'string' } }, want: [] },
  ])('$given', ({ changes, want }) => {
    const { findings } = compare({ properties }, { properties: changed(properties, changes) });
    expect(findings.map(({ code }) => code)).toEqual(want);
  });
});

describe('the comparison', () => {
  it('has a case for every rule', () => {
    const covered = new Set(breaking.map(({ want }) => want.split(' ')[0]));
    expect([...changeCodes].filter((code) => !covered.has(code))).toEqual([
      'ConnectionParameterChanged',
      'ConnectionParameterAdded',
    ]);
  });

  it('lets a waiver excuse a change, and reports one that excuses none', () => {
    const waivers = { file: 'waivers.ts', waivers: [{ code: 'OperationDeleted', reason: 'Nobody used it.' }] };
    const after = changed(before, { '/paths/~1tickets': undefined });
    expect(compare({ definition: before }, { definition: after }, waivers)).toMatchObject({
      findings: [],
      waived: [{ reason: 'Nobody used it.' }],
    });
    expect(compare({ definition: before }, { definition: before }, waivers).findings).toMatchObject([
      { code: 'WaiverMatchesNothing' },
    ]);
  });

  it.each([
    null,
    7,
    [],
    {},
    { paths: 5 },
    { paths: { '/x': { get: 7 } } },
    { paths: { '/x': { get: { parameters: {} } } } },
  ])('never throws, whatever it is given: %j', (odd) => {
    expect(compare({ definition: odd, properties: odd }, { definition: odd, properties: odd }).findings).toEqual([]);
    expect(() => compare({ definition: before }, { definition: odd })).not.toThrow();
  });
});
