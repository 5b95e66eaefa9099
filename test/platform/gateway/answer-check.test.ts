import { beforeAll, describe, expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import type { HttpResponse } from '../../../platform/script/http-message.ts';
import { definition, read } from './documents.ts';
import { jsonAnswer, loadSendmode, testGateway } from './setup.ts';

const text = { message: { messagetext: 'Hi', recipients: ['0870000000'] } };
const consequence =
  ' Status and body went on as they came. Power Automate is reported to fail an action whose answer does not fit its definition, although the service has carried the call out. Correct the definition, or let the script write the type.';

let sendmode: LoadedConnector;
beforeAll(async () => {
  sendmode = await loadSendmode();
});

const warningsFor = async (connector: LoadedConnector, path: string, answer: HttpResponse, body?: unknown) => {
  const { call, gateway } = testGateway(connector, {}, () => answer);
  const response = await call(path, body, body === undefined ? { method: 'GET' } : undefined);
  const trace = gateway.traces.list()[0];
  return { status: response.status, text: await response.text(), warnings: trace?.warnings };
};

describe('an answer that does not fit the definition keeps its status and body, and the trace warns', () => {
  test.each([
    {
      given: { status: 'OK', statusCode: '0' },
      want: `The answer of 'Send_SMS': The API operation 'Send_SMS' requires the property 'body/statusCode' (Status Code) to be of type 'Integer' but is of type 'String'. Received: "0".`,
    },
    {
      given: { status: 'OK', statusCode: 0, message: { recipients: '0870000000' } },
      want: `The answer of 'Send_SMS': The API operation 'Send_SMS' requires the property 'body/message/recipients' (Recipients) to be of type 'Array' but is of type 'String'. Received: "0870000000".`,
    },
    {
      given: { status: 'OK', statusCode: 0, message: { customerid: 1042 } },
      want: `The answer of 'Send_SMS': The API operation 'Send_SMS' requires the property 'body/message/customerid' (Customer ID) to be of type 'String' but is of type 'Integer'. Received: 1042.`,
    },
    {
      given: [],
      want: `The answer of 'Send_SMS': The API operation 'Send_SMS' requires the property 'body' to be of type 'Object' but is of type 'Array'. Received: [].`,
    },
  ])('$given', async ({ given, want }) => {
    expect(await warningsFor(sendmode, '/apim/sendmode/demo/send', jsonAnswer(given), text)).toEqual({
      status: 200,
      text: JSON.stringify(given),
      warnings: [want + consequence],
    });
  });

  test('a balance that is a text', async () => {
    const answer = jsonAnswer({ status: 'OK', statusCode: 0, balance: '998.50' });
    const { warnings } = await warningsFor(sendmode, '/apim/sendmode/demo/credits', answer);
    expect(warnings).toEqual([expect.stringContaining(`'body/balance'`)]);
  });

  test('one that is no JSON', async () => {
    const answer = { status: 200, headers: [], body: new TextEncoder().encode('<p>OK</p>') };
    const { warnings } = await warningsFor(sendmode, '/apim/sendmode/demo/send', answer, text);
    expect(warnings).toEqual([
      `The answer of 'Send_SMS' is no JSON, which its definition says: "<p>OK</p>".${consequence}`,
    ]);
  });

  test('at most five are told of many, and one of very many', async () => {
    const wrong = (count: number) => jsonAnswer({ statusCode: 0, message: { recipients: Array(count).fill(1) } });
    const few = await warningsFor(sendmode, '/apim/sendmode/demo/send', wrong(50), text);
    const many = await warningsFor(sendmode, '/apim/sendmode/demo/send', wrong(100_000), text);
    expect([few.warnings?.length, many.warnings?.length]).toEqual([5, 1]);
  });
});

describe('no warning', () => {
  test.each([
    ['for an answer that fits', jsonAnswer({ status: 'OK', statusCode: 0, message: { recipients: ['1'] } })],
    ['for null in the place of a value', jsonAnswer({ status: 'OK', statusCode: 0, message: { customerid: null } })],
    ['for a field that is not declared', jsonAnswer({ status: 'OK', statusCode: 0, more: [1] })],
    ['for an error', jsonAnswer({ status: 5, statusCode: 'x' }, 400)],
    ['for an answer without a body', { status: 204, headers: [], body: null }],
  ])('%s', async (_name, answer) => {
    const { warnings } = await warningsFor(sendmode, '/apim/sendmode/demo/send', answer, text);
    expect(warnings).toEqual([]);
  });

  const answering = (responses: object) => read(definition({}, { responses }));
  test.each([
    ['where no schema is declared', { 200: { description: 'OK' } }, '[1'],
    ['for a text where a text is declared', { 200: { description: 'OK', schema: { type: 'string' } } }, 'plain'],
    ['for a status that is not declared', { 201: { description: 'OK', schema: { type: 'object' } } }, '[]'],
  ])('%s', async (_name, responses, body) => {
    const answer = { status: 200, headers: [], body: new TextEncoder().encode(body) };
    expect((await warningsFor(answering(responses), '/apim/anything/demo/x', answer)).warnings).toEqual([]);
  });

  test('and a schema that is none is named, without harm to the call', async () => {
    const connector = answering({ default: { description: 'OK', schema: { type: 'nothing' } } });
    const { status, warnings } = await warningsFor(connector, '/apim/anything/demo/x', jsonAnswer({}));
    expect([status, warnings]).toEqual([
      200,
      [
        expect.stringMatching(
          /^The answer of 'GetX' could not be checked, since its schema is none: .+ Correct it in the definition\.$/,
        ),
      ],
    ]);
  });
});
