import { expect, test } from 'vitest';
import { numberCases } from '../connector/numbers.cases.ts';
import { sendmodeAtNoon } from './client.ts';

const texts = numberCases.filter(({ given }) => typeof given === 'string');

test.each(texts)('sends to, imports and opts out the same person: $why: $given', async ({ given, want, sent }) => {
  const sendmode = sendmodeAtNoon();
  const mobilenumber = String(given);
  const opted = await sendmode.post('/v2/optout', { message: { mobilenumber } });
  const answered = await sendmode.post('/v2/send', { message: { messagetext: 'Hello', recipients: [mobilenumber] } });
  const code = (sent ?? want) === undefined ? 11 : 0;
  expect([opted.body.statusCode, answered.body.statusCode]).toEqual([code, code]);
  if (code === 0) {
    await sendmode.post('/v2/send', { message: { messagetext: 'Hello', recipients: [sent ?? want] } });
    const blocked = { recipients: [{ status: 'OPTED OUT - BLOCKED' }] };
    expect(await sendmode.outbox()).toMatchObject([blocked, blocked]);
  }
});

test('a number that cannot be read is shown with what nobody sees', async () => {
  const recipients = ['\u202a087x0000000'];
  const { body } = await sendmodeAtNoon().post('/v2/send', { message: { messagetext: 'Hello', recipients } });
  expect(body.error).toContain('recipients[0] "\\u202a087x0000000" is not a mobile number');
});
