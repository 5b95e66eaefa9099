import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../definition/document.ts';
import { flowKeysOf, fromFlowKeys, listFlowKeys } from '../../definition/flow-keys.ts';
import { type LoadedConnector, readConnector } from '../../platform/loading/connector.ts';
import { ConnectorLoadError } from '../../platform/loading/load-error.ts';
import { fixedDescription } from '../connector/fixed-description.ts';
import { loadFixture, loadSendmode } from '../platform/gateway/setup.ts';
import { toFlowKeys } from './to-flow-keys.ts';

const sendFields = fixedDescription.actions.find(({ operationId }) => operationId === 'Send_SMS')?.body?.fields;

const operationOf = (connector: LoadedConnector, operationId: string) => {
  const found = connector.operations.find((operation) => operation.operationId === operationId);
  if (!found) throw new Error(`no ${operationId}`);
  return found;
};

/** A connector with one operation whose body has the schema. */
const withBody = (schema: Schema): LoadedConnector =>
  readConnector({
    definition: {
      file: 'd.json',
      text: JSON.stringify({
        swagger: '2.0',
        info: { title: 'T', version: '1' },
        host: 'a.example',
        paths: {
          '/x': {
            post: {
              operationId: 'Do',
              parameters: [
                { name: 'body', in: 'body', schema },
                { name: 'h', in: 'header', type: 'string' },
              ],
              responses: {},
            },
          },
        },
      }),
    },
    properties: { file: 'p.json', text: '{"properties": {}}' },
  });

describe('flow keys', () => {
  test('the keys of Send_SMS are those that published flows store, under the labels of the description', async () => {
    const connector = await loadSendmode();
    const found = listFlowKeys(connector.document, operationOf(connector, 'Send_SMS'));
    expect(found.slice(0, 5).map(({ key, group }) => [key, group])).toEqual([
      ['Content-Type', false],
      ['body', true],
      ['body/message', true],
      ['body/message/messagetext', false],
      ['body/message/recipients', false],
    ]);
    expect(found.slice(3).map(({ key, label }) => [key, label])).toEqual(
      sendFields?.map(({ name, label }) => [`body/message/${name}`, label]),
    );
  });

  test('a schema that holds itself ends at the first repetition', async () => {
    const connector = await loadFixture('tickets');
    const keys = listFlowKeys(connector.document, operationOf(connector, 'CreateTicket')).map(({ key }) => key);
    expect(keys).toContain('body/parent');
    expect(keys.filter((key) => key.startsWith('body/parent/'))).toEqual([]);
  });

  test('a schema that holds itself through another ends where it stands a second time, and none ends for its depth', () => {
    const deep = (levels: number): Schema =>
      levels === 0 ? { type: 'string' } : { type: 'object', properties: { x: deep(levels - 1) } };
    const definition = {
      info: { title: 'T' },
      paths: {},
      definitions: {
        Order: { properties: { customer: { $ref: '#/definitions/Customer' } } },
        Customer: { properties: { name: { type: 'string' }, last: { $ref: '#/definitions/Order' } } },
      },
    };
    const keys = (schema: Schema) =>
      flowKeysOf(definition, { name: 'body', in: 'body', required: true, schema }).map(({ key }) => key);
    expect(keys({ $ref: '#/definitions/Order' })).toEqual([
      'body',
      'body/customer',
      'body/customer/name',
      'body/customer/last',
    ]);
    expect(keys(deep(9))).toContain('body/x/x/x/x/x/x/x/x/x');
  });

  test('a key is required where every object above it is, and knows the labels above it', () => {
    const schema: Schema = {
      required: ['to'],
      properties: {
        to: { 'x-ms-summary': 'To', required: ['name'], properties: { name: { title: 'Name' }, nick: {} } },
        from: { required: ['name'], properties: { name: {} } },
      },
    };
    const keys = flowKeysOf({ info: { title: 'T' }, paths: {} }, { name: 'body', in: 'body', required: true, schema });
    expect(keys.map(({ key, required, labelsAbove, label }) => [key, required, labelsAbove, label])).toEqual([
      ['body', true, [], undefined],
      ['body/to', true, [], 'To'],
      ['body/to/name', true, ['To'], 'Name'],
      ['body/to/nick', false, ['To'], undefined],
      ['body/from', false, [], undefined],
      ['body/from/name', false, [], undefined],
    ]);
  });

  test('flat keys become a nested body, and an object may be given whole', async () => {
    const connector = await loadSendmode();
    const operation = operationOf(connector, 'Send_SMS');
    const parts = fromFlowKeys(connector.document, operation, {
      'body/message/recipients': ['1'],
      'Content-Type': 'application/json',
      'body/message/messagetext': 'Hi',
    });
    const whole = fromFlowKeys(connector.document, operation, {
      'body/message': { recipients: ['1'], messagetext: 'Hi' },
      'Content-Type': 'application/json',
    });
    const inputs = new Map<string, unknown>([
      ['body', { message: { recipients: ['1'], messagetext: 'Hi' } }],
      ['Content-Type', 'application/json'],
    ]);
    expect(parts).toEqual({ ok: true, inputs });
    expect(whole).toEqual({ ok: true, inputs });
  });

  test.each([
    [
      { 'body/message/mesagetext': 'Hi' },
      `The API operation 'Send_SMS' has no parameter "body/message/mesagetext". Did you mean "body/message/messagetext"?`,
    ],
    [
      { recipients: [] },
      `The API operation 'Send_SMS' has no parameter "recipients". Did you mean "body/message/recipients"?`,
    ],
    [
      { 'content-type': 'a' },
      `The API operation 'Send_SMS' has no parameter "content-type". Did you mean "Content-Type"?`,
    ],
    [
      { zzz: 1 },
      `The API operation 'Send_SMS' has no parameter "zzz". It has: Content-Type, ${sendFields?.map(({ name }) => `body/message/${name}`).join(', ')}.`,
    ],
    [
      { body: {}, 'body/message/recipients': [] },
      `"body" and "body/message/recipients" are both given, and the first holds the second. Give the whole or its parts, not both.`,
    ],
  ])('%j is refused', async (flat, problem) => {
    const connector = await loadSendmode();
    expect(fromFlowKeys(connector.document, operationOf(connector, 'Send_SMS'), flat)).toEqual({
      ok: false,
      problems: [problem],
    });
  });

  test('keys cannot reach a prototype', async () => {
    const connector = await loadSendmode();
    const operation = operationOf(connector, 'Send_SMS');
    for (const key of ['__proto__', 'body/__proto__/polluted', 'constructor', 'body/message/__proto__', 'toString']) {
      const flat = JSON.parse(`{${JSON.stringify(key)}: {"polluted": true}}`);
      expect([key, fromFlowKeys(connector.document, operation, flat).ok]).toEqual([key, false]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('a property that is called __proto__ stays a property', () => {
    const properties = JSON.parse('{"__proto__": {"type": "object", "properties": {"a": {"type": "string"}}}}');
    const connector = withBody({ type: 'object', properties });
    const operation = operationOf(connector, 'Do');
    const reading = fromFlowKeys(connector.document, operation, { 'body/__proto__/a': 'x' });
    expect(reading.ok && JSON.stringify(reading.inputs.get('body'))).toBe('{"__proto__":{"a":"x"}}');
    expect(({} as { a?: string }).a).toBeUndefined();
  });
});

/** Property names that are awkward on purpose: slashes, prototypes, spaces. */
const names = fc.constantFrom('a', 'b', 'a/b', 'message', '__proto__', 'constructor', 'x y', 'é', '0', 'toString');

interface Shape {
  readonly schema: Schema;
  readonly value: fc.Arbitrary<unknown>;
}

const leaves: Shape[] = [
  { schema: { type: 'string' }, value: fc.string() },
  { schema: { type: 'integer' }, value: fc.integer() },
  { schema: { type: 'array', items: { type: 'string' } }, value: fc.array(fc.string(), { maxLength: 3 }) },
  { schema: { type: 'object' }, value: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }) },
];

const objectOf = (members: readonly (readonly [string, Shape])[]): Shape => {
  const unique = [...new Map(members)];
  return {
    schema: { type: 'object', properties: Object.fromEntries(unique.map(([name, { schema }]) => [name, schema])) },
    value: fc
      .tuple(
        ...unique.map(([name, { value }]) =>
          fc.option(
            value.map((each) => [name, each] as const),
            { nil: undefined },
          ),
        ),
      )
      .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined))),
  };
};

