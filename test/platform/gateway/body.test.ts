import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseConnections } from '../../../platform/gateway/connections.ts';
import { type LoadedConnector, readConnector } from '../../../platform/loading/connector.ts';
import { errorOf, loadFixture, loadSendmode, type TestGateway, testGateway } from './setup.ts';

let sendmode: LoadedConnector;
let tickets: LoadedConnector;

beforeAll(async () => {
  [sendmode, tickets] = await Promise.all([loadSendmode(), loadFixture('tickets')]);
});

const ticketGateway = (): TestGateway =>
  testGateway(tickets, {
    connections: parseConnections(['demo={"host":"desk.example","username":"ann","password":"pa55word"}'], tickets),
    script: { unavailable: 'not needed here' },
  });

interface BodyCase {
  readonly name: string;
  readonly body: unknown;
  readonly message: string;
  readonly keys: readonly string[];
}

const bodyCases: readonly BodyCase[] = [
  {
    name: 'a string for an array',
    body: { message: { messagetext: 'Hi', recipients: '0870000000' } },
    message:
      "The API operation 'Send_SMS' requires the property 'body/message/recipients' (Recipients) to be of type 'Array' but is of type 'String'. Received: \"0870000000\". Give a list, such as [\"0870000000\"]. Nothing was sent.",
    keys: ['body/message/recipients'],
  },
  {
    name: 'a list that is written as text',
    body: { message: { messagetext: 'Hi', recipients: '["0870000000"]' } },
    message: `The API operation 'Send_SMS' requires the property 'body/message/recipients' (Recipients) to be of type 'Array' but is of type 'String'. Received: "[\\"0870000000\\"]". Give a list, such as ["0870000000"]. Nothing was sent.`,
    keys: ['body/message/recipients'],
  },
  {
    name: 'several numbers in one text, with a mark that nobody sees',
    body: { message: { messagetext: 'Hi', recipients: '\u202a0870000000; 0871111111' } },
    message: `The API operation 'Send_SMS' requires the property 'body/message/recipients' (Recipients) to be of type 'Array' but is of type 'String'. Received: "\\u202a0870000000; 0871111111". Give a list, such as ["\\u202a0870000000","0871111111"]. Nothing was sent.`,
    keys: ['body/message/recipients'],
  },
  {
    name: 'a number for a text',
    body: { message: { messagetext: 5, recipients: [] } },
    message:
      "The API operation 'Send_SMS' requires the property 'body/message/messagetext' (Message Text) to be of type 'String' but is of type 'Integer'. Received: 5. Give a text. Nothing was sent.",
    keys: ['body/message/messagetext'],
  },
  {
    name: 'null for a required text, and for a recipient',
    body: { message: { messagetext: null, recipients: [null], senderid: null } },
    message:
      "The API operation 'Send_SMS' requires the property 'body/message/messagetext' (Message Text) to be of type 'String' but is of type 'Null'. Received: null. Give it a value. The API operation 'Send_SMS' requires the property 'body/message/recipients[0]' to be of type 'String' but is of type 'Null'. Received: null. Give it a value. Nothing was sent.",
    keys: ['body/message/messagetext', 'body/message/recipients[0]'],
  },
  {
    name: 'a number among the recipients',
    body: { message: { messagetext: 'Hi', recipients: ['1', 870000000] } },
    message:
      "The API operation 'Send_SMS' requires the property 'body/message/recipients[1]' to be of type 'String' but is of type 'Integer'. Received: 870000000. Give a text. Nothing was sent.",
    keys: ['body/message/recipients[1]'],
  },
  {
    name: 'two missing properties',
    body: { message: { senderid: 'Clinic' } },
    message:
      "The API operation 'Send_SMS' is missing required property 'body/message/messagetext' (Message Text). Give it a value. The API operation 'Send_SMS' is missing required property 'body/message/recipients' (Recipients). Give it a value. Nothing was sent.",
    keys: ['body/message/messagetext', 'body/message/recipients'],
  },
  {
    name: 'a missing wrapper',
    body: { messagetext: 'Hi' },
    message:
      "The API operation 'Send_SMS' is missing required property 'body/message'. Give it a value. Nothing was sent.",
    keys: ['body/message'],
  },
  {
    name: 'a list for the body',
    body: [],
    message:
      "The API operation 'Send_SMS' requires the property 'body' to be of type 'Object' but is of type 'Array'. Received: []. Give an object, such as {\"name\": \"value\"}. Nothing was sent.",
    keys: ['body'],
  },
];

