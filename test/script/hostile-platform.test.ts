import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepScript } from '../../platform/script/kept-script.ts';
import type { HttpResponse } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import {
  type ActionName,
  answerOf,
  fixture,
  json,
  jsonAnswer,
  ownScript,
  requestOf,
  useScript,
} from './script-in-test.ts';

const advice = 'The text may have gone out. Check before you send it again.';
const folder = mkdtempSync(join(tmpdir(), 'script-'));
const written = join(folder, 'script.csx');
const own = readFileSync(ownScript, 'utf8').replace(
  'public class Script : ScriptBase',
  'public class Own : ScriptBase',
);
writeFileSync(written, own + readFileSync(fixture('hostile-platform'), 'utf8'));
afterAll(() => rmSync(folder, { recursive: true }));

describeWithDotnet('a platform that does harm', () => {
  // From a place that is the text's alone, so that a later run finds it compiled.
  const { call } = useScript(() => keepScript(written));

  const meets = async (deed: string, action: ActionName = 'Send_SMS', reply: HttpResponse = answerOf(500, '', [])) => {
    const { headers } = requestOf(action);
    const request = requestOf(action, { headers: [...headers, ['X-Deed', deed]] });
    const since = performance.now();
    const { answer, result } = await call(action, reply, request, { timeLimitSeconds: 5 });
    const log = result.log.map(({ text }) => text);
    return { status: answer.status, body: json(answer.body), log, seconds: (performance.now() - since) / 1000 };
  };

  it.concurrent('gets a 424 though cancelling throws', async () => {
    const error = `The script failed. ${advice}`;
    const want = { status: 424, body: { status: 'UNKNOWN_OUTCOME', error }, log: ['sent'] };
    expect(await meets('throw when cancelled')).toMatchObject(want);
  });

  it.concurrent('gets a 424 though the words for it cannot be had', async () => {
    const error = `The script failed. ${advice}`;
    const want = { status: 424, body: { status: 'UNKNOWN_OUTCOME', error }, log: ['sent'] };
    expect(await meets('hide the correlation id')).toMatchObject(want);
  });

  it.concurrent('gets a 424 after 4 seconds though sending holds the thread', async () => {
    const { seconds, ...seen } = await meets('hold the thread', 'Send_SMS', jsonAnswer(200, { statusCode: 0 }));
    expect(seen).toMatchObject({
      status: 424,
      body: { error: `Sendmode gave no answer within 4 seconds. ${advice}`, customerid: 'order-1042' },
      log: ['sent'],
    });
    expect(seconds).toBeLessThan(4.9);
  });

  it.concurrent('gets a 424 after 4 seconds though the request takes longer to read, and then nothing is sent', async () => {
    const { seconds, ...seen } = await meets('give the request slowly');
    expect(seen).toMatchObject({ status: 424, log: [] });
    expect(seconds).toBeLessThan(4.9);
  });

  it.concurrent.each([
    { action: 'Send_SMS', status: 424, end: `. ${advice}` },
    { action: 'Check_Credits', status: 504, end: '' },
  ] as const)('reads the innermost words of what went wrong with $action', async ({ action, status, end }) => {
    const error = `The connection to Sendmode failed: The remote name could not be resolved.${end.slice(1)}`;
    expect(await meets('wrap what went wrong', action)).toMatchObject({ status, body: { error } });
  });

  it.concurrent.each([
    { action: 'Send_SMS', status: 424 },
    { action: 'Import_Customer', status: 502 },
    { action: 'Check_Credits', status: 502 },
  ] as const)('is not read to the end where there is none: $action', async ({ action, status }) => {
    const { seconds, log, ...seen } = await meets('answer without end', action);
    const error = expect.stringContaining('Sendmode answered HTTP 200 without JSON: the body cannot be read.');
    expect(seen).toMatchObject({ status, body: { error } });
    expect(new Set(log)).toEqual(new Set(['sent', 'stopped']));
    expect(seconds).toBeLessThan(3);
  });

  it.concurrent.each([
    { action: 'Send_SMS', status: 424 },
    { action: 'Check_Credits', status: 504 },
  ] as const)('says why an answer broke off: $action', async ({ action, status }) => {
    const error = expect.stringContaining('The connection to Sendmode failed: The connection was reset.');
    expect(await meets('break off', action)).toMatchObject({ status, body: { error } });
  });

  it.concurrent('gets back the answer that it need not keep', async () => {
    expect(await meets('watch the answer')).toMatchObject({ status: 424, log: ['sent', 'disposed'] });
  });
});
