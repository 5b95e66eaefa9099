import { readFile } from 'node:fs/promises';
import path from 'node:path';
import SwaggerClient, { type Answer, type Client, type Failure } from 'swagger-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import { type RunningPlatform, startPlatform } from '../platform.ts';

const definitionPath = path.resolve(import.meta.dirname, '../../../apiDefinition.swagger.json');

let platform: RunningPlatform;
let client: Client;

/** Calls an operation, as a program finds it: by its id. */
const call = (operationId: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<Answer> => {
  const operation = client.apis.default?.[operationId];
  if (!operation) throw new Error(`swagger-client has no operation ${operationId}`);
  return operation(parameters);
};

const failureOf = async (answer: Promise<Answer>): Promise<Failure> =>
  answer.then(
    ({ status }) => {
      throw new Error(`the call succeeded with ${status}`);
    },
    (failure: Failure) => failure,
  );

beforeAll(async () => {
  platform = await startPlatform();
  const definition = JSON.parse(await readFile(definitionPath, 'utf8')) as object;
  const { host } = new URL(platform.gateway);
  const spec = { ...definition, schemes: ['http'], host, basePath: '/apim/sendmode/demo' };
  client = await SwaggerClient({ spec });
});
beforeEach(() => platform.reset());
afterAll(() => platform?.stop());

describe('swagger-client on the emitted definition', () => {
  test('resolves it without an error and finds every operation', () => {
    expect(client.errors).toEqual([]);
    expect(JSON.stringify(client.spec.paths)).not.toContain('"$ref"');
    const operationIds = sendmode.actions.map(({ operationId }) => operationId);
    expect(Object.keys(client.apis.default ?? {})).toEqual(operationIds);
  });

  test('Send_SMS reaches the outbox', async () => {
    const message = {
      messagetext: 'Hello from swagger-client',
      recipients: ['0870000000', '353870000001'],
      senderid: 'Clinic',
      customerid: 'order-1042',
    };
    const { status, body } = await call('Send_SMS', { body: { message } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'OK', statusCode: 0, message });
    const outbox = await platform.outbox();
    expect(outbox).toHaveLength(1);
    expect(outbox[0]).toMatchObject({ messagetext: message.messagetext, senderid: 'Clinic', customerid: 'order-1042' });
    expect(outbox[0]?.recipients.map(({ number }) => number)).toEqual(message.recipients);
  });

  test('Import_Customer reaches the customers', async () => {
    const importdata = { mobilenumber: '0870000000', firstname: 'Aoife', dateofbirth: '31/01/1980' };
    const { body } = await call('Import_Customer', { body: { group: 'Newsletter', importdata } });
    expect(body).toMatchObject({ statusCode: 0, group: 'Newsletter', importdata });
    expect(await platform.customers()).toEqual([{ account: 'demo', groups: ['Newsletter'], ...importdata }]);
  });

  test('Check_Credits reads the balance, and a message lowers it', async () => {
    expect((await call('Check_Credits')).body).toMatchObject({ statusCode: 0, balance: 1000 });
    await call('Send_SMS', { body: { message: { messagetext: 'Hello', recipients: ['0870000000'] } } });
    expect((await call('Check_Credits')).body.balance).toBe(999);
  });

  test('Optout_Customer reaches the opt-out list', async () => {
    const message = { mobilenumber: '0870000000', optoutresponse: 'STOP' };
    const { body } = await call('Optout_Customer', { 'Content-Type': 'application/json', body: { message } });
    expect(body).toMatchObject({ statusCode: 0, mobilenumber: '0870000000' });
    expect(await platform.optouts()).toHaveLength(1);
  });

  test('a refusal is a failure with its typed body, and nothing is sent', async () => {
    const message = { messagetext: 'Hello', recipients: ['not a number'] };
    const { status, response } = await failureOf(call('Send_SMS', { body: { message } }));
    expect(status).toBe(400);
    expect(response.body).toMatchObject({ status: 'INVALID_MOBILE_NUMBER', statusCode: 11 });
    expect(await platform.outbox()).toEqual([]);
  });

  test('an unknown outcome is a 424 that names the message, which went out once', async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'status', status: 503, when: 'after' });
    const message = { messagetext: 'Hello', recipients: ['0870000000'], customerid: 'order-1042' };
    const { status, response } = await failureOf(call('Send_SMS', { body: { message } }));
    expect(status).toBe(424);
    expect(response.body).toMatchObject({ customerid: 'order-1042' });
    expect(await platform.outbox()).toHaveLength(1);
  });
});
