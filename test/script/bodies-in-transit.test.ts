import { expect, it } from 'vitest';
import { describeWithDotnet } from './require-dotnet.ts';
import { bytes, fixture, useScript } from './script-in-test.ts';

describeWithDotnet('a body that passes through a script', () => {
  const { running } = useScript(fixture('pass-through'));

  it.each([
    { kind: 'text of many lines', body: bytes('a\nb\r\nc\u2028d\u2029e\u0085f') },
    { kind: 'text with a byte order mark and a NUL', body: bytes('\ufeffa\u0000b') },
    { kind: 'signs outside the basic plane', body: bytes('🐞 <&\'"\\>') },
    { kind: 'bytes that are no text', body: Uint8Array.from([0xff, 0xfe, 0x00, 0x80, 0xed, 0xa0, 0x80]) },
    { kind: 'no bytes', body: new Uint8Array() },
  ])('stays as it is, to the byte: $kind', async ({ body }) => {
    const result = await running().execute({
      operationId: 'any',
      request: { method: 'POST', url: 'https://backend.test/', headers: [], body },
      send: async (sent) => ({ status: 200, headers: [], body: sent.body }),
    });
    expect(result).toMatchObject({ outcome: 'answered', response: { body } });
  });
});
