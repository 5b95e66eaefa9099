import { describe, expect, test } from 'vitest';
import { emitDefinition } from '../../emit/definition.ts';
import type { Definition, Parameter, PropertySchema } from '../../emit/documents/definition.ts';
import { type PowerFxSignature, powerFxSignatures } from '../../emit/power-apps/signatures.ts';
import { fixedDescription } from '../connector/fixed-description.ts';

const definition = emitDefinition(fixedDescription);

/** `Function(required, …, {optional, …})`, each with its type. */
const shape = ({ functionName, required, optional }: PowerFxSignature): string => {
  const list = (members: PowerFxSignature['required']) => members.map(({ name, type }) => `${name}: ${type}`);
  const last = optional.length > 0 ? [`{${list(optional).join(', ')}}`] : [];
  return `${functionName}(${[...list(required), ...last].join(', ')})`;
};

describe('the functions that Power Apps makes of the definition', () => {
  test('have the header first where it is required', () => {
    expect(powerFxSignatures(definition).map(shape).slice(0, 4)).toEqual([
      'SendSMS(message: Record, {Content-Type: Text})',
      'ImportCustomer(group: Text, importdata: Record, {Content-Type: Text})',
      'CheckCredits({Content-Type: Text})',
      'OptoutCustomer(Content-Type: Text, message: Record)',
    ]);
  });

  test('without a wrapper take the fields themselves', () => {
    const flat = {
      ...fixedDescription,
      actions: fixedDescription.actions.map((action) =>
        action.body ? { ...action, body: { ...action.body, wrapper: undefined } } : action,
      ),
    };
    expect(powerFxSignatures(emitDefinition(flat)).map(shape)[0]).toBe(
      'SendSMS(messagetext: Text, recipients: Table, {Content-Type: Text, senderid: Text, customerid: Text, scheduledate: Text})',
    );
  });
});

const header = (name: string, required: boolean): Parameter => ({
  name,
  in: 'header',
  required,
  type: 'string',
  'x-ms-summary': name,
  description: name,
});

const body = (required: boolean): Parameter => ({
  name: 'body',
  in: 'body',
  required,
  description: 'The body.',
  schema: { $ref: '#/definitions/Request' },
});

const oneOperation = (
  operationId: string,
  parameters: Parameter[],
  properties: Record<string, PropertySchema>,
  required: string[] = [],
): Definition => ({
  ...definition,
  paths: { '/one': { post: { operationId, summary: 'One', description: 'One.', parameters, responses: {} } } },
  definitions: { Request: { type: 'object', description: 'A request.', required, properties } },
});

const only = (...given: Parameters<typeof oneOperation>): string => {
  const [signature] = powerFxSignatures(oneOperation(...given));
  return signature ? shape(signature) : '';
};

describe('the rules of Microsoft.PowerFx.Connectors', () => {
  test.each([
    ['Send_SMS', 'SendSMS()'],
    ['get-item.v2', 'getitemv2()'],
    ['PlainName', 'PlainName()'],
  ])('%s loses all but letters and digits', (operationId, want) => {
    expect(only(operationId, [], {})).toBe(want);
  });

  test('headers come before the body, wherever the definition puts them', () => {
    expect(only('One', [body(true), header('first', true)], { second: { type: 'string' } }, ['second'])).toBe(
      'One(first: Text, second: Text)',
    );
  });

  test("whether a property is required is its schema's matter, not the body parameter's", () => {
    const properties = { a: { type: 'string' }, b: { type: 'integer', format: 'int32' } } as const;
    expect(only('One', [body(false)], { ...properties }, ['b'])).toBe('One(b: Number, {a: Text})');
    expect(only('One', [body(true)], { ...properties })).toBe('One({a: Text, b: Number})');
  });

  test('objects are records and lists are tables', () => {
    const properties = {
      inner: { $ref: '#/definitions/Request' },
      list: { type: 'array', items: { type: 'string' } },
      amount: { type: 'number', format: 'float' },
    } as const;
    expect(only('One', [body(true)], { ...properties }, Object.keys(properties))).toBe(
      'One(inner: Record, list: Table, amount: Number)',
    );
  });

  test('a value whose schema names no type is a record without fields', () => {
    expect(only('One', [body(true)], { anything: { description: 'Anything.' } })).toBe('One({anything: Record})');
  });

  test('a record has the columns of its schema, and none where it holds itself', () => {
    const inner = { $ref: '#/definitions/Request' } as const;
    const [signature] = powerFxSignatures(
      oneOperation('One', [body(true)], { inner, text: { type: 'string' } }, ['inner']),
    );
    expect(signature?.required).toEqual([
      {
        name: 'inner',
        type: 'Record',
        columns: [
          { name: 'inner', type: 'Record' },
          { name: 'text', type: 'Text' },
        ],
      },
    ]);
  });

  test('an optional argument that carries the name of a required one is numbered', () => {
    expect(only('One', [header('name', true), header('name_1', true), body(true)], { name: { type: 'string' } })).toBe(
      'One(name: Text, name_1: Text, {name_2: Text})',
    );
  });

  test('a reference to nothing is named', () => {
    expect(() => powerFxSignatures({ ...oneOperation('One', [body(true)], {}), definitions: {} })).toThrow(
      'The definition refers to "#/definitions/Request", which it does not have.',
    );
  });
});
