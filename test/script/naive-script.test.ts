import { expect, it } from 'vitest';
import {
  compressedAnswers,
  jsonInOtherEncodings,
  jsonInUtf8,
  type LabelCase,
  requestsLeftAlone,
} from './label-cases.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { fixture, headerValues, jsonAnswer, key, requestOf, useScript } from './script-in-test.ts';

const accepted = jsonAnswer(200, { status: 'OK', statusCode: 0 });
const requestCases = [...jsonInUtf8, ...jsonInOtherEncodings, ...requestsLeftAlone];
const answerCases = [...jsonInUtf8, ...jsonInOtherEncodings, ...compressedAnswers];

describeWithDotnet('setting the header alone', () => {
  const { call } = useScript();

  const isRight = (given: LabelCase, headers: LabelCase['headers'], body: Uint8Array | null) =>
    JSON.stringify(headerValues({ status: 0, headers, body }, 'Content-Type')) === JSON.stringify(given.type) &&
    Buffer.compare(body ?? Buffer.of(), given.becomes ?? given.body) === 0;

  const failures = async (scriptPath?: string) => {
    const failed: string[] = [];
    const options = scriptPath ? { scriptPath } : {};
    for (const given of requestCases) {
      const request = requestOf('Send_SMS', { headers: [['Authorization', key], ...given.headers], body: given.body });
      const { sent } = await call('Send_SMS', accepted, request, options);
      if (!isRight(given, sent[0]?.headers ?? [], sent[0]?.body ?? null)) failed.push(`request: ${given.what}`);
    }
    for (const given of answerCases) {
      const { answer } = await call(
        'Check_Credits',
        { status: 200, headers: given.headers, body: given.body },
        undefined,
        options,
      );
      if (!isRight(given, answer.headers, answer.body)) failed.push(`answer: ${given.what}`);
    }
    return failed;
  };

  it('fails most content-type cases, all of which the script of the connector passes', async () => {
    const all = requestCases.length + answerCases.length;
    const naive = await failures(fixture('naive-header'));
    console.info(`A script that only sets the header fails ${naive.length} of ${all} content-type cases.`);
    expect(naive.length).toBeGreaterThan(all / 2);
    expect(naive).toContain('request: no type');
    expect(naive).toContain('request: text/plain; charset=utf-8');
    expect(await failures()).toEqual([]);
  });
});
