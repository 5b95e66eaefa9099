import http from 'node:http';
import https from 'node:https';
import { joined } from '../joined.ts';
import type { Header, HttpRequest, HttpResponse, Send } from './http-message.ts';

const pairs = (raw: readonly string[]): Header[] =>
  raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));

const grouped = (headers: readonly Header[]): Record<string, string[]> => {
  const groups = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of headers) {
    const group = groups.get(name.toLowerCase()) ?? { name, values: [] };
    group.values.push(value);
    groups.set(name.toLowerCase(), group);
  }
  return Object.fromEntries([...groups.values()].map(({ name, values }) => [name, values]));
};

// Node writes the framing of the body; a length that was copied along may no longer fit.
const isFraming = ([name]: Header) => ['content-length', 'transfer-encoding'].includes(name.toLowerCase());

const headersFor = ({ headers, body }: HttpRequest): Record<string, string | string[]> => {
  const own = grouped(headers.filter((header) => !isFraming(header)));
  return body === null ? own : { ...own, 'Content-Length': String(body.length) };
};

/** Bytes of an answer that are read. No answer of use has as many; reading on would only fill this process's memory. */
const largestAnswer = 16 * 1024 * 1024;

const tooLarge = (): Error =>
  Object.assign(new Error('The answer has more than 16 MB, which the local platform does not read.'), {
    code: 'ANSWER_TOO_LARGE',
  });

const readAnswer = (message: http.IncomingMessage): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > largestAnswer) message.destroy(tooLarge());
      else chunks.push(chunk);
    });
    message.on('error', reject);
    message.on('end', () =>
      resolve({ status: message.statusCode ?? 0, headers: pairs(message.rawHeaders), body: joined(chunks) }),
    );
  });

/**
 * Milliseconds that an idle connection is kept. Short, since a backend may let go of it at any time, and a request that
 * meets that moment breaks: it is never sent again here, as nobody knows whether it was carried out.
 */
const keptIdle = 1000;

const agents = {
  http: new http.Agent({ keepAlive: true, timeout: keptIdle }),
  https: new https.Agent({ keepAlive: true, timeout: keptIdle }),
};

/**
 * Sends a request over HTTP or HTTPS, once, and returns the answer as it came: redirects are not followed and compressed
 * bodies stay compressed. It uses `node:http`, since fetch refuses a GET with a body and alters headers.
 *
 * @throws Error where the connection cannot be made or breaks, before or within the answer, or the answer has more than 16 MB.
 */
export const sendOverHttp: Send = async (request, signal) => {
  const [open, agent] = request.url.startsWith('https:') ? [https.request, agents.https] : [http.request, agents.http];
  signal.throwIfAborted();
  let breakOff: () => void = () => undefined;
  try {
    const message = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const outgoing = open(request.url, { method: request.method, headers: headersFor(request), agent }, resolve);
      breakOff = () => outgoing.destroy(signal.reason);
      // Given to the request itself, a signal would cost several times as much.
      signal.addEventListener('abort', breakOff);
      outgoing.on('error', reject);
      outgoing.end(request.body ?? undefined);
    });
    return await readAnswer(message);
  } finally {
    signal.removeEventListener('abort', breakOff);
  }
};
