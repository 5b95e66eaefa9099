import { expect, test } from 'vitest';
import { checkWorkflow } from '../../../rules/workflows/index.ts';

const text = { type: 'string' };
const room = {
  type: 'object',
  required: ['name', 'size'],
  properties: {
    name: text,
    size: { type: 'object', required: ['width'], properties: { width: text } },
    guests: { type: 'array', items: { type: 'object', properties: { name: text } } },
    notes: { type: 'object' },
  },
};
const api = {
  consumes: ['application/json'],
  definitions: { Room: room },
  paths: {
    '/rooms': {
      post: {
        operationId: 'Book',
        parameters: [
          { name: 'booking', in: 'body', schema: { properties: { room: { $ref: '#/definitions/Room' }, by: text } } },
        ],
        responses: { 200: { description: 'Booked.' } },
      },
    },
  },
};

const bodyProblems = (body: unknown): string[] => {
  const host = { connection: { referenceName: 'rooms' } };
  const secured = { runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } };
  const inputs = { host, method: 'post', path: '/rooms', body };
  const book = { type: 'ApiConnection', runAfter: {}, inputs, ...secured };
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {}, ...secured } };
  const found = checkWorkflow('', { triggers, actions: { Book: book } }, api);
  return found.map(({ code, pointer }) => `${code} ${pointer.replace('#/actions/Book/inputs/', '')}`);
};

const size = { width: '@string(3)' };

test.each<[string, unknown, string[]]>([
  ['an object of the definition', { room: '@triggerBody()' }, ['ObjectIsExpression body/room']],
  ['an object in an object', { room: { name: 'A', size: '@triggerBody()' } }, ['ObjectIsExpression body/room/size']],
  ['an object that is a text with an expression in it', { room: 'No @{guid()}' }, ['ObjectIsExpression body/room']],
])('%s may not be an expression', (_, body, problems) => {
  expect(bodyProblems(body)).toEqual(problems);
});

test.each<[string, unknown]>([
  ['the whole body', '@triggerBody()'],
  ['a single value', { room: { name: '@guid()', size } }],
  ['a list of objects', { room: { name: 'A', size, guests: '@triggerBody()' } }],
  ['an object whose fields the definition does not name', { room: { name: 'A', size, notes: '@triggerBody()' } }],
])('%s may be an expression', (_, body) => {
  expect(bodyProblems(body)).toEqual([]);
});
