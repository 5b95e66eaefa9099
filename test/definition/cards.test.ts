import { describe, expect, test } from 'vitest';
import { layOutCard } from '../../definition/card.ts';
import { inputsOf, withWarning } from '../../emit/action.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { fixedDescription } from '../connector/fixed-description.ts';
import { cardText } from './card-text.ts';

const document = emitDefinition(fixedDescription);

/** A room's card: required, important, with a default; then advanced, then the rest. */
const room = {
  info: { title: '' },
  paths: {
    '/rooms': {
      post: {
        operationId: 'BookRoom',
        summary: 'Book room',
        description: 'Book a room for a day.',
        parameters: [
          { name: 'note', in: 'query', type: 'string', 'x-ms-summary': 'Note', description: 'For the host.' },
          {
            name: 'X-Form',
            in: 'header',
            type: 'string',
            'x-ms-summary': 'Form',
            description: 'As it is.',
            default: 'a',
          },
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['guests'],
              properties: {
                floor: {
                  type: 'integer',
                  'x-ms-summary': 'Floor',
                  'x-ms-visibility': 'advanced',
                  description: 'The floor.',
                },
                guests: {
                  type: 'array',
                  items: { type: 'string' },
                  'x-ms-summary': 'Guests',
                  description: 'Who comes.',
                },
              },
            },
          },
        ],
      },
    },
  },
} as const;

const roomCard = `Book room
Book a room for a day.

* Guests (array)
    Who comes.
  Form [a]
    As it is.

Advanced parameters
  Floor (integer)
    The floor.
  Note
    For the host.
`;

describe('the card of each action, as the designer lays it out', () => {
  test('title, description, what is shown, and what is folded', () => {
    expect(cardText(layOutCard(room, 'BookRoom'))).toBe(roomCard);
  });

  test.each(fixedDescription.actions)(
    '$operationId shows every field that is described, with its text, once',
    (action) => {
      const { shown, folded } = layOutCard(document, action.operationId);
      const described = [...inputsOf(action), { ...fixedDescription.contentType, visibility: 'normal' }];
      expect([...shown, ...folded].map(({ label, description }) => `${label}: ${description}`).sort()).toEqual(
        described.map(({ label, description }) => `${label}: ${description}`).sort(),
      );
      const important = described.filter(({ visibility }) => visibility === 'important').map(({ label }) => label);
      expect(shown.map(({ label }) => label)).toEqual(
        expect.arrayContaining([...important, fixedDescription.contentType.label]),
      );
    },
  );

  test.each(fixedDescription.actions)('$operationId opens with its summary and marks what it requires', (action) => {
    const card = layOutCard(document, action.operationId);
    expect(cardText(card).startsWith(`${action.summary}\n${withWarning(action.description, action)}\n`)).toBe(true);
    const required = [...card.shown, ...card.folded].filter((field) => field.required).map((field) => field.label);
    expect(required).toEqual([
      ...inputsOf(action).flatMap((field) => (field.required ? [field.label] : [])),
      ...(action.contentTypeRequired ? [fixedDescription.contentType.label] : []),
    ]);
  });

  test('fields are stored under flow keys', () => {
    const { shown, folded } = layOutCard(document, 'Import_Customer');
    expect([...shown, ...folded].map((field) => field.key).slice(0, 3)).toEqual([
      'body/group',
      'body/importdata/mobilenumber',
      'Content-Type',
    ]);
  });

  test.each<[string, object, 'shown' | 'folded']>([
    ['a required field', { required: true }, 'shown'],
    ['an important field', { 'x-ms-visibility': 'important' }, 'shown'],
    ['an advanced field with a default', { 'x-ms-visibility': 'advanced', default: 'a' }, 'shown'],
    ['any other field with a default', { default: 'a' }, 'shown'],
    ['any other field', {}, 'folded'],
    ['an advanced field', { 'x-ms-visibility': 'advanced' }, 'folded'],
  ])('%s is %s', (_, members, where) => {
    const parameter = { name: 'size', in: 'query', type: 'string', ...members };
    const paths = { '/rooms': { get: { operationId: 'List', parameters: [parameter] } } };
    expect(layOutCard({ info: { title: '' }, paths }, 'List')[where].map(({ key }) => key)).toEqual(['size']);
  });

  test('required fields come first, then important, advanced and all other ones', () => {
    const named = (name: string, members: object) => ({ name, in: 'query', type: 'string', ...members });
    const parameters = [
      named('other', {}),
      named('advanced', { 'x-ms-visibility': 'advanced' }),
      named('other with default', { default: 'a' }),
      named('advanced with default', { 'x-ms-visibility': 'advanced', default: 'a' }),
      named('important', { 'x-ms-visibility': 'important' }),
      named('internal', { 'x-ms-visibility': 'internal', default: 'a' }),
      named('required', { 'x-ms-visibility': 'advanced', required: true }),
    ];
    const paths = { '/rooms': { get: { operationId: 'List', parameters } } };
    const { shown, folded } = layOutCard({ info: { title: '' }, paths }, 'List');
    expect([shown, folded].map((fields) => fields.map(({ key }) => key))).toEqual([
      ['required', 'important', 'advanced with default', 'other with default'],
      ['advanced', 'other'],
    ]);
  });

  test('a label on a wrapper would stand before every label of its children', () => {
    const labelled = structuredClone(document);
    Object.assign(labelled.definitions?.Send_SMSRequestMessage ?? {}, { 'x-ms-summary': 'Message' });
    expect(layOutCard(labelled, 'Send_SMS').shown[0]?.label).toBe('Message Message Text');
  });

  test('a field is not required when a parent is optional', () => {
    const optional = structuredClone(document);
    Object.assign(optional.definitions?.Send_SMSRequest ?? {}, { required: undefined });
    expect(layOutCard(optional, 'Send_SMS').shown.filter((field) => field.required)).toEqual([]);
  });

  test('an operation that does not exist is named with those that do', () => {
    expect(() => layOutCard(document, 'Send')).toThrow(
      `The definition has no operation "Send". It has: ${fixedDescription.actions.map(({ operationId }) => operationId).join(', ')}.`,
    );
  });
});
