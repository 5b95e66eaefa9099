import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConnections } from '../../../platform/gateway/connections.ts';
import { createThrottle } from '../../../platform/gateway/throttling.ts';
import { definition, keyed, read, secret } from './documents.ts';
import { jsonAnswer, loadFixture, loadSendmode, testGateway } from './setup.ts';

const message = { message: { messagetext: 'Hi', recipients: ['0870000000'] } };

describe('throttling', () => {
  test('exactly 100 of 150 concurrent calls pass, and the rest get 429 with the seconds to wait', async () => {
    const connector = await loadSendmode();
    let time = 1_000_000;
    const { call, received, gateway } = testGateway(connector, { elapsed: () => time }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return jsonAnswer({ ok: true });
    });
    time += 12_345;
    const responses = await Promise.all(Array.from({ length: 150 }, () => call('/apim/sendmode/demo/send', message)));
    const refused = responses.filter(({ status }) => status === 429);
    expect([responses.filter(({ status }) => status === 200).length, refused.length, received.length]).toEqual([
      100, 50, 100,
    ]);
    expect(new Set(refused.map(({ headers }) => headers.get('retry-after')))).toEqual(new Set(['60']));
    expect(await refused[0]?.json()).toEqual({
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 60 seconds.',
    });
    expect(gateway.health().throttling).toEqual({ calls: 100, renewalPeriod: 60, scope: 'connection' });

    time += 59_001;
    const early = await call('/apim/sendmode/demo/send', message);
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '1']);
    time += 999;
    expect((await call('/apim/sendmode/demo/send', message)).status).toBe(200);
  });

  test('every way in counts, each connection on its own, and what is refused before does not', async () => {
    const connector = { ...(await loadSendmode()), throttling: { calls: 2, renewalPeriod: 10 } };
    const connections = parseConnections(['shop=shop-key-1'], connector);
    const { call } = testGateway(connector, { elapsed: () => 0, connections });
    const statuses = [];
    for (const made of [
      () => call('/apim/sendmode/demo/nowhere', message),
      () => call('/apim/sendmode/demo/send', {}),
      () =>
        call('/invoke', undefined, { headers: { 'x-ms-request-method': 'GET', 'x-ms-request-url': '/demo/credits' } }),
      () => call('/operations/Check_Credits?connection=demo', {}),
      () => call('/operations/Check_Credits?connection=shop', {}),
    ]) {
      statuses.push((await made()).status);
    }
    expect(statuses).toEqual([404, 400, 200, 429, 200]);
  });

  test('does not mind that the clock of the machine is put back', async () => {
    const connector = { ...(await loadSendmode()), throttling: { calls: 1, renewalPeriod: 60 } };
    let [clock, elapsed] = [10_000_000, 0];
    const { call } = testGateway(connector, { now: () => clock, elapsed: () => elapsed });
    await call('/apim/sendmode/demo/send', message);
    clock -= 3_600_000;
    elapsed += 1_000;
    const refused = await call('/apim/sendmode/demo/send', message);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '59']);
    elapsed += 59_000;
    expect((await call('/apim/sendmode/demo/send', message)).status).toBe(200);
  });

  test('is declared where the key is; without a declaration there a custom connector has 500 calls a minute', async () => {
    const policy = { 'x-throttling-policy': { calls: 7, renewalPeriod: 9, scope: 'connection' } };
    const declared = { securityDefinitions: { api_key: { ...keyed.securityDefinitions.api_key, ...policy } } };
    const properties = { connectionParameters: { api_key: secret } };
    expect(read(definition(declared), properties).throttling).toEqual({ calls: 7, renewalPeriod: 9 });
    expect(read(definition(keyed), properties).throttling).toEqual({ calls: 500, renewalPeriod: 60 });
    expect(read(definition(policy)).throttling).toEqual({ calls: 500, renewalPeriod: 60 });
    expect((await loadFixture('weather')).throttling).toEqual({ calls: 500, renewalPeriod: 60 });
  });

  test('in no window of the period do more calls pass than allowed, and waiting as told always helps', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(4000), connection: fc.constantFrom('a', 'b') }), { maxLength: 80 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), (calls, limit, seconds) => {
        let time = 0;
        const throttle = createThrottle({ calls: limit, renewalPeriod: seconds }, () => time);
        const passed: { time: number; connection: string }[] = [];
        for (const { wait, connection } of calls) {
          time += wait;
          let decision = throttle.take(connection);
          if (!decision.allowed) {
            expect(decision.retryAfter).toBeGreaterThanOrEqual(1);
            expect(decision.retryAfter).toBeLessThanOrEqual(seconds);
            time += decision.retryAfter * 1000;
            decision = throttle.take(connection);
          }
          expect(decision.allowed).toBe(true);
          passed.push({ time, connection });
          const window = passed.filter((call) => call.connection === connection && time - call.time < seconds * 1000);
          expect(window.length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
