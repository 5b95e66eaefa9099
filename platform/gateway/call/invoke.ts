import { Refusal } from '../../refusal.ts';
import { decodePart, type HeaderLines, headerValue } from '../message.ts';
import type { IncomingCall } from './call.ts';

/** A path of the gateway that means a call: connection, path below it, and query. */
export type Target = Pick<IncomingCall, 'connection' | 'path' | 'query'>;

/** What `/{connectionId}/…` means. */
const readTarget = (pathAndQuery: string): Target => {
  const question = pathAndQuery.indexOf('?');
  const path = question < 0 ? pathAndQuery : pathAndQuery.slice(0, question);
  const [connection = '', ...rest] = path.replace(/^\//, '').split('/');
  return {
    connection: decodePart(connection),
    path: `/${rest.join('/')}`,
    query: question < 0 ? '' : pathAndQuery.slice(question + 1),
  };
};

/** The rest of a path after `/apim/<name>`. @throws Refusal 404 if the name is another connector's. */
export const readApimTarget = (pathAndQuery: string, name: string): Target => {
  const prefix = `/apim/${name}/`;
  if (pathAndQuery.startsWith(prefix)) return readTarget(pathAndQuery.slice(prefix.length - 1));
  const given = pathAndQuery.split(/[/?]/)[2] ?? '';
  throw new Refusal(
    404,
    'ApiNotFound',
    `There is no connector "${given.slice(0, 100)}" here, only "${name}". Nothing was sent. Call ${prefix}{connectionId}/….`,
  );
};

const unreadable = (problem: string): Refusal =>
  new Refusal(400, 'InvalidInvoke', `${problem} Nothing was sent. Power Apps sends both headers with POST /invoke.`);

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/**
 * The call that the headers of `POST /invoke` describe, as Power Apps sends them: `x-ms-request-method`, and
 * `x-ms-request-url` with a relative address whose path is `/{connectionId}/…` or `/apim/<name>/{connectionId}/…`
 * (microsoft/Power-Fx, `PowerPlatformConnectorClient`).
 *
 * @throws Refusal 400 if a header is missing or cannot be read.
 */
export const readInvoke = (headers: HeaderLines, name: string): Target & { readonly method: string } => {
  const method = headerValue(headers, 'x-ms-request-method')?.trim().toUpperCase() ?? '';
  const url = headerValue(headers, 'x-ms-request-url')?.trim() ?? '';
  if (!methods.includes(method)) {
    throw unreadable(
      `The header x-ms-request-method is "${method.slice(0, 50)}"; it must be one of ${methods.join(', ')}.`,
    );
  }
  if (!url.startsWith('/')) {
    throw unreadable(
      `The header x-ms-request-url is "${url.slice(0, 200)}"; it must be a path such as /demo/… or /apim/${name}/demo/….`,
    );
  }
  if (/\{connectionId\}|%7BconnectionId%7D/i.test(url)) {
    throw unreadable(
      'The header x-ms-request-url still holds {connectionId}: put the name of the connection in its place.',
    );
  }
  return { method, ...(url.startsWith('/apim/') ? readApimTarget(url, name) : readTarget(url)) };
};