const shape: fc.Arbitrary<Shape> = fc.letrec<{ any: Shape; group: Shape }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, fc.constantFrom(...leaves), tie('group')),
  group: fc.array(fc.tuple(names, tie('any')), { minLength: 1, maxLength: 4 }).map(objectOf),
})).group;

const bodyAndSchema = shape.chain(({ schema, value }) => fc.tuple(fc.constant(schema), value));

const byName = (inputs: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...inputs].sort(([first], [second]) => first.localeCompare(second)));

/** A connector with the schema, or undefined where two properties would share a flow key, which loading refuses. */
const loadable = (schema: Schema): LoadedConnector | undefined => {
  try {
    return withBody(schema);
  } catch (error) {
    if (error instanceof ConnectorLoadError && error.message.includes('two of its values have the key'))
      return undefined;
    throw error;
  }
};

describe('flow keys, for any schema', () => {
  test('what is flattened comes back the same', () => {
    fc.assert(
      fc.property(bodyAndSchema, fc.option(fc.string(), { nil: undefined }), ([schema, body], header) => {
        const connector = loadable(schema);
        fc.pre(connector !== undefined);
        const operation = operationOf(connector, 'Do');
        const inputs = new Map<string, unknown>([
          ['body', body],
          ...(header === undefined ? [] : [['h', header] as const]),
        ]);
        const flat = toFlowKeys(connector.document, operation, inputs);
        const back = fromFlowKeys(connector.document, operation, flat);
        expect(back.ok && byName(back.inputs)).toBe(byName(inputs));
      }),
      { numRuns: 150 },
    );
  });

  test('whatever keys come, it answers with inputs or problems and touches no prototype', async () => {
    const connector = await loadSendmode();
    const operation = operationOf(connector, 'Send_SMS');
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('body', 'body/message', 'body/message/recipients', '__proto__', 'Content-Type'),
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue(), { noNullPrototype: true }), (flat) => {
        const reading = fromFlowKeys(connector.document, operation, flat);
        expect(reading.ok || reading.problems.length > 0).toBe(true);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
