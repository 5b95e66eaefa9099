import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningPlatform, startPlatform } from '../platform.ts';
import { build } from './build.ts';
import { type Order, type RunningProgram, startProgram } from './program.ts';

/** A connection whose account may not use the API. */
const barred = 'barred=no-api-access-key';

let printed: Awaited<ReturnType<typeof build>>;
let platform: RunningPlatform;
let program: RunningProgram;

beforeAll(async () => {
  printed = await build();
  platform = await startPlatform([barred]);
  program = startProgram();
});
beforeEach(() => platform.reset());
afterAll(async () => {
  await program?.stop();
  await platform?.stop();
});

describe('the generators on the emitted definition', () => {
  test.each(['kiota', 'nswag'] as const)('%s has nothing to warn of', (generator) => {
    expect(printed[generator]).toMatch(/Generation completed successfully|Code has been successfully written/);
    expect(printed[generator]).not.toMatch(/\bwarn|\bfail|\berror/i);
  });
});

describe.each(['kiota', 'nswag'] as const)("%s's client", (client) => {
  const call = (order: Omit<Order, 'client' | 'address'>, connection = 'demo') =>
    program.call({ client, address: `${platform.gateway}/apim/sendmode/${connection}`, ...order });

  const send = (order: Partial<Order> = {}, connection?: string) =>
    call({ action: 'Send_SMS', text: 'Hello from .NET', recipients: ['0870000000'], ...order }, connection);

  test('Send_SMS reaches the outbox, with its optional fields and without them', async () => {
    const recipients = ['0870000000', '353870000001'];
    expect(await send({ recipients, reference: 'order-1042' })).toEqual({
      status: 'OK',
      statusCode: 0,
      customerid: 'order-1042',
      recipients,
    });
    expect(await send()).toMatchObject({ status: 'OK', statusCode: 0 });
    const sent = (await platform.outbox()).map(({ messagetext, customerid }) => ({ messagetext, customerid }));
    expect(sent).toEqual([
      { messagetext: 'Hello from .NET', customerid: 'order-1042' },
      { messagetext: 'Hello from .NET', customerid: null },
    ]);
  });

  test('Import_Customer reaches the customers', async () => {
    const answer = await call({ action: 'Import_Customer', group: 'Newsletter', number: '0870000000', name: 'Aoife' });
    expect(answer).toEqual({ status: 'OK', statusCode: 0, group: 'Newsletter', firstname: 'Aoife' });
    expect(await platform.customers()).toMatchObject([
      { groups: ['Newsletter'], mobilenumber: '0870000000', firstname: 'Aoife' },
    ]);
  });

  test('Check_Credits reads the balance', async () => {
    expect(await call({ action: 'Check_Credits' })).toEqual({ status: 'OK', statusCode: 0, balance: 1000 });
  });

  test('Optout_Customer reaches the opt-out list', async () => {
    const answer = await call({ action: 'Optout_Customer', number: '0870000000' });
    expect(answer).toEqual({ status: 'OK', statusCode: 0, mobilenumber: '0870000000' });
    expect(await platform.optouts()).toHaveLength(1);
  });

  test.each([
    {
      order: { recipients: ['not a number'] },
      want: { httpStatus: 400, status: 'INVALID_MOBILE_NUMBER', statusCode: 11 },
    },
    { order: {}, connection: 'barred', want: { httpStatus: 403, status: 'UNAUTHORISED', statusCode: 16 } },
  ])("reads Sendmode's $want.httpStatus, whose error is a text", async ({ order, connection, want }) => {
    expect(await send(order, connection)).toMatchObject({
      thrown: 'SendmodeError',
      ...want,
      error: expect.any(String),
    });
    expect(await platform.outbox()).toEqual([]);
  });

  test("reads the script's 401 where Sendmode's has no JSON, whose error is a text", async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'html', status: 401 });
    expect(await send()).toMatchObject({ thrown: 'SendmodeError', httpStatus: 401, error: expect.any(String) });
    expect(await platform.outbox()).toEqual([]);
  });

  test("reads the script's 424, and the message went out once", async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'status', status: 503, when: 'after' });
    expect(await send({ reference: 'order-1042' })).toMatchObject({
      thrown: 'UnknownOutcome',
      httpStatus: 424,
      error: expect.stringContaining('may have gone out'),
      customerid: 'order-1042',
      correlationId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(await platform.outbox()).toHaveLength(1);
  });

  test("reads the gateway's own 400, whose error is an object", async () => {
    expect(await send({ recipients: [null] })).toMatchObject({
      thrown: 'SendmodeError',
      httpStatus: 400,
      error: { code: 400, message: expect.stringContaining("requires the property 'body/message/recipients[0]'") },
    });
    expect(await platform.outbox()).toEqual([]);
  });

  test('reads the status of an answer that has no typed body', async () => {
    expect(await send({}, 'nobody')).toMatchObject({ thrown: 'ApiException', httpStatus: 404 });
  });
});
