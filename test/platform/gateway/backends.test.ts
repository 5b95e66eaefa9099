import { describe, expect, test } from 'vitest';
import { type Backends, redirect } from '../../../platform/gateway/out/backends.ts';
import type { ScriptRunner } from '../../../platform/gateway/out/script.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { definition, read } from './documents.ts';
import { errorOf, jsonAnswer, testGateway } from './setup.ts';

const service = 'http://127.0.0.1:1';
const other = 'http://127.0.0.1:2';

interface Row {
  readonly given: string;
  readonly backends: Backends | undefined;
  readonly want: string;
}

const rows: readonly Row[] = [
  { given: 'https://any.example/v1/x?a=b%20c', backends: undefined, want: 'https://any.example/v1/x?a=b%20c' },
  { given: 'https://any.example/v1/x?a=b%20c', backends: { service }, want: `${service}/v1/x?a=b%20c` },
  { given: 'https://ANY.example/x', backends: { service: `${service}/ignored` }, want: `${service}/x` },
  {
    given: 'https://any.example/x',
    backends: { service, hosts: new Map([['any.example', other]]) },
    want: `${other}/x`,
  },
  {
    given: 'https://files.example:8443/x',
    backends: { hosts: new Map([['files.example', other]]) },
    want: `${other}/x`,
  },
  {
    given: 'https://files.example:8443/x',
    backends: {
      hosts: new Map([
        ['files.example', service],
        ['files.example:8443', other],
      ]),
    },
    want: `${other}/x`,
  },
  { given: `${other}/next`, backends: { hosts: new Map([['files.example', other]]) }, want: `${other}/next` },
  {
    given: 'https://files.example/x',
    backends: { service },
    want: 'Nothing stands in the place of files.example, so nothing was sent to it. Start the platform with --backend files.example=ADDRESS; --backend files.example=https://files.example calls the service itself.',
  },
  {
    given: 'https://any.example/x',
    backends: {},
    want: 'Nothing stands in the place of any.example, so nothing was sent to it. Start the platform with --backend any.example=ADDRESS or --backend ADDRESS; --backend any.example=https://any.example calls the service itself.',
  },
  {
    given: 'http://127.0.0.1:3/x',
    backends: { service },
    want: 'Nothing stands in the place of 127.0.0.1:3, so nothing was sent to it. Start the platform with --backend 127.0.0.1:3=ADDRESS; --backend 127.0.0.1:3=http://127.0.0.1:3 calls the service itself.',
  },
];

describe('a request goes', () => {
  test.each(rows)('$given → $want', ({ given, backends, want }) => {
    const target = (): string => {
      try {
        return redirect(given, backends, ['any.example']);
      } catch (error) {
        if (error instanceof Refusal) return error.message;
        throw error;
      }
    };
    expect(target()).toBe(want);
  });
});

/** Stands for a script that calls three addresses, and makes nothing of a failure. */
const calling = (...urls: string[]): ScriptRunner => ({
  execute: async ({ send, request }) => {
    for (const url of urls) await send?.({ ...request, url }, new AbortController().signal).catch(() => undefined);
    return { outcome: 'answered', response: jsonAnswer({ url: request.url }), log: [] };
  },
});

describe('a script', () => {
  const connector = read(definition(), {}, 'script.csx');

  test('sees the hosts of the cloud, and reaches those that have a backend', async () => {
    const { call, received, gateway } = testGateway(connector, {
      script: calling('https://any.example/a', 'https://files.example/b?c=d'),
      backends: { service, hosts: new Map([['files.example', other]]) },
    });
    const answer = await call('/operations/GetX', {});
    expect(await answer.json()).toEqual({ url: 'https://any.example/x' });
    expect(received.map(({ url }) => url)).toEqual([`${service}/a`, `${other}/b?c=d`]);
    expect(gateway.traces.list()[0]?.changedByScript).toEqual([
      { part: 'url', before: 'https://any.example/x', after: 'https://any.example/a' },
    ]);
  });

  test('that calls another host is refused loudly, even where it makes nothing of that', async () => {
    const { call, received, log } = testGateway(connector, {
      script: calling('https://any.example/a', 'https://files.example/b'),
      backends: { service },
    });
    const answer = await call('/operations/GetX', {});
    expect(answer.status).toBe(502);
    expect(await errorOf(answer)).toMatchObject({
      message: expect.stringMatching(/^Nothing stands in the place of files\.example, so nothing was sent to it\./),
      innerError: { code: 'NoBackend' },
    });
    expect(received.map(({ url }) => url)).toEqual([`${service}/a`]);
    expect(log).toMatchObject([{ code: 'NoBackend' }]);
  });
});

test('a connector for whose service nothing stands says so at the start, and sends nothing', async () => {
  const { gateway, call, received } = testGateway(read(definition()), { backends: {} });
  expect(gateway.health()).toMatchObject({
    backend: 'nothing',
    warnings: [expect.stringMatching(/^No call will get through\. Nothing stands in the place of any\.example/)],
  });
  expect((await call('/operations/GetX', {})).status).toBe(502);
  expect(received).toEqual([]);
});
