import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { loadFixture, loadSendmode, type TestGateway, testGateway } from './setup.ts';

let sendmode: LoadedConnector;
let weather: LoadedConnector;

beforeAll(async () => {
  sendmode = await loadSendmode();
  weather = { ...(await loadFixture('weather')), throttling: { calls: 1_000_000, renewalPeriod: 60 } };
  sendmode = { ...sendmode, throttling: weather.throttling };
});

/** A body that Send_SMS takes: everything else must be refused. */
const isMessage = (body: unknown): boolean => {
  const message = (body as { message?: Record<string, unknown> } | null)?.message;
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  const texts = ['senderid', 'customerid', 'scheduledate'].every(
    (name) => message[name] === undefined || message[name] === null || typeof message[name] === 'string',
  );
  return (
    typeof message.messagetext === 'string' &&
    Array.isArray(message.recipients) &&
    message.recipients.every((each) => typeof each === 'string') &&
    texts
  );
};

const check = async ({ gateway, received, log }: TestGateway, request: Request, valid: boolean): Promise<void> => {
  received.length = 0;
  log.length = 0;
  const response = await gateway.fetch(request);
  const text = await response.text();
  if (valid) {
    expect([response.status, received.length]).toEqual([200, 1]);
    return;
  }
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(JSON.parse(text).error.message).toMatch(/Nothing was sent/);
  expect(received).toEqual([]);
};

const address = 'http://127.0.0.1:4280';

describe('garbage in: a 4xx that says nothing was sent, and the backend is never called', () => {
  test('any bytes as a body', async () => {
    const gateway = testGateway(sendmode);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map((text) => new TextEncoder().encode(text)),
        ),
        (body) =>
          check(
            gateway,
            new Request(`${address}/apim/sendmode/demo/send`, { method: 'POST', body: Uint8Array.from(body) }),
            false,
          ),
      ),
      { numRuns: 100 },
    );
  });

  test('any JSON as a body: only what the definition permits passes', async () => {
    const gateway = testGateway(sendmode);
    const value = fc.jsonValue({ maxDepth: 3 });
    const text = fc.oneof({ weight: 3, arbitrary: fc.string() }, value);
    const close = fc.record(
      {
        message: fc.record(
          {
            messagetext: text,
            recipients: fc.oneof(fc.array(text, { maxLength: 3 }), value),
            senderid: text,
            other: value,
          },
          { requiredKeys: ['messagetext', 'recipients'] },
        ),
      },
      { requiredKeys: ['message'] },
    );
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(close, value), (body) => {
        const valid = isMessage(JSON.parse(JSON.stringify(body)));
        passed += valid ? 1 : 0;
        return check(
          gateway,
          new Request(`${address}/apim/sendmode/demo/send`, { method: 'POST', body: JSON.stringify(body) }),
          valid,
        );
      }),
      { numRuns: 250 },
    );
    expect(passed).toBeGreaterThan(10);
  });

  test('any path below the gateway', async () => {
    const gateway = testGateway(sendmode);
    const segment = fc.oneof(
      fc.string({ maxLength: 8 }).map(encodeURIComponent),
      fc.constantFrom('apim', 'sendmode', 'demo', 'send', '..', '%2e%2e', '%', ''),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 6 }),
        fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH'),
        (segments, method) => {
          const path = `/${segments.join('/')}`;
          return check(gateway, new Request(`${address}/x${path}`, { method }), false).then(() =>
            check(gateway, new Request(`${address}/apim/sendmode/demo${path}`, { method, body: '{' }), false),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('any headers of /invoke', async () => {
    const gateway = testGateway(sendmode);
    const header = fc.string({ maxLength: 40 }).filter((text) => /^[\x20-\x7e]*$/.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(header, fc.constantFrom('POST', 'GET')),
        fc.oneof(
          header,
          header.map((text) => `/demo/send${text}`),
        ),
        (method, url) =>
          check(
            gateway,
            new Request(`${address}/invoke`, {
              method: 'POST',
              body: '{',
              headers: { 'x-ms-request-method': method, 'x-ms-request-url': url },
            }),
            false,
          ),
      ),
      { numRuns: 100 },
    );
  });

  test('any flow keys: only what the definition permits passes', async () => {
    const gateway = testGateway(sendmode);
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('body', 'body/message', 'body/message/messagetext', 'body/message/recipients', '__proto__'),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, fc.jsonValue(), { noNullPrototype: true }), async (flat) => {
        const { fetch } = gateway.gateway;
        gateway.received.length = 0;
        const response = await fetch(
          new Request(`${address}/operations/Send_SMS`, { method: 'POST', body: JSON.stringify(flat) }),
        );
        const sent = gateway.received.map(({ body }) => isMessage(JSON.parse(body ?? 'null')));
        expect([response.status, sent]).toEqual(response.status === 200 ? [200, [true]] : [response.status, []]);
        expect(response.status === 200 || (response.status >= 400 && response.status < 500)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('any query values: typed parameters take only their type', async () => {
    const gateway = testGateway(weather);
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 12 }), (days) => {
        const valid = /^(0*[1-9]|0*1[0-4])$/.test(days) && days.length <= 15;
        const url = `${address}/apim/harbourweather/demo/stations/a/forecast?days=${encodeURIComponent(days)}`;
        return check(gateway, new Request(url), valid);
      }),
      { numRuns: 100 },
    );
  });
});
