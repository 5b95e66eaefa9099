import { Refusal } from '../../refusal.ts';
import type { HttpRequest, HttpResponse } from '../../script/http-message.ts';
import type { Send } from '../../script/script-process.ts';
import { endToEndHeaders } from '../message.ts';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused, so nothing was sent. Start the service, or correct the address',
  ENOTFOUND: 'there is no such host, so nothing was sent. Correct the address, or give a backend of your own',
  EAI_AGAIN:
    'the host name could not be looked up, so nothing was sent. Check the network, or give a backend of your own',
  ERR_INVALID_CHAR:
    'a header holds what no header can, so nothing was sent. Correct the policy or script that makes it',
  ANSWER_TOO_LARGE:
    'its answer has more than 16 MB, which is not read here. The call may have been carried out all the same',
  ECONNRESET: 'the connection broke before the answer was complete. The call may have been carried out all the same',
};

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
};

/** Sends a request within a time limit. On time-out the rejection is an error named `TimeoutError`, as scripts expect it. */
export const sendWithin = async (
  send: Send,
  request: HttpRequest,
  seconds: number,
  signal?: AbortSignal,
): Promise<HttpResponse> => {
  const ending = new AbortController();
  const end = () => ending.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, seconds * 1000);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  try {
    const response = await send(request, ending.signal);
    return { ...response, headers: endToEndHeaders(response.headers) };
  } catch (error) {
    if (late) throw new DOMException(`No answer within ${seconds} seconds.`, 'TimeoutError');
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
};

/** What the gateway answers when the backend could not be reached: 504 on a time-out, else 502. */
export const backendFailure = (error: unknown, request: HttpRequest, seconds: number): Refusal => {
  const origin = new URL(request.url).origin;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new Refusal(
      504,
      'GatewayTimeout',
      `Request to the backend service timed out: ${origin} gave no answer within ${seconds} seconds. The call may have been carried out all the same.`,
    );
  }
  const code = codeOf(error);
  const reason =
    reasons[code] ?? `the connection failed (${code || (error instanceof Error ? error.message : String(error))})`;
  return new Refusal(502, 'BadGateway', `No answer from ${origin}: ${reason}.`);
};
