import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readSentNumber } from '../../../connector/numbers.ts';
import { listFlowKeys } from '../../../definition/flow-keys.ts';
import { createGateway } from '../../../platform/gateway/gateway.ts';
import { loadConnector } from '../../../platform/loading/load.ts';
import { actionForm } from '../../../platform/page/form.ts';
import { mountPage } from '../../../platform/page/mount.ts';
import type { PageModel, PageState } from '../../../platform/page/views.ts';
import { sendmodePanel } from '../../../sendmode/panel/panel.ts';
import { createSendmode } from '../../../sendmode/server.ts';
import { loadOwn, noDotnet } from './page-in-test.ts';

const mounted = async ({ simulated = true } = {}) => {
  const connector = await loadOwn();
  const { app: sendmode } = createSendmode({ definition: connector.document, readNumber: readSentNumber });
  const gateway = createGateway({
    connector,
    script: { unavailable: noDotnet },
    backends: { service: 'http://127.0.0.1:4281' },
  });
  mountPage(gateway.app, { gateway, panels: simulated ? [sendmodePanel(sendmode)] : [] });
  return (path: string, init: RequestInit = {}) =>
    gateway.fetch(new Request(new URL(path, 'http://127.0.0.1:4280'), init));
};

const json = async <Body>(response: Response): Promise<Body> => (await response.json()) as Body;

it('serves the page, its styles and its program without types, closed to everything foreign', async () => {
  const fetchPage = await mounted();
  const page = await fetchPage('/');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'content-security-policy':
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  const text = await page.text();
  const linked = [...text.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
  expect(linked.sort()).toEqual(['/_page/brand.css', '/_page/icon.svg', '/_page/main.js', '/_page/page.css']);
  for (const path of linked) {
    const asset = await fetchPage(path);
    expect([path, asset.status, asset.headers.get('x-content-type-options')]).toEqual([path, 200, 'nosniff']);
  }
  expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|https?:/);
  expect(await (await fetchPage('/_page/main.js')).text()).toContain('sourceMappingURL=data:');
});

it('puts every style sheet that there is into the one that it serves', async () => {
  const styles = await (await (await mounted())('/_page/page.css')).text();
  const folder = new URL('../../../platform/page/styles/', import.meta.url);
  const parts = readdirSync(folder).filter((name) => name !== 'page.css');
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.filter((name) => !styles.includes(`/${name} */`))).toEqual([]);
});

it('answers an asset that the browser has already with 304', async () => {
  const fetchPage = await mounted();
  const tag = (await fetchPage('/_page/page.css')).headers.get('etag') ?? '';
  expect((await fetchPage('/_page/page.css', { headers: { 'if-none-match': tag } })).status).toBe(304);
});

it.each([
  '/_page/nothing.js',
  '/_page/client/main.ts',
  '/_page/..%2fmount.ts',
  '/_page/%2e%2e/mount.ts',
  '/_page/../package.json',
  '/_page/main.js%00.css',
  '/_page/mount.ts',
  '/_sendmode/..%2fv2%2fcredits',
  '/_sendmode/%2e%2e/v2/credits',
  '/_sendmode/',
])('has nothing at %s', async (path) => {
  const response = await (await mounted())(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toMatch(/import |balance/);
});

it("wears the connector's colour", async () => {
  expect(await (await (await mounted())('/_page/brand.css')).text()).toContain('--brand: #14506e;');
});

it('describes the connector and its forms, without a key', async () => {
  const response = await (await mounted())('/_page/model');
  const text = await response.clone().text();
  const model = await json<PageModel>(response);
  expect(text).not.toContain('demo-key');
  expect(model).toMatchObject({
    name: 'sendmode',
    title: 'Sendmode',
    connections: ['demo'],
    throttling: { calls: 100, renewalPeriod: 60 },
    script: { state: 'missing', reason: noDotnet },
    backend: 'http://127.0.0.1:4281/v2',
    panels: [
      {
        name: 'sendmode',
        title: 'Simulated Sendmode',
        facts: { faultKinds: ['status', 'html', 'mislabelled', 'truncated', 'reset', 'delay'] },
      },
    ],
  });
  const [send] = model.actions;
  expect(send).toMatchObject({ operationId: 'Send_SMS', title: 'Send SMS', method: 'POST', path: '/send' });
  expect(send?.shown.map(({ key, required }) => [key, required])).toEqual([
    ['body/message/messagetext', true],
    ['body/message/recipients', true],
    ['Content-Type', false],
  ]);
  expect(send?.shown[1]).toMatchObject({
    type: 'array',
    inBody: true,
    items: { type: 'string' },
    example: ['0870000000'],
  });
  expect(send?.folded.map(({ key }) => key)).toEqual([
    'body/message/scheduledate',
    'body/message/senderid',
    'body/message/customerid',
  ]);
  expect(send?.responses[424]).toBe(
    'The outcome is unknown: the message may have gone out. Do not send it again without looking. Put the message on a review list.',
  );
});

it('hands on what the simulated Sendmode holds, and its control', async () => {
  const fetchPage = await mounted();
  const order = { method: 'POST', body: JSON.stringify({ kind: 'status', status: 500 }) };
  expect((await fetchPage('/_sendmode/faults', order)).status).toBe(200);
  const state = await json<PageState>(await fetchPage('/_page/state'));
  expect(state.calls).toEqual([]);
  expect(state.panels.sendmode).toMatchObject({
    accounts: [
      { name: 'demo', balance: 1000 },
      { name: 'no-api-access', balance: 0 },
      { name: 'engage', balance: 1000 },
    ],
    messages: { total: 0, items: [] },
    faults: [{ kind: 'status', status: 500, operation: '*', times: 1 }],
    clockAhead: 0,
  });
  expect((await fetchPage('/_sendmode/faults', { method: 'DELETE' })).status).toBe(200);
  const wrong = await fetchPage('/_sendmode/clock', { method: 'POST', body: '{"advance":-1}' });
  expect([wrong.status, await wrong.json()]).toEqual([
    400,
    { error: 'The field "advance" received -1. Allowed: a number of seconds above 0. Nothing was changed.' },
  ]);
});

it('has no control and no outbox where no simulated Sendmode is attached', async () => {
  const fetchPage = await mounted({ simulated: false });
  expect((await fetchPage('/_sendmode/outbox')).status).toBe(404);
  expect(await json<PageState>(await fetchPage('/_page/state'))).toMatchObject({ calls: [], panels: {} });
  expect(await json<PageModel>(await fetchPage('/_page/model'))).toMatchObject({ panels: [] });
});

it('refuses a page of another origin, and a host name that only points here', async () => {
  const fetchPage = await mounted();
  const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
  expect((await fetchPage('/_sendmode/reset', foreign)).status).toBe(403);
  expect((await fetchPage('http://evil.example/_page/state')).status).toBe(403);
});

it.each(['signup', 'tickets', 'weather'])('gives %s a field for every value that a flow can store', async (name) => {
  const connector = await loadConnector(fileURLToPath(new URL(`../../fixtures/connectors/${name}`, import.meta.url)));
  for (const operation of connector.operations) {
    const { shown, folded } = actionForm(connector.document, operation);
    const wanted = listFlowKeys(connector.document, operation).filter(
      ({ group, schema }) => !group && (schema as Record<string, unknown>)['x-ms-visibility'] !== 'internal',
    );
    expect([...shown, ...folded].map(({ key }) => key).sort()).toEqual(wanted.map(({ key }) => key).sort());
  }
});
