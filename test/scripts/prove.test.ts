import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { apiChoice } from '../../connector/api-choice.ts';
import { engage } from '../../connector/engage.ts';
import { readSentNumber } from '../../connector/numbers.ts';
import { conclude, wordsOf } from '../../scripts/prove/conclude.ts';
import type { AccountOptions } from '../../sendmode/account.ts';
import { listenSendmode } from '../../sendmode/listen.ts';
import { loadEmittedConnector } from '../contract/emitted-connector.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const keyFile = async (key: string): Promise<string> => {
  const file = path.join(await temporaryFolder(), 'key');
  await writeFile(file, key);
  return file;
};

const accounts: readonly AccountOptions[] = [
  { name: 'own', key: 'own-key-0001', balance: 10 },
  { name: 'poor', key: 'poor-key-001', balance: 0 },
  { name: 'closed', key: 'closed-key-1', balance: 10, apiAccess: false },
  { name: 'newer', key: 'live_newer-key', balance: 10, servedBy: 'engage' },
];

/** A simulated Sendmode, and the options that put it in the place of both hosts. */
const simulated = async () => {
  const { document } = await loadEmittedConnector();
  const { sendPath, bulkPath, fields, answer, longestSender } = engage;
  const sendmode = await listenSendmode({
    definition: document,
    readNumber: readSentNumber,
    port: 0,
    accounts,
    engage: {
      sendPath: sendPath.value,
      bulkPath: bulkPath.value,
      fields: fields.value,
      answer: answer.value,
      longestSender: longestSender.value,
    },
  });
  onTestFinished(sendmode.close);
  const [v2, newer] = apiChoice.values.map(({ host }) => host);
  const outbox = async () =>
    ((await (await fetch(`${sendmode.address}/_control/outbox`)).json()) as { messages: object[] }).messages;
  const prove = async (key: string, ...more: string[]) =>
    runCommand([
      'prove',
      ...['--connection', `real=@${await keyFile(`${key}\n`)}`, '--to', '+353870000000', '--wait', '1', '--yes'],
      ...['--backend', `${v2}=${sendmode.address}`, '--backend', `${newer}=${sendmode.engageAddress}`],
      ...more,
    ]);
  return { prove, outbox, address: sendmode.address };
};

describeWithDotnet('prove', () => {
  test('an account on v2 is accepted and charged', async () => {
    const { prove, outbox } = await simulated();
    const { status, output, errors } = await prove('own-key-0001');
    expect(errors).toBe('');
    expect(output).toContain('One text goes to +353870000000 through rest.sendmode.com. It costs about one credit');
    expect(output).toContain('balance before  10 credits\n');
    expect(output).toContain('text            HTTP 200\nbalance after   9 credits\n');
    expect(output).toContain('The text was accepted and charged: 1 credit. The connection is on the right API.');
    expect(output).not.toContain('own-key-0001');
    expect(status).toBe(0);
    expect(await outbox()).toMatchObject([{ account: 'own', recipients: [{ number: '+353870000000' }] }]);
  });

  test('the trap, which is green on v2, is found: accepted and not charged', async () => {
    const { prove, outbox, address } = await simulated();
    const green = await fetch(`${address}/v2/send`, {
      method: 'POST',
      headers: { authorization: 'live_newer-key', 'content-type': 'application/json' },
      body: JSON.stringify({ message: { messagetext: 'Hello', recipients: ['0870000000'] } }),
    });
    expect([green.status, await green.json()]).toMatchObject([200, { status: 'OK', statusCode: 0 }]);
    const { status, output } = await prove('live_newer-key');
    expect(output).toContain('WARNING: The key looks like one for engage, and the proof is about v2.');
    expect(output).toContain('balance before  10 credits\n');
    expect(output).toContain('balance after   10 credits\n');
    expect(output).toContain('accepted and NOT CHARGED: your account is probably on the newer API');
    expect(output).toContain('Set the connection to Engage');
    expect(status).toBe(1);
    expect(await outbox()).toEqual([]);
  });

  test('the same account on Engage is served, and what it was charged is not known', async () => {
    const { prove, outbox } = await simulated();
    const { status, output } = await prove('live_newer-key', '--api', 'engage', '--sender', 'Clinic');
    expect(output).toContain('through sms-rest.sendmode.dev.');
    expect(output).toContain('balance before  not known (This action is not available for accounts on Engage');
    expect(output).toContain('Whether it was charged is not known: how Engage tells the balance is not known.');
    expect(output).toContain('Check Credits on the connection too: it has to fail with NOT_AVAILABLE.');
    expect(status).toBe(1);
    expect(await outbox()).toMatchObject([{ account: 'newer', senderid: 'Clinic', cost: 1 }]);
  });

  test.each([
    [
      'a key that nobody has',
      'nobody-00001',
      [],
      'The account was refused, so nothing was sent: The access key is not',
    ],
    ['an account without the API', 'closed-key-1', [], 'The account was refused, so nothing was sent: You are not'],
    ['an account without credits', 'poor-key-001', [], 'The text was refused: Not enough credits'],
    [
      'an account on v2 that says Engage',
      'own-key-0001',
      ['--api', 'engage', '--sender', 'Clinic'],
      'The text was refused: The key is not valid',
    ],
  ])('%s is refused, with why', async (_, key, more, words) => {
    const { prove, outbox } = await simulated();
    const { status, output } = await prove(key, ...more);
    expect(output).toContain(words);
    expect(output).not.toContain(key);
    expect([status, await outbox()]).toEqual([1, []]);
  });

  test('without --yes nothing is sent where nobody can be asked', async () => {
    const { outbox, address } = await simulated();
    const { status, errors } = await runCommand([
      ...['prove', '--connection', `real=@${await keyFile('own-key-0001')}`, '--to', '+353870000000'],
      ...['--backend', address],
    ]);
    expect(errors).toBe('Nobody can be asked here, so nothing was sent. Add --yes to send without being asked.\n');
    expect([status, await outbox()]).toEqual([1, []]);
  });
});

