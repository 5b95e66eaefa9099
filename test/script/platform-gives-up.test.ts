import { expect, it } from 'vitest';
import { buildHost } from '../../emulator/script/host-build.ts';
import { connectToHost } from '../../emulator/script/host-connection.ts';
import { decodeResponse, encodeMessage, type HostResult } from '../../emulator/script/messages.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { type ActionName, json, ownScript, requestOf } from './script-in-test.ts';

/** Calls the script, cancels its token as soon as it has sent its request, and returns what it answers all the same. */
const cancelled = async (action: ActionName): Promise<HostResult> => {
  const host = await connectToHost('dotnet', await buildHost('dotnet'));
  try {
    return await new Promise((resolve, reject) => {
      const id = host.open({
        receive: (message) => {
          if (message.type === 'send') host.write(id, { type: 'cancel' });
          if (message.type === 'result') resolve(message);
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

describeWithDotnet('when the platform cancels the script', () => {
  it.each([
    { action: 'Send_SMS', status: 424, error: 'The platform ended the call before Sendmode answered. The text may' },
    { action: 'Import_Customer', status: 504, error: 'The platform ended the call before Sendmode answered.' },
  ] as const)('$action answers at once and does not throw', async ({ action, status, error }) => {
    const since = performance.now();
    const result = await cancelled(action);
    if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
    expect(result.response.status).toBe(status);
    expect(json(decodeResponse(result.response).body)).toMatchObject({ error: expect.stringContaining(error) });
    expect(performance.now() - since).toBeLessThan(3_500);
  });
});
