import createClient from 'openapi-fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { paths } from '../apiTypes.d.ts';
import { type RunningPlatform, startPlatform } from './clients/platform.ts';

let platform: RunningPlatform;
let client: ReturnType<typeof createClient<paths>>;

beforeAll(async () => {
  platform = await startPlatform();
  client = createClient<paths>({ baseUrl: `${platform.gateway}/apim/sendmode/demo` });
});
beforeEach(() => platform.reset());
afterAll(() => platform?.stop());

describe('openapi-fetch over the emitted types', () => {
  test('sends a message', async () => {
    const message = { messagetext: 'Hello from the types', recipients: ['0870000000', '0870000001'] };
    const { data, response } = await client.POST('/send', { body: { message } });
    expect(response.status).toBe(200);
    expect(data?.statusCode).toBe(0);
    expect(data?.message?.recipients).toEqual(['0870000000', '0870000001']);
    const [sent, ...more] = await platform.outbox();
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ messagetext: 'Hello from the types', cost: 2 });
    expect(sent?.recipients.map(({ number }) => number)).toEqual(['0870000000', '0870000001']);
  });

  test('imports a customer', async () => {
    const body = { group: 'Newsletter', importdata: { mobilenumber: '0870000000', firstname: 'Aoife' } };
    const { data } = await client.POST('/import', { body });
    expect(data).toMatchObject({ statusCode: 0, group: 'Newsletter' });
    expect(await platform.customers()).toEqual([
      { account: 'demo', groups: ['Newsletter'], mobilenumber: '0870000000', firstname: 'Aoife' },
    ]);
  });

  test('reads the balance', async () => {
    const { data } = await client.GET('/credits');
    expect(data?.balance).toBe(1000);
  });

  test('opts a customer out', async () => {
    const { data } = await client.POST('/optout', {
      params: { header: { 'Content-Type': 'application/json' } },
      body: { message: { mobilenumber: '0870000000', optoutresponse: 'STOP' } },
    });
    expect(data).toMatchObject({ statusCode: 0, mobilenumber: '0870000000' });
    expect(await platform.optouts()).toMatchObject([{ account: 'demo' }]);
  });

  test('tells a refusal by its typed body', async () => {
    const { data, error, response } = await client.POST('/send', {
      body: { message: { messagetext: 'Hello', recipients: ['not a number'] } },
    });
    expect(data).toBeUndefined();
    expect(response.status).toBe(400);
    expect(error && 'statusCode' in error ? error.statusCode : undefined).toBe(11);
    expect(await platform.outbox()).toEqual([]);
  });

  test('a wrong field and a single recipient do not compile, and are refused before anything is sent', async () => {
    const recipients = ['0870000000'];
    const misnamed = await client.POST('/send', {
      // @ts-expect-error -- the field is called messagetext
      body: { message: { text: 'Hello', recipients } },
    });
    const single = await client.POST('/send', {
      // @ts-expect-error -- recipients is a list
      body: { message: { messagetext: 'Hello', recipients: '0870000000' } },
    });
    expect([misnamed.response.status, single.response.status]).toEqual([400, 400]);
    expect(await platform.outbox()).toEqual([]);
  });
});
