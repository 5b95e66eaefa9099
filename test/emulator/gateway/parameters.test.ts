import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Connector, readConnector } from '../../../emulator/definition/connector.ts';
import { parseConnections } from '../../../emulator/gateway/connections.ts';
import { errorOf, loadFixture, loadSendmode, type TestGateway, testGateway } from './setup.ts';

let sendmode: Connector;
let weather: Connector;
let tickets: Connector;
let signup: Connector;

beforeAll(async () => {
  [sendmode, weather, tickets, signup] = await Promise.all([
    loadSendmode(),
    loadFixture('weather'),
    loadFixture('tickets'),
    loadFixture('signup'),
  ]);
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
    name: 'a number for a text',
    body: { message: { messagetext: 5, recipients: [] } },
    message:
      "The API operation 'Send_SMS' requires the property 'body/message/messagetext' (Message Text) to be of type 'String' but is of type 'Integer'. Received: 5. Give a text. Nothing was sent.",
    keys: ['body/message/messagetext'],
  },
  {
    name: 'null for a text',
    body: { message: { messagetext: 'Hi', recipients: [], senderid: null } },
    message:
      "The API operation 'Send_SMS' requires the property 'body/message/senderid' (Sender ID) to be of type 'String' but is of type 'Null'. Received: null. Give a text, or leave the property out. Nothing was sent.",
    keys: ['body/message/senderid'],
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
      'The body of \'Send_SMS\' is not JSON: the character "H" cannot stand here (line 1, column 1). Nothing was sent. Send a JSON object.',
    ],
    [
      'JSON that is cut off',
      '{\n  "message": {',
      "The body of 'Send_SMS' is not JSON: the text ends before the JSON does (line 2, column 15). Nothing was sent. Send a JSON object.",
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

describe('path, query and header parameters', () => {
  const forecast = (query: string, station = 'Dublin%2520Bay') =>
    [`/apim/harbourweather/demo/stations/${station}/forecast${query}`, undefined, { method: 'GET' }] as const;

  test('the caller’s encoding is kept, and the default of a required one is added', async () => {
    const { call, received } = testGateway(weather);
    const response = await call(...forecast('?days=3&fields=wind|tide&from=2026-01-31&night=True'));
    expect(response.status).toBe(200);
    expect(received[0]?.url).toBe(
      'https://api.weather.example/v1/stations/Dublin%2520Bay/forecast?days=3&fields=wind|tide&from=2026-01-31&night=True&units=metric&appid=demo-key&lang=en',
    );
  });

  test.each([
    [
      '?days=three',
      "requires the property 'days' (Days) to be of type 'Integer' but is of type 'String'. Received: \"three\". Give a whole number without quotation marks.",
    ],
    [
      '?days=15',
      "requires the property 'days' (Days) to be valid, but it must be <= 14. Received: 15. Correct the value.",
    ],
    [
      '?units=kelvin',
      'requires the property \'units\' (Units) to be valid, but it must be equal to one of the allowed values. Received: "kelvin". Give one of: "metric", "imperial".',
    ],
    [
      '?fields=wind|sun',
      'requires the property \'fields[1]\' to be valid, but it must be equal to one of the allowed values. Received: "sun". Give one of: "wind", "tide", "rain".',
    ],
    [
      '?from=31.1.2026',
      'requires the property \'from\' (From) to be valid, but it must match format "date". Received: "31.1.2026". Give a value in the format date.',
    ],
    [
      '?night=2',
      "requires the property 'night' (At night) to be of type 'Boolean' but is of type 'String'. Received: \"2\". Give true or false.",
    ],
  ])('%s', async (query, message) => {
    const { call, received } = testGateway(weather);
    const response = await call(...forecast(query));
    expect([response.status, (await errorOf(response)).message]).toEqual([
      400,
      `The API operation 'GetForecast' ${message} Nothing was sent.`,
    ]);
    expect(received).toEqual([]);
  });

  test('missing path and query values are all named', async () => {
    const { call } = testGateway(weather);
    const empty = await call(...forecast('', ''));
    const nearest = await call('/apim/harbourweather/demo/stations/nearest', undefined, { method: 'GET' });
    expect((await errorOf(empty)).message).toBe(
      "The API operation 'GetForecast' is missing required property 'station' (Station). Give it a value. Nothing was sent.",
    );
    expect((await errorOf(nearest)).message).toBe(
      "The API operation 'GetNearest' is missing required property 'lat' (Latitude). Give it a value. The API operation 'GetNearest' is missing required property 'lon' (Longitude). Give it a value. Nothing was sent.",
    );
  });

  test('a path without placeholders wins over one with them', async () => {
    const { call, received } = testGateway(weather);
    await call('/apim/harbourweather/demo/stations/nearest?lat=53.3&lon=-6.2', undefined, { method: 'GET' });
    await call('/apim/harbourweather/demo/stations/7', undefined, { method: 'GET' });
    expect(received.map(({ url }) => url)).toEqual([
      'https://api.weather.example/v1/stations/nearest?lat=53.3&lon=-6.2&appid=demo-key&lang=en',
      'https://api.weather.example/v1/stations/7?appid=demo-key&lang=en',
    ]);
  });

  test('a path value cannot lead out of its path, nor be encoded wrongly', async () => {
    const { call, received } = testGateway(weather);
    const messages = [];
    for (const station of ['%252e%252e', '%25zz']) {
      const response = await call('/invoke', undefined, {
        headers: { 'x-ms-request-method': 'GET', 'x-ms-request-url': `/demo/stations/${station}/forecast` },
      });
      messages.push([response.status, (await errorOf(response)).message]);
    }
    expect(messages).toEqual([
      [
        400,
        `The path parameter 'station' is "..", which would lead to another path. Give another value. Nothing was sent.`,
      ],
      [
        400,
        `The path parameter 'station' cannot be decoded: "%25zz". Encode it as encodeURIComponent does. Nothing was sent.`,
      ],
    ]);
    expect(received).toEqual([]);
  });

  test('flow keys: values are converted, encoded as the definition says, and null means absent', async () => {
    const { call, received } = testGateway(weather);
    const response = await call('/operations/GetForecast', {
      station: 'Dún Laoghaire/West',
      days: '3',
      fields: ['wind', 'rain'],
      night: true,
      from: null,
      units: 'imperial',
      'X-Trace': 'a b',
    });
    expect(response.status).toBe(200);
    expect(received[0]?.url).toBe(
      'https://api.weather.example/v1/stations/D%25C3%25BAn%2520Laoghaire%252FWest/forecast?units=imperial&days=3&fields=wind%7Crain&night=true&appid=demo-key&lang=en',
    );
    expect(received[0]?.headers['x-trace']).toBe('a b');
  });

  test('flow keys: a value that no header can hold', async () => {
    const { call, received } = testGateway(weather);
    const response = await call('/operations/GetForecast', { station: 'a', 'X-Trace': 'a\nEvil: 1' });
    expect([response.status, (await errorOf(response)).message]).toEqual([
      400,
      `The parameter 'X-Trace' goes into a header, which cannot hold "a\\nEvil: 1". Nothing was sent. Use letters, digits and signs on one line.`,
    ]);
    expect(received).toEqual([]);
  });

  test('a required header gets its default, an optional one does not', async () => {
    const { call, received } = testGateway({ ...sendmode, policies: [] });
    await call('/apim/sendmode/demo/credits', undefined, { method: 'GET' });
    await call('/operations/Optout_Customer', { 'body/message/mobilenumber': '0870000000' });
    expect(received[0]?.headers).not.toHaveProperty('content-type');
    expect(received[1]?.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('forms', () => {
  test('a form is checked and passes as it is; a default is added to it', async () => {
    const { call, received } = testGateway(signup);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await call('/apim/newslettersignup/demo/subscribe', 'email=a%40b.example&age=40&list=daily', { headers });
    await call('/apim/newslettersignup/demo/subscribe', 'email=a%40b.example', { headers });
    expect(received.map(({ url, body }) => [url, body])).toEqual([
      ['http://signup.example/subscribe', 'email=a%40b.example&age=40&list=daily'],
      ['http://signup.example/subscribe', 'email=a%40b.example&list=weekly'],
    ]);
  });

  test('flow keys make the form that the operation consumes', async () => {
    const { call, received } = testGateway(signup);
    await call('/operations/Subscribe', { email: 'a@b.example', age: '40', topics: ['x', 'y'], list: 'daily' });
    await call('/operations/SubscribeMultipart', { email: 'a@b.example' });
    expect(received[0]?.body).toBe('email=a%40b.example&age=40&topics=x%2Cy&list=daily');
    expect(received[1]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(received[1]?.body).toContain('name="email"\r\n\r\na@b.example\r\n');
  });

  test.each([
    [
      'a missing field',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'age=40',
      "The API operation 'Subscribe' is missing required property 'email' (Email). Give it a value. Nothing was sent.",
    ],
    [
      'a wrong type',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'email=a&age=old',
      "The API operation 'Subscribe' requires the property 'age' (Age) to be of type 'Integer' but is of type 'String'. Received: \"old\". Give a whole number without quotation marks. Nothing was sent.",
    ],
    [
      'JSON instead of a form',
      { 'Content-Type': 'application/json' },
      '{}',
      'This operation takes a form, but the Content-Type is "application/json". Nothing was sent. Send multipart/form-data or application/x-www-form-urlencoded.',
    ],
    [
      'a broken multipart form',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      'no parts',
      "The body cannot be read as multipart/form-data; boundary=x. Nothing was sent. Write the form's parts between the boundary that the Content-Type names.",
    ],
  ])('%s', async (_name, headers, body, message) => {
    const { call, received } = testGateway(signup);
    const response = await call('/apim/newslettersignup/demo/subscribe', body, { headers });
    expect([response.status, (await errorOf(response)).message]).toEqual([400, message]);
    expect(received).toEqual([]);
  });

  test('an operation that takes text passes it as it is', async () => {
    const { call, received } = testGateway(signup);
    await call('/apim/newslettersignup/demo/note', 'not { json', { headers: { 'Content-Type': 'text/plain' } });
    await call('/operations/AddNote', { body: 'a note' });
    expect(received.map(({ body, headers }) => [headers['content-type'], body])).toEqual([
      ['text/plain', 'not { json'],
      ['text/plain', 'a note'],
    ]);
  });
});
