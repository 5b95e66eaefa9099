import { demoConnection } from '../../../platform/gateway/connections.ts';
import type { Received } from './mocked-sendmode.ts';
import type { Observation } from './replay.ts';

const changeRequest = (seen: Observation, change: (request: Received) => Partial<Received>): Observation => ({
  ...seen,
  received: seen.received.map((request) => ({ ...request, ...change(request) })),
});

const addRequestHeader = (name: string, value: string) => (seen: Observation) =>
  changeRequest(seen, ({ headers }) => ({ headers: { ...headers, [name]: value } }));

const addAnswerHeader = (name: string, value: string) => (seen: Observation) => ({
  ...seen,
  headers: { ...seen.headers, [name]: value },
});

/** What might go wrong with any call, done to what was seen of one that went right. A check that can fail finds each. */
export const falsifications: Readonly<Record<string, (seen: Observation) => Observation>> = {
  'Sendmode got no request': (seen) => ({ ...seen, received: [], consumed: false }),
  'Sendmode got the request twice': (seen) => ({ ...seen, received: [...seen.received, ...seen.received] }),
  'the call was made twice, and once in vain': (seen) => ({ ...seen, exchanges: 2 }),
  'the method was another': (seen) => changeRequest(seen, () => ({ method: 'PUT' })),
  'the path was another': (seen) => changeRequest(seen, ({ path }) => ({ path: `${path}/` })),
  'the key was another': addRequestHeader('authorization', 'another-key'),
  'the key had a word before it': addRequestHeader('authorization', `Bearer ${demoConnection.key}`),
  'the key was doubled': addRequestHeader('authorization', `${demoConnection.key}, ${demoConnection.key}`),
  'the request had one header more': addRequestHeader('x-more', '1'),
  'the request had one byte more': (seen) => changeRequest(seen, ({ body }) => ({ body: `${body} ` })),
  'the script did not run': (seen) => ({ ...seen, script: 'missing' }),
  'the script wrote to its log': (seen) => ({ ...seen, scriptLog: ['information: hello'] }),
  'the status was another': (seen) => ({ ...seen, status: seen.status === 200 ? 202 : 200 }),
  'the answer had another type': addAnswerHeader('content-type', 'application/json; charset=utf-8'),
  'the answer was labelled twice': addAnswerHeader('content-type', 'application/json, application/json'),
  'the answer had one header more': addAnswerHeader('x-more', '1'),
  'the answer had one byte more': (seen) => ({ ...seen, body: Buffer.concat([seen.body, Buffer.from(' ')]) }),
  'the answer was cut': (seen) => ({ ...seen, body: seen.body.subarray(0, -1) }),
  'the answer belonged to another call': (seen) => ({ ...seen, correlationId: 'another' }),
  'the trace showed the key': (seen) => ({ ...seen, trace: `${seen.trace} ${demoConnection.key}` }),
  'the log showed the key': (seen) => ({ ...seen, log: `${seen.log} ${demoConnection.key}` }),
  'the answer showed the key': addAnswerHeader('x-request-id', demoConnection.key.toUpperCase()),
};

/** The same for requests that have a body. */
export const bodyFalsifications: typeof falsifications = {
  'the request had another type': addRequestHeader('content-type', 'application/json; charset=utf-8'),
  'the request was labelled twice': addRequestHeader('content-type', 'application/json, application/json'),
  'the request had a wrong length': addRequestHeader('content-length', '1'),
};
