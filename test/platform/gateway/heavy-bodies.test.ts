import { beforeAll, describe, expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { jsonAnswer, loadSendmode, testGateway } from './setup.ts';

let sendmode: LoadedConnector;
beforeAll(async () => {
  sendmode = await loadSendmode();
});

/** How often whatever else waits in this process gets its turn, until it is asked. */
const countTurns = (): (() => number) => {
  let turns = 0;
  const next = () => {
    turns += 1;
    timer = setImmediate(next);
  };
  let timer = setImmediate(next);
  return () => {
    clearImmediate(timer);
    return turns;
  };
};

const text = (more: string) => `{"message":{"messagetext":"Hi","recipients":["0870000000"]}${more}}`;
const objects = '{"a":[1,"b"]},'.repeat(220_000);

describe('everything else has its turn while 3 MB are read:', () => {
  test.each([
    ['a list that is cut off', '/apim/sendmode/demo/send', `[${objects}`, 400],
    ['objects in a field that is not declared', '/apim/sendmode/demo/send', text(`,"more":[${objects}1]`), 200],
    [
      'long whole numbers',
      '/apim/sendmode/demo/send',
      text(`,"more":[${'12345678901234567890,'.repeat(140_000)}1]`),
      200,
    ],
    ['flow keys that are cut off', '/operations/Send_SMS', `{"x":[${objects}`, 400],
  ])('%s', async (_name, path, body, status) => {
    const { call } = testGateway(sendmode);
    const turns = countTurns();
    const response = await call(path, body);
    const seen = turns();
    expect(response.status).toBe(status);
    // A turn for each 50,000 characters; a call of a hundred has three.
    expect(seen).toBeGreaterThan(50);
  });

  test('an answer of the backend', async () => {
    const more = Array.from({ length: 200_000 }, () => [1, 'b']);
    const { call } = testGateway(sendmode, {}, () => jsonAnswer({ statusCode: 0, more }));
    const turns = countTurns();
    const response = await call('/apim/sendmode/demo/send', text(''));
    const seen = turns();
    expect(response.status).toBe(200);
    expect(seen).toBeGreaterThan(25);
  });
});
