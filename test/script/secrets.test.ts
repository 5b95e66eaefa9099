import { expect, it } from 'vitest';
import type { HttpResponse } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { actionNames, answerOf, key, text, useScript } from './script-in-test.ts';

const echo = (status: number, body: string) => answerOf(status, body, [['Content-Type', 'text/html']]);
const filler = (length: number) => 'x '.repeat(length / 2);

const echoes: { what: string; reply: HttpResponse | (() => never) }[] = [
  { what: 'a page', reply: echo(500, `<pre>Authorization: ${key}</pre>`) },
  { what: 'a page in capitals', reply: echo(400, `AUTHORIZATION: ${key.toUpperCase()}`) },
  { what: 'an escaped page', reply: echo(401, `&quot;${key.replace('k', '&#107;')}&quot;`) },
  { what: 'a successful page', reply: echo(200, `Welcome, ${key}`) },
  { what: 'a page that is cut inside the key', reply: echo(502, `${filler(190)}${key}`) },
  { what: 'a long page that is cut inside the key', reply: echo(502, `${'<i>'.repeat(663)}${key}`) },
  { what: 'an error text', reply: echo(503, JSON.stringify({ status: key, statusCode: 8, error: `Bad key ${key}` })) },
  {
    what: 'an exception',
    reply: () => {
      throw new Error(`connect failed with ${key}`);
    },
  },
];

describeWithDotnet('the key', () => {
  const { call } = useScript();

  it.each(echoes)('reaches no error that the script writes and no log: $what', async ({ reply }) => {
    for (const action of actionNames) {
      const { answer, result } = await call(action, reply);
      const isSendmodesOwn = typeof reply !== 'function' && text(answer.body) === text(reply.body);
      if (!isSendmodesOwn) {
        expect(text(answer.body).toLowerCase()).not.toContain(key.slice(0, 8));
        expect(JSON.stringify(answer.headers)).not.toContain(key);
      }
      expect(result.log).toEqual([]);
    }
  });

  it.each([key, `Bearer ${key}`, 'a b c', '\u00e9\u00e8', ''])('goes on to Sendmode as it came: %j', async (value) => {
    for (const action of actionNames) {
      const request = {
        method: 'POST',
        url: 'https://rest.sendmode.com/v2/x',
        headers: [['Authorization', value]] as const,
        body: null,
      };
      const { sent } = await call(action, answerOf(204, '', []), request);
      expect(sent[0]?.headers).toEqual([['Authorization', value]]);
    }
  });
});
