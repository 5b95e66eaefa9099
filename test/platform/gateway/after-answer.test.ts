import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createGateway, listenGateway } from '../../../platform/gateway/gateway.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { definition, read, secret } from './documents.ts';
import { errorOf, jsonAnswer, loadSendmode, testGateway } from './setup.ts';

let sendmode: LoadedConnector;
beforeAll(async () => {
  sendmode = await loadSendmode();
});

const echoing = (policies: object[]) =>
  read(
    definition({
      paths: {
        '/x': {
          post: {
            operationId: 'DoX',
            parameters: [{ name: 'body', in: 'body', schema: { type: 'object' } }],
            responses: { 200: { description: 'OK' } },
          },
        },
      },
    }),
    { connectionParameters: { api_key: secret, team: { type: 'string' } }, policyTemplateInstances: policies },
  );

const header = (section: string, value: string) => ({
  templateId: 'setheader',
  title: 'Text',
  parameters: {
    'x-ms-apimTemplateParameter.name': 'X-Text',
    'x-ms-apimTemplateParameter.value': value,
    'x-ms-apimTemplateParameter.existsAction': 'override',
    'x-ms-apimTemplate-policySection': section,
  },
});

describe('a failure after the backend has answered', () => {
  test.each(['Costs 5 €', 'a\nb', '\u0001'])(
    'a header that cannot hold %j is left out, and the trace says so',
    async (value) => {
      const connector = echoing([header('Response', '@{body().text}')]);
      const { call, received, gateway } = testGateway(connector, {}, () => jsonAnswer({ text: value }));
      const response = await call('/apim/anything/demo/x', {});
      expect([response.status, await response.json(), response.headers.get('x-text')]).toEqual([
        200,
        { text: value },
        null,
      ]);
      expect(received).toHaveLength(1);
      expect(gateway.traces.list()[0]?.warnings).toEqual([
        `The answer's header "X-Text" cannot be written with the value ${JSON.stringify(value)}, so it was left out. A header holds Latin letters, digits and signs on one line. Correct the policy or the script that makes it.`,
      ]);
    },
  );

  test('of a backend, a header in Latin letters passes', async () => {
    const connector = echoing([header('Response', '@{body().text}')]);
    const { call } = testGateway(connector, {}, () => jsonAnswer({ text: 'Grüße' }));
    expect((await call('/apim/anything/demo/x', {})).headers.get('x-text')).toBe('Grüße');
  });

  test('of a policy, does not say that nothing was sent', async () => {
    const connector = echoing([header('Response', "@{connectionParameters('team')}")]);
    const { call, received } = testGateway(connector);
    const response = await call('/apim/anything/demo/x', {});
    expect([response.status, received.length]).toEqual([400, 1]);
    expect((await errorOf(response)).message).toBe(
      'A policy reads the connection parameter "team", but the connection "demo" has no value for it and the policy no default. The backend had been called before. Give the connection a value.',
    );
  });

  test('of the gateway itself, does not say that nothing was sent', async () => {
    const { call, received } = testGateway(sendmode, {
      log: () => {
        throw new Error('the disk is full');
      },
    });
    const response = await call('/apim/sendmode/demo/send', { message: { messagetext: 'Hi', recipients: [] } });
    expect([response.status, received.length]).toEqual([500, 1]);
    expect((await errorOf(response)).message).toBe(
      'The local gateway failed: the disk is full. A call that was on its way may have been carried out.',
    );
  });
});

test('a header that a policy makes and no request can hold is told before anything is sent', async () => {
  const connector = echoing([header('Request', '@{body().text}')]);
  const gateway = createGateway({ connector, backends: { service: 'http://127.0.0.1:9' } });
  const response = await gateway.fetch(
    new Request('http://127.0.0.1:4280/apim/anything/demo/x', { method: 'POST', body: '{"text":"5 €"}' }),
  );
  expect([response.status, (await errorOf(response)).message]).toEqual([
    502,
    'No answer from http://127.0.0.1:9: a header holds what no header can, so nothing was sent. Correct the policy or script that makes it.',
  ]);
});

describe('answers without end', () => {
  const behind = async (answer: (response: http.ServerResponse) => void) => {
    const backend = http.createServer((request, response) => request.resume().on('end', () => answer(response)));
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
    const { port } = backend.address() as AddressInfo;
    const gateway = createGateway({ connector: sendmode, backends: { service: `http://127.0.0.1:${port}` } });
    const listening = await listenGateway(gateway, { port: 0 });
    onTestFinished(async () => {
      await listening.close();
      backend.closeAllConnections();
      await new Promise((resolve) => backend.close(resolve));
    });
    const response = await fetch(`${listening.address}/apim/sendmode/demo/credits`);
    return { response, port };
  };

  test.each([
    { name: 'that never ends', chunks: Number.POSITIVE_INFINITY },
    { name: 'of 200 MB', chunks: 200 },
  ])('one $name is read no further than 16 MB', async ({ chunks }) => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    let written = 0;
    const { response, port } = await behind((outgoing) => {
      const more = (): void => {
        while (written < chunks && !outgoing.destroyed) {
          written += 1;
          if (!outgoing.write(chunk)) break;
        }
        if (written >= chunks) outgoing.end();
      };
      outgoing.on('drain', more);
      more();
    });
    expect([response.status, (await errorOf(response)).message]).toEqual([
      502,
      `No answer from http://127.0.0.1:${port}: its answer has more than 16 MB, which is not read here. The call may have been carried out all the same.`,
    ]);
    expect(written).toBeLessThan(60);
  });

  test('one of 15 MB passes whole', async () => {
    const { response } = await behind((outgoing) => outgoing.end(Buffer.alloc(15_000_000, ' ')));
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 15_000_000]);
  });
});
