import { beforeAll, expect, it } from 'vitest';
import { buildHost } from '../../emulator/script/host-build.ts';
import { connectToHost } from '../../emulator/script/host-connection.ts';
import { decodeResponse, encodeMessage, type HostMessage } from '../../emulator/script/messages.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { type ActionName, json, ownScript, requestOf } from './script-in-test.ts';

/** Calls the script, leaves its request without an answer, and returns every line that the host writes about it. */
const unanswered = async (action: ActionName, cancelAtOnce: boolean): Promise<HostMessage[]> => {
  const host = await connectToHost('dotnet', await buildHost('dotnet'));
  const lines: HostMessage[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const id = host.open({
        receive: (message) => {
          lines.push(message);
          if (message.type === 'send' && cancelAtOnce) host.write(id, { type: 'cancel' });
          if (message.type === 'result') resolve(lines);
        },
        lost: reject,
      });
      const request = encodeMessage(requestOf(action));
      const options = { originalUrl: null, direct: false, emptyContent: true };
      host.write(id, {
        type: 'execute',
        script: ownScript,
        operationId: action,
        correlationId: 'c-1',
        request,
        ...options,
      });
    });
  } finally {
    await host.stop();
  }
};

const answerIn = (lines: HostMessage[]) => {
  const last = lines.at(-1);
  if (last?.type !== 'result' || last.outcome !== 'answered') throw new Error(JSON.stringify(last));
  return { status: last.response.status, body: json(decodeResponse(last.response).body) };
};

describeWithDotnet('a call without an answer', () => {
  // The first build takes longer than a test may.
  beforeAll(() => buildHost('dotnet'));

  it.each([
    { action: 'Send_SMS', status: 424 },
    { action: 'Import_Customer', status: 504 },
  ] as const)('of $action is answered at once when the platform cancels the script', async ({ action, status }) => {
    const since = performance.now();
    const answer = answerIn(await unanswered(action, true));
    const error = 'The platform ended the call before Sendmode answered.';
    expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(error) } });
    expect(performance.now() - since).toBeLessThan(3_500);
  });

  it('of Send_SMS is cancelled by the script before it answers', async () => {
    const lines = await unanswered('Send_SMS', false);
    const types = lines.map(({ type }) => type).sort();
    expect(types).toEqual(['abandon', 'result', 'send', 'started']);
    expect(answerIn(lines).status).toBe(424);
  });
});
