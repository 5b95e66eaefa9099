import { describe, expect, test } from 'vitest';
import { hello, noon, sendmodeAtNoon } from './client.ts';

const accepted = '2026-03-01T12:00:00.0000000Z';

describe('POST /v2/send', () => {
  test('answers with the message as it was given, and puts it into the outbox', async () => {
    const sendmode = sendmodeAtNoon();
    const message = {
      senderid: 'Café',
      messagetext: 'Dia duit 👍',
      customerid: 'order-7',
      recipients: ['0870000000', '+447700900123'],
    };
    const reply = await sendmode.send(message);
    expect(reply).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      body: { status: 'OK', statusCode: 0, acceptedDateTime: accepted, message },
    });
    expect(await sendmode.outbox()).toEqual([
      {
        id: 1,
        account: 'demo',
        status: 'sent',
        acceptedDateTime: accepted,
        sendDateTime: accepted,
        ...message,
        scheduledate: null,
        encoding: 'UCS-2',
        segments: 1,
        cost: 2,
        recipients: [
          { number: '0870000000', status: 'DELIVRD', cost: 1 },
          { number: '+447700900123', status: 'DELIVRD', cost: 1 },
        ],
      },
    ]);
  });

  test.each([
    ['one segment, one recipient', hello, 1],
    ['two segments, three recipients', { messagetext: 'a'.repeat(161), recipients: Array(3).fill('0870000000') }, 6],
    ['an emoji among 160 letters', { ...hello, messagetext: `${'a'.repeat(159)}👍` }, 3],
  ])('charges %s', async (_, message, cost) => {
    const sendmode = sendmodeAtNoon();
    await sendmode.send(message);
    expect(await sendmode.balance()).toBe(1000 - cost);
    expect((await sendmode.outbox()).map((each) => each.cost)).toEqual([cost]);
  });

  test.each(['+353870000000', 'A', '353870000000', 'Shop & Co', '12345'])(
    'takes the sender ID %j',
    async (senderid) => {
      const reply = await sendmodeAtNoon().send({ ...hello, senderid });
      expect(reply.body).toMatchObject({ statusCode: 0, message: { senderid } });
    },
  );

  test('takes empty and null optional fields as not given', async () => {
    const reply = await sendmodeAtNoon().send({ ...hello, senderid: '', customerid: null, scheduledate: '' });
    expect(reply.body).toEqual({ status: 'OK', statusCode: 0, acceptedDateTime: accepted, message: hello });
  });

  test.each([
    ['JSON, wrapped', 'application/json', JSON.stringify({ message: hello })],
    ['JSON, flat', 'application/json', JSON.stringify(hello)],
    ['a form', 'application/x-www-form-urlencoded', `message=${encodeURIComponent(JSON.stringify(hello))}`],
  ])('takes %s', async (_, label, body) => {
    const headers = { authorization: 'demo-key', 'content-type': label };
    const reply = await sendmodeAtNoon().call('POST', '/v2/send', { headers, body });
    expect(reply.body).toMatchObject({ statusCode: 0, message: hello });
  });

  test('takes the same call twice as two messages, customerid or not', async () => {
    const sendmode = sendmodeAtNoon();
    const message = { ...hello, customerid: 'one' };
    await sendmode.send(message);
    await sendmode.send(message);
    expect((await sendmode.outbox()).map((each) => each.id)).toEqual([1, 2]);
  });

  test('accepts what costs more than the balance where that is chosen, rejects it and charges nothing', async () => {
    const accounts = [{ name: 'poor', key: 'poor-key', balance: 1 }];
    const sendmode = sendmodeAtNoon({ accounts, choices: { insufficientCredits: 'accept' } });
    const reply = await sendmode.send({ ...hello, recipients: ['0870000000', '0871111111'] }, 'poor-key');
    expect(reply.body.statusCode).toBe(0);
    expect((await sendmode.outbox()).map((each) => [each.cost, each.recipients])).toEqual([
      [
        0,
        [
          { number: '0870000000', status: 'REJECTD', cost: 0 },
          { number: '0871111111', status: 'REJECTD', cost: 0 },
        ],
      ],
    ]);
    expect(await sendmode.balance('poor-key')).toBe(1);
  });

  test('accepts a list with a bad number where that is chosen, and rejects that number alone', async () => {
    const sendmode = sendmodeAtNoon({ choices: { invalidRecipient: 'accept' } });
    await sendmode.send({ ...hello, recipients: ['Mary', '0870000000'] });
    const allBad = await sendmode.send({ ...hello, recipients: ['Mary'] });
    expect((await sendmode.outbox()).map((each) => each.recipients)).toEqual([
      [
        { number: 'Mary', status: 'REJECTD', cost: 0 },
        { number: '0870000000', status: 'DELIVRD', cost: 1 },
      ],
    ]);
    expect(allBad.body.statusCode).toBe(11);
    expect(await sendmode.balance()).toBe(999);
  });
});

