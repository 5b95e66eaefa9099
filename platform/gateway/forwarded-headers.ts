import type { Operation } from '../../definition/operations.ts';
import { endToEndHeaders, type HeaderLines } from './message.ts';

/** Headers between the caller and the gateway: the backend must not see them. */
const gatewayHeaders = ['host', 'authorization', 'cookie', 'x-ms-request-method', 'x-ms-request-url'];

/** Headers that clients and browsers add for the gateway; an operation may declare one of them as its own. */
const clientHeaders = ['origin', 'referer', 'expect', 'authority', 'scheme', 'path'];

/** The caller's headers that go on to the backend. */
export const forwardedHeaders = (headers: HeaderLines, { parameters }: Operation): HeaderLines => {
  const declared = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name.toLowerCase());
  return endToEndHeaders(headers).filter(([name]) => {
    const lower = name.toLowerCase();
    if (gatewayHeaders.includes(lower)) return false;
    return declared.includes(lower) || !(clientHeaders.includes(lower) || lower.startsWith('sec-'));
  });
};
