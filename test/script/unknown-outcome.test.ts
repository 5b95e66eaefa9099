import { expect, it } from 'vitest';
import { describeWithDotnet } from './require-dotnet.ts';
import { answerOf, bytes, headerValues, json, jsonAnswer, requestOf, useScript } from './script-in-test.ts';

const unknownAdvice = 'The text may have gone out. Check before you send it again.';
const bytesOf = (value: unknown) => bytes(JSON.stringify(value));

describeWithDotnet('the body of a 424', () => {
  const { call } = useScript();
  const body = async (...given: Parameters<typeof call>) => {
    const { answer } = await call(...given);
    expect(answer.status).toBe(424);
    expect(headerValues(answer, 'Content-Type')).toEqual(['application/json']);
    return json(answer.body);
  };

  it("has Sendmode's form, the customer id and the correlation id", async () => {
    const reply = jsonAnswer(200, { status: 'SYSTEM_ERROR', statusCode: 8, error: 'Try later' });
    expect(await body('Send_SMS', reply, undefined, { correlationId: '6f1c1f7e' })).toEqual({
      status: 'UNKNOWN_OUTCOME',
      statusCode: 8,
      error: `Sendmode answered HTTP 200 with SYSTEM_ERROR, 8, Try later. ${unknownAdvice}`,
      customerid: 'order-1042',
      correlationId: '6f1c1f7e',
    });
  });

  it('says nothing where nothing is known', async () => {
    const request = {
      method: 'POST',
      url: 'https://rest.sendmode.com/v2/send',
      headers: [],
      body: bytesOf({ message: {} }),
    };
    expect(await body('Send_SMS', answerOf(500, '', []), request, { correlationId: '' })).toEqual({
      status: 'UNKNOWN_OUTCOME',
      error: `Sendmode answered HTTP 500 without a body. ${unknownAdvice}`,
    });
  });

  it('does not repeat a status code 0, which would read like success', async () => {
    const given = await body('Send_SMS', jsonAnswer(503, { status: 'OK', statusCode: 0 }));
    expect(given).not.toHaveProperty('statusCode');
    expect(given).toMatchObject({ error: `Sendmode answered HTTP 503 with OK, 0. ${unknownAdvice}` });
  });

  it('holds half a surrogate pair out of every text that it quotes', async () => {
    const half = '"\\ud83d"';
    const request = requestOf('Send_SMS', { body: bytes(`{"message":{"customerid":${half}}}`) });
    const reply = answerOf(200, `{"status":${half},"statusCode":8,"error":${half}}`, []);
    expect(await body('Send_SMS', reply, request)).toMatchObject({ statusCode: 8, customerid: '\ufffd' });
    const cutInside = answerOf(500, `${'x'.repeat(199)}\u{1f600}`, []);
    expect(await body('Send_SMS', cutInside)).toMatchObject({
      error: `Sendmode answered HTTP 500 without JSON: ${'x'.repeat(199)}\ufffd... ${unknownAdvice}`,
    });
  });

  it.each([
    { given: { message: { customerid: 'a "b" \u00e9\u{1f600}' } }, want: 'a "b" \u00e9\u{1f600}' },
    { given: { customerid: 'flat' }, want: 'flat' },
    { given: { customerid: '2026-11-23T09:30:00+01:00' }, want: '2026-11-23T09:30:00+01:00' },
    { given: { message: { customerid: 1042 } }, want: '1042' },
  ])('finds the customer id in $given', async ({ given, want }) => {
    const request = { method: 'POST', url: 'https://rest.sendmode.com/v2/send', headers: [], body: bytesOf(given) };
    expect(await body('Send_SMS', answerOf(500, '', []), request)).toMatchObject({ customerid: want });
  });

  it.each([{ message: { customerid: null } }, { message: { customerid: {} } }, { message: 'text' }, [1]])(
    'leaves the customer id out of a request without one: %j',
    async (given) => {
      const request = { method: 'POST', url: 'https://rest.sendmode.com/v2/send', headers: [], body: bytesOf(given) };
      expect(await body('Send_SMS', answerOf(500, '', []), request)).not.toHaveProperty('customerid');
    },
  );
});
