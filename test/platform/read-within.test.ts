import { describe, expect, test } from 'vitest';
import { readWithin } from '../../platform/read-within.ts';

const bytes = (count: number): Uint8Array => new Uint8Array(count).fill(65);

/** A request whose body comes in chunks of two bytes and may break. */
const request = (length: number, options: { announced?: number; breaks?: boolean } = {}) => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= length) {
        if (options.breaks) controller.error(new Error('gone'));
        else controller.close();
        return;
      }
      const part = Math.min(2, length - sent);
      sent += part;
      controller.enqueue(bytes(part));
    },
  });
  const headers = options.announced === undefined ? {} : { 'content-length': String(options.announced) };
  const made = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  return { made, sent: () => sent };
};

describe('a body is read', () => {
  test.each([
    { given: 'whole where it is as long as the limit', length: 6, want: { outcome: 'whole', body: bytes(6) } },
    { given: 'no further than the limit', length: 7, want: { outcome: 'too large' } },
    {
      given: 'not at all where its length is announced as too large',
      length: 7,
      announced: 7,
      want: { outcome: 'too large', announced: 7 },
    },
    { given: 'as broken off', length: 4, breaks: true, want: { outcome: 'broken off' } },
  ])('$given', async ({ length, want, ...options }) => {
    expect(await readWithin(request(length, options).made, 6)).toEqual(want);
  });

  test('to its end where what is over the limit is to be dropped', async () => {
    const { made, sent } = request(12, { announced: 12 });
    expect(await readWithin(made, 6, 6)).toEqual({ outcome: 'too large', announced: 12 });
    expect(sent()).toBe(12);
  });

  test('no further than the limit and what may be dropped', async () => {
    const { made, sent } = request(100);
    expect(await readWithin(made, 6, 6)).toEqual({ outcome: 'too large' });
    expect(sent()).toBeLessThan(20);
  });

  test('as empty where there is none', async () => {
    expect(await readWithin(new Request('http://localhost/'), 6)).toEqual({ outcome: 'whole', body: bytes(0) });
  });
});
