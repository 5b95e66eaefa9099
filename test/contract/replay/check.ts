import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { demoConnection } from '../../../platform/gateway/connections.ts';
import type { Answer, ContractCase } from '../case.ts';
import type { DefinitionSchemas } from '../definition-schemas.ts';
import { type Received, replyBytes } from './mocked-sendmode.ts';
import type { Observation } from './replay.ts';

/** Whether the connection stays open is between the local platform and Sendmode, and no promise of the connector. */
const isPromised = ([name]: [string, string]): boolean => name !== 'connection';

const sentBody = ({ call, sends }: ContractCase): string => {
  if (sends === 'nothing') return '';
  if (sends !== 'the body of the call') return JSON.stringify(sends);
  return 'parameters' in call ? '' : (call.body ?? '');
};

const checkRequest = (contractCase: ContractCase, seen: Observation): void => {
  if (contractCase.sends === 'no request') {
    expect([seen.received, seen.exchanges, seen.script, seen.scriptLog]).toEqual([[], 0, 'applied', []]);
    return;
  }
  const body = sentBody(contractCase);
  const [method, address = ''] = contractCase.wire.split(' ');
  const { host, pathname, search } = new URL(address);
  const readable = (given: Received) => {
    const headers = Object.fromEntries(Object.entries(given.headers).filter(isPromised));
    // Whether the header survives on a GET is not known of the platform, and nothing depends on it.
    return { ...given, headers: given.method === 'GET' ? { ...headers, 'content-type': undefined } : headers };
  };
  const want = {
    method,
    path: `${pathname}${search}`,
    headers: {
      host,
      authorization: demoConnection.key,
      'x-ms-client-request-id': seen.clientRequestId,
      'x-ms-correlation-id': seen.correlationId,
      'content-type': undefined,
      ...(body === '' ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    },
    body,
  };
  const answered = `The flow saw HTTP ${seen.status}: ${seen.body.toString().slice(0, 500)}`;
  expect(seen.consumed, `Sendmode did not get ${contractCase.wire}. ${answered}`).toBe(true);
  expect(seen.received.map(readable)).toEqual([want]);
  expect([seen.exchanges, seen.script, seen.scriptLog]).toEqual([1, 'applied', []]);
};

/** The body with the ids of the call in the place of their names. */
const filled = (value: unknown, { correlationId, clientRequestId }: Observation): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll('"$correlationId"', JSON.stringify(correlationId))
      .replaceAll('"$clientRequestId"', JSON.stringify(clientRequestId)),
  );

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return expect.fail(`The body is not JSON: ${body.toString().slice(0, 500)}`);
  }
};

const checkBody = ({ answer, reply }: ContractCase, seen: Observation): void => {
  if (answer.body === 'empty') expect(seen.body.toString()).toBe('');
  else if (answer.body !== 'unchanged') {
    expect(readJson(seen.body)).toEqual(filled(answer.body, seen));
  } else {
    const want = replyBytes(reply);
    expect(seen.body.toString()).toBe(want.toString());
    expect(Buffer.compare(seen.body, want), 'bytes that differ').toBe(0);
  }
};

const contentTypeOf = ({ contentType, body }: Answer): Record<string, string> =>
  contentType === undefined && body === 'empty' ? {} : { 'content-type': contentType ?? 'application/json' };

/** What Sendmode or the script wrote has to fit the definition, but for what the case says. */
const checkSchema = ({ answer, operationId, reply }: ContractCase, seen: Observation, schemas: DefinitionSchemas) => {
  if (answer.body === 'empty' || answer.by === 'platform') return;
  const plain = reply.gzip && answer.body === 'unchanged' ? gunzipSync(seen.body) : seen.body;
  const departs = schemas.answer(operationId, seen.status) ?? (answer.by === 'script' ? schemas.error : undefined);
  expect(departs?.(readJson(plain)) ?? [], 'departures from the schema').toEqual(answer.departs ?? []);
};

/** Where the key stands in a text, with some words around it. */
const sightings = (text: string): string[] => {
  const at = text.indexOf(demoConnection.key);
  return at < 0 ? [] : [text.slice(Math.max(0, at - 80), at + 80)];
};

const checkSecrets = (seen: Observation): void => {
  const answer = JSON.stringify([seen.headers, seen.body.toString()]);
  expect(sightings(answer.toLowerCase()), 'the key in the answer').toEqual([]);
  expect(sightings(seen.trace.toLowerCase()), 'the key in the trace').toEqual([]);
  expect(sightings(seen.log.toLowerCase()), 'the key in the log').toEqual([]);
  expect([seen.trace.includes('[redacted]'), seen.log.includes(seen.correlationId)]).toEqual([true, true]);
};

/** Holds what was seen of a call against its case. @throws AssertionError where they differ. */
export const check = (contractCase: ContractCase, seen: Observation, schemas: DefinitionSchemas): void => {
  const { answer } = contractCase;
  checkRequest(contractCase, seen);
  expect({ status: seen.status, headers: seen.headers }).toEqual({
    status: answer.status,
    headers: {
      ...contentTypeOf(answer),
      ...answer.headers,
      'x-ms-client-request-id': seen.clientRequestId,
      'x-ms-correlation-id': seen.correlationId,
    },
  });
  checkBody(contractCase, seen);
  checkSchema(contractCase, seen, schemas);
  checkSecrets(seen);
  expect(seen.seconds).toBeGreaterThanOrEqual(answer.atLeastSeconds ?? 0);
};
