import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSentNumber } from '../../connector/numbers.ts';
import { type ListeningSendmode, listenSendmode } from '../../sendmode/listen.ts';
import { definition } from './client.ts';

let sendmode: ListeningSendmode;

beforeAll(async () => {
  sendmode = await listenSendmode({ definition, readNumber: readSentNumber, port: 0 });
});
afterAll(() => sendmode.close());

/** Asks as a browser would: fetch does not let a program set these headers. */
const ask = (method: string, path: string, headers: http.OutgoingHttpHeaders, body?: string) =>
  new Promise<{ status: number | undefined; error: unknown }>((resolve, reject) => {
    const outgoing = http.request(`${sendmode.address}${path}`, { method, headers, agent: false }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode, error: (JSON.parse(text) as { error?: unknown }).error });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const held = async (name: string): Promise<unknown> => (await fetch(`${sendmode.address}/_control/${name}`)).json();

const foreign = { Origin: 'http://evil.example:8080', 'Content-Type': 'text/plain' };

describe('a web page elsewhere', () => {
  test.each([
    ['/_control/faults', '{"kind":"reset","operation":"Send_SMS","times":2}'],
    ['/_control/clock', '{"advance":86400}'],
    ['/v2/send?access_key=demo-key', '{"message":{"messagetext":"Hello","recipients":["0870000000"]}}'],
  ])('can change nothing with POST %s', async (path, body) => {
    expect(await ask('POST', path, foreign, body)).toEqual({
      status: 403,
      error:
        'A web page of another origin (http://evil.example:8080) may not call the simulated Sendmode. Nothing was taken. Call it from its own page, a terminal or a program.',
    });
    expect([await held('faults'), await held('outbox')]).toEqual([{ faults: [] }, { messages: [], neverSent: [] }]);
    expect(await held('clock')).toMatchObject({ ahead: 0 });
  });

  test('can read nothing under a name that only points here', async () => {
    expect(await ask('GET', '/_control/outbox', { Host: 'evil.example' })).toEqual({
      status: 403,
      error:
        'The simulated Sendmode answers to this machine\'s own names only, not to "evil.example". Nothing was taken. Call it as localhost or 127.0.0.1.',
    });
  });

  test('cannot call the API with an image', async () => {
    const { status } = await ask('GET', '/v2/credits?access_key=demo-key', { 'Sec-Fetch-Site': 'cross-site' });
    expect(status).toBe(403);
  });

  test('may link to what the simulation holds', async () => {
    expect((await ask('GET', '/_control/outbox', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(200);
  });
});
