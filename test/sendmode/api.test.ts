import { describe, expect, test } from 'vitest';
import type { Action } from '../../connector/model.ts';
import { readApi } from '../../sendmode/api.ts';
import { verifyNumber } from '../connector/fifth-action.ts';
import { definition, definitionWith, hello, sendmodeAtNoon } from './client.ts';

const changed = (operationId: string, change: (action: Action) => Action) =>
  definitionWith((actions) => actions.map((each) => (each.operationId === operationId ? change(each) : each)));

const wrappedIn = (operationId: string, name: string | undefined) =>
  changed(operationId, (action) => {
    if (!action.body) throw new Error(`${operationId} has no body.`);
    const wrapper = name === undefined ? undefined : { name, description: 'The data.' };
    return { ...action, body: { ...action.body, wrapper } };
  });

describe('the API that is simulated', () => {
  test('is what the definition says of each operation', () => {
    expect(readApi(definition).map(({ id, method, path }) => [id, method, path])).toEqual([
      ['Send_SMS', 'POST', '/v2/send'],
      ['Import_Customer', 'POST', '/v2/import'],
      ['Check_Credits', 'GET', '/v2/credits'],
      ['Optout_Customer', 'POST', '/v2/optout'],
    ]);
    expect(readApi(definition)[1]?.body).toMatchObject({
      wrapper: 'importdata',
      beside: ['group'],
      required: new Set(['group', 'mobilenumber']),
    });
    expect(readApi(definition)[2]?.body).toBeUndefined();
  });

  test('stands where the definition puts it', async () => {
    const sendmode = sendmodeAtNoon({
      definition: changed('Optout_Customer', (action) => ({ ...action, path: '/optouts' })),
    });
    const message = { mobilenumber: '0870000000' };
    expect((await sendmode.post('/v2/optouts', { message })).body.statusCode).toBe(0);
    expect((await sendmode.post('/v2/optout', { message })).status).toBe(404);
  });

  test('takes another method where the definition has one', async () => {
    const sendmode = sendmodeAtNoon({
      definition: changed('Check_Credits', (action) => ({ ...action, method: 'post' })),
    });
    const headers = { authorization: 'demo-key' };
    expect((await sendmode.call('POST', '/v2/credits', { headers })).body.balance).toBe(1000);
    expect((await sendmode.call('GET', '/v2/credits', { headers })).status).toBe(405);
  });

  test('takes the data in the wrapper of the definition, and names it in errors', async () => {
    const sendmode = sendmodeAtNoon({ definition: wrappedIn('Send_SMS', 'sms') });
    expect((await sendmode.post('/v2/send', { sms: hello })).body.statusCode).toBe(0);
    expect((await sendmode.post('/v2/send', { message: hello })).body).toMatchObject({
      statusCode: 195,
      error: 'You do not have all the required variables in your [sms] data: sms is missing',
    });
    expect((await sendmode.requests()).map(({ form }) => form)).toEqual(['json-wrapped', 'unrecognised']);
  });

  test('takes the data flat where the definition has no wrapper', async () => {
    const sendmode = sendmodeAtNoon({ definition: wrappedIn('Import_Customer', undefined) });
    const fields = { group: 'VIP', mobilenumber: '0870000000', firstname: 'Ann' };
    expect((await sendmode.post('/v2/import', fields)).body).toMatchObject({
      statusCode: 0,
      group: 'VIP',
      importdata: { mobilenumber: '0870000000', firstname: 'Ann' },
    });
    expect((await sendmode.post('/v2/import', {})).body).toMatchObject({
      statusCode: 195,
      error: 'You do not have all the required variables in your [request] data: mobilenumber is missing',
    });
    expect((await sendmode.requests()).map(({ form }) => form)).toEqual(['json-flat', 'json-flat']);
  });

  test('takes a flat form where the definition has no wrapper', async () => {
    const sendmode = sendmodeAtNoon({ definition: wrappedIn('Optout_Customer', undefined) });
    const headers = { authorization: 'demo-key', 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'mobilenumber=0870000000&optoutresponse=STOP';
    expect((await sendmode.call('POST', '/v2/optout', { headers, body })).body.optoutreason).toBe('STOP');
  });
});

describe('an operation that the simulation does not know', () => {
  const withVerify = definitionWith((actions) => [...actions, verifyNumber]);

  test('is accepted, repeats its fields, charges nothing, and the list of requests says so', async () => {
    const sendmode = sendmodeAtNoon({ definition: withVerify });
    const message = { recipient: '0870000000', status: 'mine' };
    const reply = await sendmode.post('/v2/verify', { message });
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.body).toEqual({
      status: 'OK',
      statusCode: 0,
      acceptedDateTime: '2026-03-01T12:00:00.0000000Z',
      message,
    });
    expect(await sendmode.balance()).toBe(1000);
    expect(await sendmode.outbox()).toEqual([]);
    expect((await sendmode.requests())[0]).toMatchObject({
      operation: 'VerifyNumber',
      note: 'The simulated Sendmode does not know what VerifyNumber does: it accepted the request, repeated its fields, charged nothing and kept nothing. To simulate it, add a file to sendmode/operations/ and a line to its index.ts.',
    });
  });

  test.each([{}, { recipient: null }, { recipient: '' }])(
    'is refused with %j, without its required field',
    async (message) => {
      const reply = await sendmodeAtNoon({ definition: withVerify }).post('/v2/verify', { message });
      expect(reply.body).toEqual({
        status: 'EXPECTED_PARAMETER_MISSING',
        statusCode: 195,
        error: 'You do not have all the required variables in your [message] data: recipient is missing',
      });
    },
  );

  test('is refused with a key that no account has', async () => {
    const reply = await sendmodeAtNoon({ definition: withVerify }).post('/v2/verify', { message: {} }, 'wrong');
    expect(reply.body.statusCode).toBe(14);
  });

  test('meets a fault that is ordered for it', async () => {
    const sendmode = sendmodeAtNoon({ definition: withVerify });
    await sendmode.control('faults', { kind: 'status', status: 503, operation: 'VerifyNumber' });
    expect((await sendmode.send(hello)).status).toBe(200);
    expect((await sendmode.post('/v2/verify', { message: { recipient: '0870000000' } })).status).toBe(503);
  });

  test('does not let its fields stand for those of the answer', async () => {
    const flat: Action = {
      ...verifyNumber,
      body: { description: 'The number.', fields: verifyNumber.body?.fields ?? [] },
    };
    const sendmode = sendmodeAtNoon({ definition: definitionWith((actions) => [...actions, flat]) });
    const reply = await sendmode.post('/v2/verify', { recipient: '0870000000', status: 'mine', statusCode: 7 });
    expect(reply.body).toMatchObject({ status: 'OK', statusCode: 0, recipient: '0870000000' });
  });

  test('may stand at a path with values in it', async () => {
    const read: Action = { ...verifyNumber, path: '/texts/{text-id}/state' };
    const sendmode = sendmodeAtNoon({ definition: definitionWith((actions) => [...actions, read]) });
    const message = { recipient: '0870000000' };
    expect((await sendmode.post('/v2/texts/17/state', { message })).body.statusCode).toBe(0);
    expect((await sendmode.call('GET', '/v2/texts/17/state')).body.error).toBe(
      '/v2/texts/{text-id}/state takes POST, and received GET',
    );
  });
});
