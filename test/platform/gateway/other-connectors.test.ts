import { beforeAll, describe, expect, test } from 'vitest';
import { parseConnections } from '../../../platform/gateway/connections.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { loadFixture, testGateway } from './setup.ts';

let shop: LoadedConnector;
let calendar: LoadedConnector;

beforeAll(async () => {
  [shop, calendar] = await Promise.all([loadFixture('shop'), loadFixture('calendar')]);
});

describe('a connector with triggers', () => {
  test('runs its actions, and names what it leaves out once each', () => {
    expect(testGateway(shop).gateway.health()).toMatchObject({
      operations: [
        { operationId: 'ListOrders' },
        { operationId: 'CreateOrder' },
        { operationId: 'GetOrder' },
        { operationId: 'DeleteHook' },
      ],
      warnings: [
        'AddInvoice is left out: its parameter "file" is a file, and the local gateway sends no files in forms.',
        'WhenOrderIsCreated is left out: it is a trigger ("x-ms-trigger"), and the local gateway runs actions only; its policy "New orders" cannot be applied, since the local gateway has no policy template "pollingtrigger", only setheader, setqueryparameter, dynamichosturl, routerequesttoendpoint, setproperty.',
        'WhenOrderChanges is left out: it is a trigger ("x-ms-trigger"), and the local gateway runs actions only; it registers a webhook ("x-ms-notification-content"), and the local gateway has no address that a service could call.',
        'The policy "Channel" names the operation "CancelOrder", which the definition has not.',
      ],
    });
  });

  test('sends its actions with key, defaults and policies', async () => {
    const { call, received } = testGateway(shop);
    await call('/operations/CreateOrder', { 'body/article': 'Tea', 'body/express': 'true' });
    await call('/operations/GetOrder', '{"id": 9007199254740993}');
    expect(received).toMatchObject([
      {
        url: 'https://api.shop.example/v3/orders',
        headers: { 'x-shop-key': 'demo-key', 'x-channel': 'power-platform' },
        body: '{"article":"Tea","express":true,"currency":"EUR"}',
      },
      { url: 'https://api.shop.example/v3/orders/9007199254740993', headers: { 'x-shop-key': 'demo-key' } },
    ]);
  });
});

describe('a connector behind a sign-in', () => {
  const connections = () => parseConnections(['demo={"token":"t0ken","team":"a \\"b\\""}'], calendar);

  test('sends the connection’s token, the type that it declares, and a list that a policy makes', async () => {
    const { call, received } = testGateway(calendar, { connections: connections() });
    await call('/operations/CreateEvent', { 'event/title': 'Tea', 'event/start': '2026-11-26T10:00:00' });
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: 'https://calendar.example/v2/events',
        headers: { authorization: 'Bearer t0ken', 'content-type': 'application/vnd.calendar+json' },
        body: '{"title":"Tea","start":"2026-11-26T10:00:00","calendar.team":["a \\"b\\""]}',
      },
    ]);
  });

  test('sends a photo as bytes', async () => {
    const { call, received } = testGateway(calendar, { connections: connections() });
    await call('/operations/SetPhoto', { id: '7', photo: { '$content-type': 'image/png', $content: 'aGVsbG8=' } });
    expect(received).toMatchObject([
      {
        url: 'https://calendar.example/v2/events/7/photo',
        headers: { 'content-type': 'image/png' },
        body: 'hello',
      },
    ]);
  });
});
