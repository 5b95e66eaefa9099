import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import type { Backends } from '../../platform/gateway/out/backends.ts';
import { backendOption } from '../../scripts/options.ts';

const reading = (texts: readonly string[]): Backends | string => {
  try {
    return texts.reduce<Backends>((before, text) => backendOption(text, before), {});
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error.message;
    throw error;
  }
};

test.each([
  [['http://127.0.0.1:8080/path'], { service: 'http://127.0.0.1:8080' }],
  [['http://127.0.0.1:8080/?a=b'], { service: 'http://127.0.0.1:8080' }],
  [
    ['http://127.0.0.1:1', 'API.example.com=http://127.0.0.1:2', 'files.example:8443=https://files.example'],
    {
      service: 'http://127.0.0.1:1',
      hosts: new Map([
        ['api.example.com', 'http://127.0.0.1:2'],
        ['files.example:8443', 'https://files.example'],
      ]),
    },
  ],
  [['127.0.0.1'], 'It is an address such as http://127.0.0.1:8080.'],
  [['api.example.com=8080'], 'It is an address such as http://127.0.0.1:8080.'],
  [['a b=http://127.0.0.1:1'], '"a b" is no host. Write it such as api.example.com=http://127.0.0.1:8080.'],
  [
    ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
    'The service has one address already. Write HOST=ADDRESS for another host.',
  ],
  [['a.b=http://127.0.0.1:1', 'A.B=http://127.0.0.1:2'], 'a.b has an address already. Give each host once.'],
])('--backend %j', (given, want) => {
  expect(reading(given)).toEqual(want);
});
