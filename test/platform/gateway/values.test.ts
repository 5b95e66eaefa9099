import { beforeAll, describe, expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { errorOf, loadFixture, loadSendmode, testGateway } from './setup.ts';

let sendmode: LoadedConnector;
let weather: LoadedConnector;
let signup: LoadedConnector;

beforeAll(async () => {
  [sendmode, weather, signup] = await Promise.all([loadSendmode(), loadFixture('weather'), loadFixture('signup')]);
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

  test.each([
    ['a backslash', '/demo/stations/a\\..\\..\\admin/forecast', '/demo/stations/7'],
    ['a tab', '/demo/stations/.\t./forecast', '/demo/stations/7'],
    ['a number sign', '/demo/stations/a#b/forecast', '/demo/stations/7'],
    ['a number sign in the query', '/demo/stations/7?a=1#b', '/demo/stations/7'],
    ['an encoded backslash with a step up', '/demo/stations/a%255c..%255cadmin/forecast', '/demo/stations/7'],
    ['an encoded slash with a step up', '/demo/stations/a%252f..%252fadmin/forecast', '/demo/stations/7'],
  ])('/invoke: %s leads to no other path, and nothing is sent', async (_name, url, fine) => {
    const { gateway, received } = testGateway(weather);
    // Only a plain object can hold what some clients put into a header.
    const invoke = (target: string) => {
      const request = new Request('http://127.0.0.1:4280/invoke', {
        method: 'POST',
        headers: { 'x-ms-request-method': 'GET', 'x-ms-request-url': target },
      });
      return gateway.fetch(request);
    };
    const refused = await invoke(url);
    const { message } = await errorOf(refused);
    expect([refused.status, received]).toEqual([400, []]);
    expect(message).toMatch(
      /would lead to another path\. .*Nothing was sent|would lead to another path\. Nothing was sent/,
    );
    expect((await invoke(fine)).status).toBe(200);
  });

  test.each(['..\\admin', 'a/../b', '.'])('flow keys: the station %j is refused', async (station) => {
    const { call, received } = testGateway(weather);
    const response = await call('/operations/GetForecast', { station });
    expect([response.status, (await errorOf(response)).message]).toEqual([
      400,
      `The path parameter 'station' is ${JSON.stringify(station)}, which would lead to another path. Give another value. Nothing was sent.`,
    ]);
    expect(received).toEqual([]);
  });

  test('flow keys: signs that mean something in an address are encoded', async () => {
    const { call, received } = testGateway(weather);
    await call('/operations/GetForecast', { station: 'a#b\\c?d\te' });
    expect(received[0]?.url).toContain('/stations/a%2523b%255Cc%253Fd%2509e/forecast?');
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
    expect(received[1]?.headers['content-type']).toBe('application/json');
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
