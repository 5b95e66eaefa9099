import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { layOutCard } from '../../definition/card.ts';
import { inputsOf, withWarning } from '../../emit/action.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { cardText } from './card-text.ts';

const document = emitDefinition(sendmode);

const contentType = `Header Content Type [application/json]
    The type of the request body. Sendmode requires application/json; leave it as it is.`;

const cards = {
  Send_SMS: `Send SMS
Send an SMS to one or more recipients, at once or at a scheduled time. Never repeat it on your own after an error: the first call may have gone through.

* Message Text
    The text of the message. A long text is sent in several parts, and sooner so when it holds emoji or letters outside the basic SMS alphabet.
* Recipients (array)
    The mobile numbers that receive the message, one in each item. A number is digits in national form, such as 0870000000, or in international form, such as 353870000000.
  ${contentType}

Advanced parameters
  Schedule Date
    When to send the message, as a date and time such as 2030-01-31T09:30:00. Sendmode sends at the nearest quarter hour and names no time zone. Leave it empty to send at once.
  Sender ID
    The name or number that the recipient sees as the sender. Use one that is registered for your account: some countries mark or block names that are not.
  Customer ID
    Your own reference for the message, which Sendmode repeats in its delivery reports. It does not prevent duplicates.
`,
  Import_Customer: `Import Customer
Import the details of a customer into a group of your Sendmode account.

* Group
    The name of the group in your Sendmode account to which the customer is added.
* Mobile Number
    The customer's mobile number, as digits in national form, such as 0870000000, or in international form, such as 353870000000.
  ${contentType}

Advanced parameters
  Address
    The street address of the customer's home or business.
  Town
    The town of the customer's address.
  County
    The county of the customer's address.
  Custom 1
    A first value of your own that is kept with the customer.
  Custom 2
    A second value of your own that is kept with the customer.
  First Name
    The customer's first name.
  Surname
    The customer's surname.
  Email
    The customer's email address, such as aoife@example.com.
  Business Name
    The name of the customer's business.
  Date Of Birth
    The customer's date of birth as dd/mm/yyyy: two digits for the day, two for the month and four for the year, such as 31/01/1980.
`,
  Check_Credits: `Check Credits
Check the credit balance of your Sendmode account.

  ${contentType}
`,
  Optout_Customer: `Optout Customer
Opt a customer's mobile number out, so that Sendmode blocks later messages to it.

* Mobile Number
    The mobile number of the person who opts out, as digits in national form, such as 0870000000, or in international form, such as 353870000000.
* ${contentType}

Advanced parameters
  Returned Response
    A response of your own that Sendmode forwards to an application behind it.
  Optout Response
    What the person answered when opting out, such as STOP. Keep it to at most 50 characters.
`,
};

describe('the card of each action, as the designer lays it out', () => {
  test.each(Object.entries(cards))('%s', (operationId, text) => {
    expect(cardText(layOutCard(document, operationId))).toBe(text);
  });

  test.each(sendmode.actions)('$operationId opens with its summary and marks what it requires', (action) => {
    const card = layOutCard(document, action.operationId);
    expect(cardText(card).startsWith(`${action.summary}\n${withWarning(action.description, action)}\n`)).toBe(true);
    const required = [...card.shown, ...card.folded].filter((field) => field.required).map((field) => field.label);
    expect(required).toEqual([
      ...inputsOf(action).flatMap((field) => (field.required ? [field.label] : [])),
      ...(action.contentTypeRequired ? [sendmode.contentType.label] : []),
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
      `The definition has no operation "Send". It has: ${sendmode.actions.map(({ operationId }) => operationId).join(', ')}.`,
    );
  });
});