describe('null in an optional field passes, and goes out as null:', () => {
  const importOne = { 'body/group': 'News', 'body/importdata/mobilenumber': '0870000000' };
  test.each([
    ['Import_Customer', { ...importOne, 'body/importdata/dateofbirth': null, 'body/importdata/firstname': null }],
    [
      'Send_SMS',
      {
        'body/message/messagetext': 'Hi',
        'body/message/recipients': ['0870000000'],
        'body/message/senderid': null,
        'body/message/customerid': null,
        'body/message/scheduledate': null,
      },
    ],
  ])('%s', async (operationId, values) => {
    const { call, received } = testGateway(sendmode);
    const byKeys = await call(`/operations/${operationId}`, values);
    const { path } = sendmode.operations.find((each) => each.operationId === operationId) ?? { path: '' };
    const sent = received[0]?.body ?? '';
    const asBody = await call(`/apim/sendmode/demo${path}`, sent);
    expect([byKeys.status, asBody.status, received[1]?.body]).toEqual([200, 200, sent]);
    for (const [key, value] of Object.entries(values)) {
      if (value === null) expect(sent).toContain(`"${key.split('/').at(-1)}":null`);
    }
  });
});

describe('the body', () => {
  test.each(bodyCases)('$name', async ({ body, message, keys }) => {
    const { call, received } = testGateway(sendmode);
    const response = await call('/apim/sendmode/demo/send', body);
    const error = await errorOf(response);
    expect([response.status, error.message]).toEqual([400, message]);
    expect(error.innerError?.code).toBe('OpenApiOperationParameterValidationFailed');
    const details = error.innerError?.details as { key: string }[] | undefined;
    expect(details?.map(({ key }) => key)).toEqual(keys);
    expect(received).toEqual([]);
  });

  test.each([
    [
      'no body at all',
      '',
      "The API operation 'Send_SMS' is missing required property 'body'. Give it a value. Nothing was sent.",
    ],
    [
      'text',
      'Hello',
      'The body of \'Send_SMS\' cannot be read as JSON: the character "H" cannot stand here (line 1, column 1). Nothing was sent. Send a JSON object.',
    ],
    [
      'JSON that is cut off',
      '{\n  "message": {',
      "The body of 'Send_SMS' cannot be read as JSON: the text ends before the JSON does (line 2, column 15). Nothing was sent. Send a JSON object.",
    ],
  ])('%s', async (_name, body, message) => {
    const { call, received } = testGateway(sendmode);
    const response = await call('/apim/sendmode/demo/send', body);
    expect([response.status, (await errorOf(response)).message]).toEqual([400, message]);
    expect(received).toEqual([]);
  });

  test('bytes that are no UTF-8', async () => {
    const { call, received } = testGateway(sendmode);
    const response = await call('/apim/sendmode/demo/send', undefined, { body: Uint8Array.from([0x7b, 0xff, 0x7d]) });
    expect([response.status, (await errorOf(response)).message]).toEqual([
      400,
      "The body of 'Send_SMS' is not UTF-8 text. Nothing was sent. Send JSON in UTF-8.",
    ]);
    expect(received).toEqual([]);
  });

  test('an empty list of recipients passes: the definition sets no lower limit, and the service has its own word', async () => {
    const { call, received } = testGateway(sendmode);
    await call('/apim/sendmode/demo/send', { message: { messagetext: 'Hi', recipients: [] } });
    expect(received[0]?.body).toBe('{"message":{"messagetext":"Hi","recipients":[]}}');
  });

  test('JSON under a wrong or missing content type is read all the same', async () => {
    const { call, received } = testGateway({ ...sendmode, policies: [] });
    for (const headers of [{ 'Content-Type': 'text/plain' }, { 'Content-Type': 'application/octet-stream' }]) {
      expect(
        (await call('/apim/sendmode/demo/send', { message: { messagetext: 'a', recipients: [] } }, { headers })).status,
      ).toBe(200);
    }
    expect(received.map(({ headers }) => headers['content-type'])).toEqual(['text/plain', 'application/octet-stream']);
  });
});

