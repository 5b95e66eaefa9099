import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendmodeAtNoon } from './client.ts';

interface AccountView {
  readonly balance: number;
  readonly charged: number;
}

const sends = fc.record({
  messagetext: fc.oneof(fc.string({ maxLength: 200 }), fc.constant('á'.repeat(140)), fc.constant('')),
  recipients: fc.array(fc.constantFrom('0870000000', '+447700900123', 'Mary', '353871234567'), { maxLength: 5 }),
});

test('credits never run below zero, and balance, charges and outbox agree, in any order and all at once', async () => {
  const choice = fc.constantFrom('refuse', 'accept');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.array(sends, { maxLength: 25 }),
      choice,
      choice,
      async (balance, messages, insufficientCredits, invalidRecipient) => {
        const sendmode = sendmodeAtNoon({
          accounts: [{ name: 'any', key: 'any-key', balance }],
          choices: { insufficientCredits, invalidRecipient } as never,
        });
        const replies = await Promise.all(messages.map((message) => sendmode.send(message, 'any-key')));
        const outbox = await sendmode.outbox();
        const { accounts } = (await sendmode.call('GET', '/_control/accounts')).body;
        const [account] = accounts as AccountView[];
        const cost = outbox.reduce((sum, message) => sum + (message.cost as number), 0);
        expect(account?.balance).toBeGreaterThanOrEqual(0);
        expect(account).toMatchObject({ balance: balance - cost, charged: cost });
        expect(outbox).toHaveLength(replies.filter((each) => each.body.statusCode === 0).length);
      },
    ),
    { numRuns: 60 },
  );
});

test('of 100 sends at once, exactly as many go out as there are credits', async () => {
  const sendmode = sendmodeAtNoon({ accounts: [{ name: 'any', key: 'any-key', balance: 37 }] });
  const one = { messagetext: 'Hi', recipients: ['0870000000'] };
  const replies = await Promise.all(Array.from({ length: 100 }, () => sendmode.send(one, 'any-key')));
  expect(replies.filter((each) => each.body.statusCode === 0)).toHaveLength(37);
  expect(replies.filter((each) => each.body.statusCode === 16)).toHaveLength(63);
  expect(new Set((await sendmode.outbox()).map((each) => each.id)).size).toBe(37);
  expect(await sendmode.balance('any-key')).toBe(0);
});
