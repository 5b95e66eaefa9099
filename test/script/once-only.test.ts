import { expect, it } from 'vitest';
import { describeWithDotnet } from './require-dotnet.ts';
import { json, jsonAnswer, repeatableActions, useScript } from './script-in-test.ts';
import { answerIn, unansweredCall } from './unanswered-call.ts';

const accepted = jsonAnswer(200, { status: 'OK', statusCode: 0 });
const never = (_request: unknown, signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
const deaf = () => new Promise<never>(() => undefined);
const seconds = (since: number) => (performance.now() - since) / 1000;

describeWithDotnet('a text message', () => {
  const { call } = useScript();

  // They wait side by side.
  it.concurrent('waits 4 seconds for Sendmode and answers 424, however long the platform would wait', async () => {
    const since = performance.now();
    const { answer, sent, result } = await call('Send_SMS', never, undefined, { timeLimitSeconds: 120 });
    expect(seconds(since)).toBeGreaterThan(3.9);
    expect(seconds(since)).toBeLessThan(5);
    expect(answer.status).toBe(424);
    expect(json(answer.body)).toMatchObject({
      status: 'UNKNOWN_OUTCOME',
      error: 'Sendmode gave no answer within 4 seconds. The text may have gone out. Check before you send it again.',
    });
    expect([sent.length, result.log]).toEqual([1, []]);
  });

  it.concurrent('answers in time even where the platform does not heed the cancellation', async () => {
    const { answer } = await call('Send_SMS', deaf);
    expect(answer.status).toBe(424);
  });

  it.concurrent('takes an answer that comes just before', async () => {
    const { answer } = await call('Send_SMS', async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return accepted;
    });
    expect(answer.status).toBe(200);
  });

  it.concurrent('is lost to the script when the platform gives up first: nothing in the script can prevent that', async () => {
    const { result } = await call('Send_SMS', never, undefined, { timeLimitSeconds: 1 });
    expect(result).toEqual({ outcome: 'timed out', limitSeconds: 1, log: [] });
  });

  it.concurrent('is cancelled by the script before it answers', async () => {
    const { lines } = await unansweredCall('Send_SMS', false);
    expect(lines.map(({ type }) => type).sort()).toEqual(['abandon', 'result', 'send', 'started']);
    expect(answerIn(lines).status).toBe(424);
  });

  it.concurrent.each([
    { action: 'Send_SMS', status: 424 },
    { action: 'Import_Customer', status: 504 },
  ] as const)(
    'is answered at once when the platform cancels the script, and so is $action',
    async ({ action, status }) => {
      const { lines, seconds } = await unansweredCall(action, true);
      const answer = answerIn(lines);
      const error = 'The platform ended the call before Sendmode answered.';
      expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(error) } });
      expect(seconds).toBeLessThan(3.5);
    },
  );

  it.concurrent('is the only thing that waits so short', async () => {
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, 4_300));
      return accepted;
    };
    const calls = repeatableActions.map((action) => call(action, late, undefined, { timeLimitSeconds: 10 }));
    expect((await Promise.all(calls)).map(({ answer }) => answer.status)).toEqual([200, 200, 200]);
  });
});