test('a body for an operation that takes none', async () => {
  const { call, received } = ticketGateway();
  const response = await call('/apim/desktickets/demo/tickets/1/v2', { why: 'no' }, { method: 'DELETE' });
  expect([response.status, (await errorOf(response)).message]).toEqual([
    400,
    "The API operation 'DeleteTicket' (DELETE /tickets/{id}/v2) takes no body, but one was given. Nothing was sent. Leave the body out.",
  ]);
  expect(received).toEqual([]);
});

test('a required property is not taken for given because every object inherits its name', async () => {
  const connector = readConnector({
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
              parameters: [{ name: 'body', in: 'body', schema: { type: 'object', required: ['toString'] } }],
            },
          },
        },
      }),
    },
    properties: { file: 'p.json', text: '{"properties": {}}' },
  });
  const { call, received } = testGateway(connector);
  const response = await call('/apim/t/demo/x', {});
  expect((await errorOf(response)).message).toBe(
    "The API operation 'Do' is missing required property 'body/toString'. Give it a value. Nothing was sent.",
  );
  expect(received).toEqual([]);
});

describe('defaults, enums, formats and nulls of a nested body', () => {
  let gateway: TestGateway;
  beforeEach(() => {
    gateway = ticketGateway();
  });
  const create = (body: unknown) => gateway.call('/apim/desktickets/demo/tickets', body);

  test('required properties that are absent get their defaults, optional ones do not', async () => {
    await create({ subject: 'Printer', requester: { email: 'a@b.example' } });
    expect(JSON.parse(gateway.received[0]?.body ?? '')).toEqual({
      subject: 'Printer',
      requester: { email: 'a@b.example', channel: 'flow', source: 'Printer by a@b.example' },
      priority: 'low',
    });
  });

  test('an optional property may be null at every depth, and goes out as null', async () => {
    const requester = { email: 'a@b.example' };
    const ticket = { subject: 's', requester, priority: 'low', due: null };
    const response = await create({ ...ticket, tags: null, parent: { ...ticket, points: null, parent: null } });
    expect(response.status).toBe(200);
    expect(JSON.parse(gateway.received[0]?.body ?? '')).toMatchObject({
      due: null,
      tags: null,
      parent: { due: null, points: null, parent: null },
    });
  });

  test('a nullable text may be null; a schema may hold itself', async () => {
    const requester = { email: 'a@b.example' };
    const response = await create({
      subject: 's',
      requester,
      note: null,
      parent: { subject: 'p', requester, priority: 'high' },
    });
    expect(response.status).toBe(200);
  });

  test.each([
    [
      { priority: 'urgent' },
      `The API operation 'CreateTicket' requires the property 'body/priority' (Priority) to be valid, but it must be equal to one of the allowed values. Received: "urgent". Give one of: "low", "high".`,
    ],
    [
      { subject: 'x'.repeat(81) },
      `The API operation 'CreateTicket' requires the property 'body/subject' (Subject) to be valid, but it must NOT have more than 80 characters. Received: "${'x'.repeat(81)}". Give at most 80 characters.`,
    ],
    [
      { due: 'tomorrow' },
      `The API operation 'CreateTicket' requires the property 'body/due' (Due) to be valid, but it must match format "date-time". Received: "tomorrow". Give a value in the format date-time.`,
    ],
    [
      { points: 1.5 },
      `The API operation 'CreateTicket' requires the property 'body/points' (Points) to be of type 'Integer' but is of type 'Number'. Received: 1.5. Give a whole number without quotation marks.`,
    ],
    [
      { requester: { email: 'a@b.example', vip: 'yes' } },
      `The API operation 'CreateTicket' requires the property 'body/requester/vip' (VIP) to be of type 'Boolean' but is of type 'String'. Received: "yes". Give true or false.`,
    ],
    [
      { tags: [{ name: 'a' }, {}] },
      `The API operation 'CreateTicket' is missing required property 'body/tags[1]/name' (Tag Name). Give it a value.`,
    ],
    [
      { parent: { subject: 's', priority: 'low', requester: {} } },
      `The API operation 'CreateTicket' is missing required property 'body/parent/requester/email' (Email). Give it a value.`,
    ],
  ])('%j', async (change, message) => {
    const response = await create({ subject: 's', requester: { email: 'a@b.example' }, ...change });
    expect([response.status, (await errorOf(response)).message]).toEqual([400, `${message} Nothing was sent.`]);
    expect(gateway.received).toEqual([]);
  });
});
