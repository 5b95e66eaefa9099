import { describe, expect, it } from 'vitest';
import { engage } from '../../connector/engage.ts';
import type { EngageApi } from '../../sendmode/engage/api.ts';
import { createSendmode } from '../../sendmode/server.ts';
import { definition, noon, sendmodeAtNoon } from './client.ts';

const api: EngageApi = {
  sendPath: '/3.0/send',
  bulkPath: '/3.0/send/bulk',
  fields: {
    sender: 'sender_id',
    text: 'message',
    recipient: 'mobile_number',
    recipients: 'mobile_numbers',
    reference: 'customer_id',
  },
  answer: engage.answer.value,
  longestSender: 15,
};
const key = 'live_demo-key';
const text = { sender_id: 'Clinic', message: 'Hello', mobile_number: '+353870000000' };

const engageAtNoon = () => {
  const sendmode = createSendmode({ definition, clock: () => noon, readNumber: (number) => number, engage: api });
  const post = async (path: string, body: unknown, own = key) => {
    const response = await sendmode.engage?.request(path, {
      method: 'POST',
      headers: { authorization: own, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response?.status, body: (await response?.json()) as Record<string, unknown> };
  };
  const control = async <View>(part: string): Promise<View> =>
    (await (await sendmode.app.request(`/_control/${part}`)).json()) as View;
  const messages = async () => (await control<{ messages: Record<string, unknown>[] }>('outbox')).messages;
  const balance = async () =>
    (await control<{ accounts: { name: string; balance: number }[] }>('accounts')).accounts.find(
      ({ name }) => name === 'engage',
    )?.balance;
  return { sendmode, post, control, messages, balance };
};

describe('the simulated Engage', () => {
  it('takes a text to one number with its reference, and charges it', async () => {
    const { post, messages, balance } = engageAtNoon();
    expect(await post('/3.0/send', { ...text, customer_id: 'order-1042' })).toEqual({
      status: 200,
      body: { is_successful: true, error_message: null },
    });
    expect(await messages()).toMatchObject([
      { account: 'engage', senderid: 'Clinic', messagetext: 'Hello', customerid: 'order-1042', cost: 1 },
    ]);
    expect(await balance()).toBe(999);
  });

  it('takes a text to several numbers without a reference', async () => {
    const { post, messages, balance } = engageAtNoon();
    const { mobile_number: number, ...rest } = text;
    const several = { ...rest, mobile_numbers: [number, '+447700900123'], customer_id: 'order-1042' };
    expect((await post('/3.0/send/bulk', several)).body).toEqual({ is_successful: true, error_message: null });
    expect(await messages()).toMatchObject([
      { customerid: null, recipients: [{ number }, { number: '+447700900123' }] },
    ]);
    expect(await balance()).toBe(998);
  });

  it.each([
    ['no JSON', 'Hello', 'The body is not a JSON object'],
    ['a list', [text], 'The body is not a JSON object'],
    ['no sender', { ...text, sender_id: undefined }, 'sender_id is required, and must be a text'],
    ['a blank sender', { ...text, sender_id: ' ' }, 'sender_id is required, and must be a text'],
    ['a sender that is too long', { ...text, sender_id: 'x'.repeat(16) }, 'sender_id has more than 15 characters'],
    ['no text', { ...text, message: null }, 'message is required, and must be a text'],
    ['no number', { ...text, mobile_number: undefined }, 'mobile_number without a value is not a mobile number'],
    ['a national number', { ...text, mobile_number: '0870000000' }, '"0870000000" is not a mobile number'],
    ['bare digits', { ...text, mobile_number: '353870000000' }, '"353870000000" is not a mobile number'],
    [
      'a list for one number',
      { ...text, mobile_number: ['+353870000000'] },
      '["+353870000000"] is not a mobile number',
    ],
    ['a number that is no text', { ...text, mobile_number: 353870000000 }, '353870000000 is not a mobile number'],
    ['too many segments', { ...text, message: 'x'.repeat(100_000) }, 'at most 255 are possible'],
  ])('refuses %s inside HTTP 200, and changes nothing', async (_, body, words) => {
    const { post, messages, balance } = engageAtNoon();
    const answer = await post('/3.0/send', body);
    expect([answer.status, answer.body.is_successful]).toEqual([200, false]);
    expect(answer.body.error_message).toContain(words);
    expect([await messages(), await balance()]).toEqual([[], 1000]);
  });

  it.each([undefined, [], '+353870000000', {}])('refuses a text to several numbers with %j for them', async (given) => {
    const { post, messages } = engageAtNoon();
    const answer = await post('/3.0/send/bulk', { ...text, mobile_numbers: given });
    expect(answer.body).toEqual({
      is_successful: false,
      error_message: 'mobile_numbers is required, and must be a list',
    });
    expect(await messages()).toEqual([]);
  });

  it('knows no key of an account on v2', async () => {
    const { post } = engageAtNoon();
    const refused = { status: 401, body: { is_successful: false, error_message: 'The key is not valid' } };
    expect(await post('/3.0/send', text, 'demo-key')).toEqual(refused);
    expect(await post('/3.0/send', text, '')).toEqual(refused);
  });

  it('has nothing else, takes nothing but POST, and no control', async () => {
    const { post, sendmode } = engageAtNoon();
    expect((await post('/3.0/credits', {})).status).toBe(404);
    expect((await post('/_control/reset', {})).status).toBe(404);
    expect((await sendmode.engage?.request('/3.0/send'))?.status).toBe(405);
  });

  it('records what reached it without the key, and suffers the faults of a text', async () => {
    const { sendmode, post, control, messages } = engageAtNoon();
    const fault = { operation: 'Send_SMS', kind: 'status', status: 503, when: 'after', times: 1 };
    await sendmode.app.request('/_control/faults', { method: 'POST', body: JSON.stringify(fault) });
    expect((await post('/3.0/send', text)).status).toBe(503);
    expect(await messages()).toHaveLength(1);
    const { requests } = await control<{ requests: object[] }>('requests');
    expect(requests).toMatchObject([{ path: '/3.0/send', operation: 'Send_SMS', fault: 'status', httpStatus: 503 }]);
    expect(JSON.stringify(requests)).not.toContain(key);
  });
});

describe('the trap: an account on Engage that v2 takes texts of', () => {
  it('is accepted with code 0, and nothing is sent, charged or listed', async () => {
    const { send, outbox, balance } = sendmodeAtNoon();
    const answer = await send({ messagetext: 'Hello', recipients: ['0870000000'] }, key);
    expect(answer).toMatchObject({ status: 200, body: { status: 'OK', statusCode: 0 } });
    expect([await outbox(), await balance(key)]).toEqual([[], 1000]);
  });

  it('is refused for a bad request as any other account is', async () => {
    const { send } = sendmodeAtNoon();
    expect(await send({ messagetext: 'Hello', recipients: ['x'] }, key)).toMatchObject({ body: { statusCode: 11 } });
  });
});
