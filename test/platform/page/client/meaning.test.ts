import { describe, expect, it } from 'vitest';
import type { CallTrace, TracedResponse } from '../../../../platform/gateway/trace.ts';
import { answerChanges } from '../../../../platform/page/client/answer-changes.ts';
import {
  adviceFor,
  errorText,
  fieldProblems,
  isRepeated,
  statusText,
  toneOf,
} from '../../../../platform/page/client/meaning.ts';

describe('the meaning of an answer', () => {
  it.each([
    [200, 'good', false],
    [400, 'bad', false],
    [408, 'bad', true],
    [424, 'warning', false],
    [429, 'bad', true],
    [503, 'bad', true],
  ])('%i is %s, and is repeated by hosts: %s', (status, tone, repeated) => {
    expect([toneOf(status), isRepeated(status)]).toEqual([tone, repeated]);
  });

  it.each([
    [424, '424 Failed Dependency'],
    [299, '299'],
  ])('says %i as "%s"', (status, want) => {
    expect(statusText(status)).toBe(want);
  });

  it.each([
    ["Sendmode's error", '{"status":"X","statusCode":11,"error":"Not a number"}', 'Not a number'],
    ["the gateway's envelope", '{"error":{"code":404,"message":"Not found"}}', 'Not found'],
    ['a throttled call', '{"statusCode":429,"message":"Rate limit is exceeded."}', 'Rate limit is exceeded.'],
    ['no JSON', '<html>', undefined],
    ['a list', '[1]', undefined],
    ['no error', '{"status":"OK"}', undefined],
  ])('reads %s', (_, body, want) => {
    expect(errorText(body)).toBe(want);
  });

  it("brings the gateway's findings to their fields, those of items to their list", () => {
    const details = [
      { key: 'body/message/recipients[0]', problem: 'Wrong.', fix: 'Give a text.' },
      { key: 'body/message/messagetext', problem: 'Missing.', fix: 'Give it a value.' },
    ];
    expect([...fieldProblems(JSON.stringify({ error: { innerError: { details } } }))]).toEqual([
      ['body/message/recipients', { text: 'Wrong. Give a text.', item: 0 }],
      ['body/message/messagetext', { text: 'Missing. Give it a value.' }],
    ]);
    expect(fieldProblems('{"error":"text"}').size).toBe(0);
    expect(fieldProblems('{"error":{"innerError":{"details":["text"]}}}').size).toBe(0);
  });

  it.each([
    [503, 1, 'A flow repeats a call with this answer by itself, unless its retry policy says otherwise.'],
    [424, 1, 'A flow does not repeat it by itself.'],
    [400, 0, 'The gateway refused the call; nothing was sent.'],
    [400, 1, undefined],
    [200, 1, undefined],
  ])('advises on %i after %i requests', (status, requests, want) => {
    const trace = { answer: { status }, exchanges: Array.from({ length: requests }, () => ({})) };
    expect(adviceFor(trace as unknown as CallTrace)).toBe(want);
  });
});

describe('what became of the answer on its way back', () => {
  const service: TracedResponse = {
    status: 200,
    headers: [
      ['Content-Type', 'text/html'],
      ['Date', 'Mon, 23 Nov 2026 09:30:00 GMT'],
      ['X-Old', '1'],
    ],
    body: '{}',
  };

  it('is nothing where only stamps and lines of the connection differ', () => {
    const stamped: TracedResponse = {
      ...service,
      headers: [...service.headers.filter(([name]) => name !== 'Date'), ['x-ms-correlation-id', 'x']],
    };
    expect(answerChanges(service, stamped)).toEqual([]);
  });

  it('is each difference of status, headers and body', () => {
    const answer: TracedResponse = {
      status: 400,
      headers: [
        ['content-type', 'application/json'],
        ['X-New', '2'],
      ],
      body: '[]',
    };
    expect(answerChanges(service, answer)).toEqual([
      { part: 'status', before: '200', after: '400' },
      { part: 'header content-type', before: 'text/html', after: 'application/json' },
      { part: 'header x-old', before: '1' },
      { part: 'header x-new', after: '2' },
      { part: 'body', before: '{}', after: '[]' },
    ]);
  });
});
