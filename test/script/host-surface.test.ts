import { expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { bytes, fixture, headerValues, json, jsonAnswer, text, useScript } from './script-in-test.ts';

const get = (url: string, headers: HttpRequest['headers'] = []): HttpRequest => ({
  method: 'GET',
  url,
  headers,
  body: null,
});
const post = (url: string, body: unknown): HttpRequest => ({
  method: 'POST',
  url,
  headers: [['Content-Type', 'application/json']],
  body: bytes(JSON.stringify(body)),
});

describeWithDotnet("other connectors' scripts", () => {
  const { running } = useScript(fixture('orders'));
  const run = async (
    name: string,
    operationId: string,
    request: HttpRequest,
    reply: (request: HttpRequest) => HttpResponse,
    originalUrl?: string,
  ) => {
    const sent: HttpRequest[] = [];
    const result = await running().execute({
      scriptPath: fixture(name),
      operationId,
      request,
      ...(originalUrl ? { originalUrl } : {}),
      send: async (outgoing) => {
        sent.push(outgoing);
        return reply(outgoing);
      },
    });
    if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
    return { sent, answer: result.response };
  };
  const unexpected = (): never => {
    throw new Error('nothing should have been sent');
  };

  it('answer without calling the backend', async () => {
    const { sent, answer } = await run('orders', 'ListCountries', get('https://orders.test/countries'), unexpected);
    expect([answer.status, json(answer.body), sent]).toEqual([200, ['IE', 'GB'], []]);
    expect(headerValues(answer, 'Content-Type')).toEqual(['application/json; charset=utf-8']);
  });

  it('refuse an unknown operation in the documented way', async () => {
    const { answer } = await run('orders', 'DeleteAll', get('https://orders.test/x'), unexpected);
    expect([answer.status, text(answer.body)]).toEqual([400, "Unknown operation ID 'DeleteAll'"]);
  });

  it('change the method, drop the body and write a query', async () => {
    const { sent } = await run(
      'orders',
      'FindOrders',
      post('https://orders.test/find?top=5', { customer: 'A & B' }),
      () => jsonAnswer(200, []),
    );
    expect(sent).toEqual([
      { method: 'GET', url: 'https://orders.test/find?top=5&customer=A+%26+B', headers: [], body: null },
    ]);
  });

  it('read and remove header parameters, set authorization and wrap the answer', async () => {
    const request = get('https://orders.test/tenant/orders/1', [
      ['X-Tenant', 'north'],
      ['X-Other', 'stays'],
    ]);
    const { sent, answer } = await run('orders', 'GetOrder', request, () => jsonAnswer(200, { id: 1 }));
    expect(sent[0]?.url).toBe('https://orders.test/north/orders/1');
    expect(sent[0]?.headers).toEqual([
      ['X-Other', 'stays'],
      ['Authorization', 'Basic bm9ydGg6eA=='],
    ]);
    expect(json(answer.body)).toEqual({ order: { id: 1 } });
    const failed = await run('orders', 'GetOrder', request, () => jsonAnswer(404, { error: 'none' }));
    expect([failed.answer.status, json(failed.answer.body)]).toEqual([404, { error: 'none' }]);
  });

  it('call the backend several times', async () => {
    const pages = new Map([
      ['https://orders.test/all', { items: [1, 2], next: 'https://orders.test/all?page=2' }],
      ['https://orders.test/all?page=2', { items: [3], next: null }],
    ]);
    const request = get('https://orders.test/all', [['Authorization', 'bare']]);
    const { sent, answer } = await run('orders', 'AllOrders', request, ({ url }) => jsonAnswer(200, pages.get(url)));
    expect(json(answer.body)).toEqual([1, 2, 3]);
    expect(sent.map(({ headers }) => headers)).toEqual([[['Authorization', 'bare']], [['Authorization', 'bare']]]);
  });

  it('use what Microsoft does not document', async () => {
    const original = 'https://gateway.test/apim/orders/1/subscriptions';
    const { sent, answer } = await run(
      'webhook',
      'Subscribe',
      post('https://orders.test/hooks', {}),
      () => jsonAnswer(201, { id: 77 }),
      original,
    );
    expect(json(sent[0]?.body ?? null)).toEqual({ url: 'https://notification.invalid/events?id=1' });
    expect(headerValues(answer, 'Location')).toEqual([`${original}/77`]);
  });

  it('declare an extension class beside the script', async () => {
    const { answer } = await run('extension-class', 'x', get('https://orders.test/'), unexpected);
    expect(text(answer.body)).toBe('"ab""ab"');
  });
});

describeWithDotnet("the HTTP objects that a script gets, as .NET's are", () => {
  const { running } = useScript(fixture('http-facts'));
  const facts = async (request: HttpRequest, options = {}) => {
    const result = await running().execute({ operationId: 'Check', request, ...options });
    if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
    return json(result.response.body);
  };

  it('refuse a content type among the headers, or swallow it', async () => {
    expect(await facts(post('https://orders.test/', {}))).toMatchObject({
      addToHeaders: 'InvalidOperationException',
      containsInHeaders: 'InvalidOperationException',
      tryAddToHeaders: false,
      parseInConstructor: 'FormatException',
      createJsonContent: 'application/json; charset=utf-8',
      stringContent: 'text/plain; charset=utf-8',
      appended: 'text/plain; charset=utf-8, application/json',
      readUnknownCharset: 'InvalidOperationException',
    });
  });

  it.each([
    { given: 'application/json', typed: 'application/json' },
    { given: 'text/plain; charset=utf-8', typed: 'text/plain; charset=utf-8' },
    { given: 'json', typed: 'null' },
    { given: 'json;;=x', typed: 'null' },
    { given: 'a/b, c/d', typed: 'null' },
  ])('have no typed content type for $given unless it is valid', async ({ given, typed }) => {
    const request = { ...post('https://orders.test/', {}), headers: [['Content-Type', given]] as const };
    expect(await facts(request)).toMatchObject({ typedTypeOfRequest: typed, requestLength: 2 });
  });

  it('have empty content where there is no body, or none by the switch', async () => {
    expect(await facts(get('https://orders.test/'))).toMatchObject({ typedTypeOfRequest: 'null', requestLength: 0 });
    expect(await facts(get('https://orders.test/'), { emptyContent: false })).toMatchObject({
      typedTypeOfRequest: 'no content',
    });
  });

  it('come with the identifiers of the call', async () => {
    expect(await facts(get('https://orders.test/a?b=c'), { correlationId: 'c-1' })).toMatchObject({
      operationId: 'Check',
      correlationId: 'c-1',
      originalUri: 'https://orders.test/a?b=c',
    });
    expect(await facts(get('https://orders.test/'), { encodeOperationId: true })).toMatchObject({
      operationId: 'Q2hlY2s=',
    });
  });
});
