import { buildHost } from '../../platform/script/host-build.ts';
import { connectToHost } from '../../platform/script/host-connection.ts';
import { decodeResponse, encodeMessage, type HostMessage } from '../../platform/script/messages.ts';
import { type ActionName, json, ownScript, requestOf } from './script-in-test.ts';

/** Calls the script, leaves its request without an answer, and returns every line that the host writes about it. */
export const unansweredCall = async (action: ActionName, cancelAtOnce: boolean): Promise<HostMessage[]> => {
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

/** The script's answer, which has to be the last line. */
export const answerIn = (lines: HostMessage[]) => {
  const last = lines.at(-1);
  if (last?.type !== 'result' || last.outcome !== 'answered') throw new Error(JSON.stringify(last));
  return { status: last.response.status, body: json(decodeResponse(last.response).body) };
};
