import { buildHost } from '../../platform/script/host-build.ts';
import { connectToHost } from '../../platform/script/host-connection.ts';
import { decodeResponse, encodeMessage, type HostMessage } from '../../platform/script/messages.ts';
import { type ActionName, json, ownScript, requestOf } from './script-in-test.ts';

interface Unanswered {
  /** Every line that the host wrote about the call. */
  readonly lines: HostMessage[];
  /** Seconds from the script's request to its answer. */
  readonly seconds: number;
}

/** Calls the script and leaves its request without an answer. */
export const unansweredCall = async (action: ActionName, cancelAtOnce: boolean): Promise<Unanswered> => {
  const host = await connectToHost('dotnet', await buildHost('dotnet'));
  const lines: HostMessage[] = [];
  let sent = 0;
  try {
    return await new Promise((resolve, reject) => {
      const id = host.open({
        receive: (message) => {
          lines.push(message);
          if (message.type === 'send') sent = performance.now();
          if (message.type === 'send' && cancelAtOnce) host.write(id, { type: 'cancel' });
          if (message.type === 'result') resolve({ lines, seconds: (performance.now() - sent) / 1000 });
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