describe('a scheduled message', () => {
  const statusOf = async (sendmode: ReturnType<typeof sendmodeAtNoon>) =>
    (await sendmode.outbox()).map((each) => [each.status, each.recipients]);
  const waiting = ['waiting', [{ number: '0870000000', status: 'pending', cost: 1 }]];
  const sent = ['sent', [{ number: '0870000000', status: 'DELIVRD', cost: 1 }]];

  test('is charged at once and leaves at the nearest quarter hour', async () => {
    const sendmode = sendmodeAtNoon();
    const reply = await sendmode.send({ ...hello, scheduledate: '2026-03-01T12:40' });
    expect(reply.body.message).toEqual({ ...hello, scheduledate: '2026-03-01T12:40' });
    expect(await sendmode.balance()).toBe(999);
    expect((await sendmode.outbox())[0]?.sendDateTime).toBe('2026-03-01T12:45:00.0000000Z');
    expect(await statusOf(sendmode)).toEqual([waiting]);
    await sendmode.control('clock', { advance: 45 * 60 - 1 });
    expect(await statusOf(sendmode)).toEqual([waiting]);
    await sendmode.control('clock', { advance: 1 });
    expect(await statusOf(sendmode)).toEqual([sent]);
  });

  test('leaves by itself when the real time has come', async () => {
    let time = noon;
    const sendmode = sendmodeAtNoon({ clock: () => time });
    await sendmode.send({ ...hello, scheduledate: '2026-03-01T12:15' });
    time += 15 * 60 * 1000;
    expect(await statusOf(sendmode)).toEqual([sent]);
  });

  test('leaves at once where its time has gone by', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.send({ ...hello, scheduledate: '01/03/2026 09:00' });
    expect(await statusOf(sendmode)).toEqual([sent]);
    expect((await sendmode.outbox())[0]?.sendDateTime).toBe(accepted);
  });

  test('is blocked for who opts out before its time, and not for who opts out after it', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.send({ ...hello, scheduledate: '2026-03-01T13:00' });
    await sendmode.post('/v2/optout', { message: { mobilenumber: '+353 87 000 0000' } });
    await sendmode.control('clock', { set: '2026-03-01T13:00:00Z' });
    expect(await statusOf(sendmode)).toEqual([
      ['sent', [{ number: '0870000000', status: 'OPTED OUT - BLOCKED', cost: 1 }]],
    ]);

    let time = noon;
    const later = sendmodeAtNoon({ clock: () => time });
    await later.send({ ...hello, scheduledate: '2026-03-01T13:00' });
    time += 61 * 60 * 1000;
    await later.post('/v2/optout', { message: { mobilenumber: '0870000000' } });
    expect(await statusOf(later)).toEqual([sent]);
  });
});

describe('POST /v2/optout', () => {
  test('answers as the reference says, and blocks the number at delivery however it is written', async () => {
    const sendmode = sendmodeAtNoon();
    const optout = { mobilenumber: '0870000000', optoutresponse: 'STOP', returnedresponse: 'Goodbye' };
    const reply = await sendmode.post('/v2/optout', { message: optout });
    expect(reply.body).toEqual({
      status: 'OK',
      statusCode: 0,
      acceptedDateTime: accepted,
      mobilenumber: '0870000000',
      optoutreason: 'STOP',
    });
    const send = await sendmode.send({ ...hello, recipients: ['00353870000000', '0871111111'] });
    expect(send.body.statusCode).toBe(0);
    expect((await sendmode.outbox())[0]?.recipients).toEqual([
      { number: '00353870000000', status: 'OPTED OUT - BLOCKED', cost: 1 },
      { number: '0871111111', status: 'DELIVRD', cost: 1 },
    ]);
    expect((await sendmode.call('GET', '/_control/optouts')).body).toEqual({
      optouts: [
        {
          account: 'demo',
          mobilenumber: '0870000000',
          optoutreason: 'STOP',
          returnedresponse: 'Goodbye',
          acceptedDateTime: accepted,
        },
      ],
    });
  });

  test('takes the reason as optoutreason too', async () => {
    const message = { mobilenumber: '0870000000', optoutreason: 'Moved' };
    const reply = await sendmodeAtNoon().post('/v2/optout', { message });
    expect(reply.body.optoutreason).toBe('Moved');
  });

  test('takes a reason of 50 characters, and a longer one where that is chosen', async () => {
    const optout = (sendmode: ReturnType<typeof sendmodeAtNoon>, length: number) =>
      sendmode.post('/v2/optout', { message: { mobilenumber: '0870000000', optoutresponse: '👍'.repeat(length) } });
    expect((await optout(sendmodeAtNoon(), 50)).body.optoutreason).toBe('👍'.repeat(50));
    const keeping = sendmodeAtNoon({ choices: { longOptoutReason: 'keep' } });
    expect((await optout(keeping, 51)).body.optoutreason).toBe('👍'.repeat(51));
  });

  test('counts for its own account alone', async () => {
    const accounts = [
      { name: 'one', key: 'key-one', balance: 5 },
      { name: 'two', key: 'key-two', balance: 5 },
    ];
    const sendmode = sendmodeAtNoon({ accounts });
    await sendmode.post('/v2/optout', { message: { mobilenumber: '0870000000' } }, 'key-one');
    await sendmode.send(hello, 'key-two');
    expect((await sendmode.outbox()).map((each) => [each.account, each.recipients])).toEqual([
      ['two', [{ number: '0870000000', status: 'DELIVRD', cost: 1 }]],
    ]);
  });
});

describe('GET /v2/credits', () => {
  test('answers with the balance', async () => {
    const reply = await sendmodeAtNoon().call('GET', '/v2/credits', { headers: { authorization: 'demo-key' } });
    expect(reply.body).toEqual({ status: 'OK', statusCode: 0, balance: 1000 });
  });

  test('takes the key from the query where the header has none', async () => {
    const sendmode = sendmodeAtNoon();
    const withQuery = await sendmode.call('GET', '/v2/credits?access_key=demo-key');
    const headerFirst = await sendmode.call('GET', '/v2/credits?access_key=demo-key', {
      headers: { authorization: 'wrong' },
    });
    expect([withQuery.body.balance, headerFirst.body.statusCode]).toEqual([1000, 14]);
  });
});