test('a wrong input of prove is one message of the process, without the key', async () => {
  const file = await keyFile('Bearer s3cret');
  const { status, output, errors } = await runCommand([
    ...['prove', '--connection', `real=@${file}`, '--to', '+353870000000', '--yes'],
    // Were it to go on, it would reach nothing.
    ...['--backend', 'http://127.0.0.1:9'],
  ]);
  expect(errors).toBe(
    `The key in the file ${file} has a word before it. Sendmode takes the bare key: remove the word. Nothing was sent.\n`,
  );
  expect([status, output]).toEqual([1, '']);
});

describe('what a proof comes to', () => {
  const accepted = { status: 200, body: { status: 'OK', statusCode: 0 } };
  test.each([
    ['v2', { before: 10, sent: accepted, after: 8.5 }, 'charged', '1.5 credits'],
    ['v2', { before: 0.3, sent: accepted, after: 0.2 }, 'charged', '0.1 credits'],
    ['v2', { before: 10, sent: accepted, after: 10 }, 'not charged', 'NOT CHARGED'],
    ['v2', { before: 10, sent: accepted, after: 60 }, 'not known', 'the balance rose meanwhile'],
    ['v2', { before: undefined, sent: accepted, after: undefined }, 'not known', 'the balance could not be read'],
    ['v2', { before: 10, sent: accepted, after: undefined }, 'not known', 'the balance could not be read'],
    ['engage', { before: undefined, sent: accepted, after: undefined }, 'not known', 'how Engage tells the balance'],
    ['v2', { before: 10, sent: { status: 424, body: { error: 'No answer.' } }, after: 9 }, 'not known', 'No answer.'],
    ['v2', { before: 10, sent: { status: 400, body: { error: 'Bad number' } }, after: 10 }, 'refused', 'Bad number'],
    ['v2', { before: 10, sent: { status: 429, body: {} }, after: 10 }, 'refused', 'HTTP 429 without words.'],
  ] as const)('%s %j is %s', (api, seen, outcome, words) => {
    const conclusion = conclude(api, seen);
    expect(conclusion.outcome).toBe(outcome);
    expect(conclusion.text).toContain(words);
  });

  test('the words of the platform are read from its own form', () => {
    expect(wordsOf({ status: 502, body: { error: { code: 502, message: 'No answer from there.' } } })).toBe(
      'No answer from there.',
    );
  });
});
