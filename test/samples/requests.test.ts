import { Ajv } from 'ajv';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { JsonObject, RequestTrigger } from '../../emit/documents/workflow.ts';
import { localWorld } from './engine/local-world.ts';
import { type Run, runWorkflow } from './engine/run.ts';
import { asContent } from './engine/values.ts';
import { hosts, sampleOn } from './samples.ts';

const ajv = new Ajv({ strict: false });
const world = await localWorld();
beforeEach(() => world.startOver());

describe.each(hosts)('what real systems send, on %s', (host) => {
  const trigger = (name: string): RequestTrigger => sampleOn(host, name).triggers.manual as RequestTrigger;
  const accepts = (name: string, body: JsonValue): boolean => ajv.validate(trigger(name).inputs.schema, body);
  const run = (name: string, request: JsonObject): Promise<Run> => runWorkflow(sampleOn(host, name), request, world);
  const bodies = (): JsonValue[] =>
    world.calls.map(({ sent }) =>
      sent.kind === 'OpenApiConnection' ? sent.parameters : sent.kind === 'ApiConnection' ? sent.body : null,
    );

  describe('the schemas let in', () => {
    const number = '0870000000';
    const message = { messagetext: 'Hello', recipients: [number] };
    test.each<[string, string, JsonValue]>([
      ['OptOut', 'the number alone', { mobilenumber: number }],
      ['OptOut', 'many words', { mobilenumber: number, optoutresponse: 'x'.repeat(67) }],
      ['OptOut', 'no words', { mobilenumber: number, optoutresponse: null }],
      ['OptOut', 'words of another type', { mobilenumber: number, optoutresponse: { text: 'STOP' } }],
      ['OptOut', 'another member', { mobilenumber: number, receivedAt: '2030-01-31' }],
      ['OptOut', 'a number in JSON', { mobilenumber: 353870000000 }],
      ['ImportFromForm', 'null', { mobilenumber: number, email: null }],
      ['ImportFromForm', 'another member', { mobilenumber: number, consent: true }],
      ['ImportFromForm', 'a number in JSON', { mobilenumber: 353870000000 }],
      [
        'AppointmentReminder',
        'a reference in JSON',
        { mobilenumber: number, appointment: '2030-01-31T09:30:00Z', customerid: 1042 },
      ],
      ['AppointmentReminder', 'no reference', { mobilenumber: number, appointment: '2030-01-31T09:30:00Z' }],
      [
        'AppointmentReminder',
        'seven digits of a second',
        { mobilenumber: number, appointment: '2030-01-31T09:30:00.0000000Z' },
      ],
      ['AppointmentReminder', 'thousandths', { mobilenumber: number, appointment: '2030-01-31T09:30:00.000Z' }],
      ['AppointmentReminder', 'an offset', { mobilenumber: number, appointment: '2030-01-31T09:30:00+00:00' }],
      ['AppointmentReminder', 'no seconds', { mobilenumber: number, appointment: '2030-01-31T09:30Z' }],
      ['SendWithReviewList', 'a message without a reference', { messages: [message] }],
      ['SendWithReviewList', 'a reference that is null', { messages: [{ ...message, customerid: null }] }],
      ['SendWithReviewList', 'a reference in JSON', { messages: [{ ...message, customerid: 7 }] }],
      ['SendWithReviewList', 'a damaged row', { messages: [{ ...message, recipients: [number, null, 7] }] }],
      ['BulkCampaign', 'a damaged row', { ...message, recipients: [null, 7, {}], suppressed: [], campaign: 'spring' }],
    ])('%s: %s', (name, _, body) => {
      expect(accepts(name, body)).toBe(true);
    });

    test.each<[string, JsonValue]>([
      ['OptOut', { optoutresponse: 'STOP' }],
      ['OptOut', { mobilenumber: null }],
      ['ImportFromForm', { firstname: 'Aoife' }],
      ['SendWithReviewList', { messages: [] }],
      ['SendWithReviewList', { messages: [null] }],
    ])('and %s refuses %j, since it cannot do without, and the caller sees that', (name, body) => {
      expect([accepts(name, body), trigger(name).operationOptions]).toEqual([false, 'EnableSchemaValidation']);
    });

    test.each(['BulkCampaign', 'AppointmentReminder'])('%s, which answers nobody, refuses nothing unseen', (name) => {
      expect(trigger(name)).not.toHaveProperty('operationOptions');
    });
  });

  test.each<[string, JsonObject]>([
    ['AppointmentReminder', { appointment: '2030-01-31T09:30:00Z' }],
    ['AppointmentReminder', { mobilenumber: '0870000001', appointment: null }],
    ['BulkCampaign', {}],
    ['BulkCampaign', { messagetext: 'Hello', campaign: 'spring', recipients: ['0870000001'] }],
    ['BulkCampaign', { messagetext: null, campaign: 'spring', recipients: ['0870000001'], suppressed: [] }],
  ])('%s with %j ends as failed and says what to give', async (name, body) => {
    const { status, error } = await run(name, { body });
    expect([status, world.calls]).toEqual(['Failed', []]);
    expect(error).toMatchObject({
      code: expect.stringContaining('INCOMPLETE'),
      message: expect.stringContaining('Give '),
    });
  });

  test('an appointment on a day that the calendar does not have sends nothing and ends as failed', async () => {
    const { status } = await run('AppointmentReminder', {
      body: { mobilenumber: '0870000001', appointment: '2030-02-31T09:30:00Z' },
    });
    expect([status, world.calls]).toEqual(['Failed', []]);
  });

  test('an appointment with an offset and a reference that is a number', async () => {
    const { status } = await run('AppointmentReminder', {
      body: { mobilenumber: 353870000001, appointment: '2030-06-20T11:30:00.0000000+02:00', customerid: 1042 },
    });
    expect(status).toBe('Succeeded');
    expect(await world.outbox()).toMatchObject([
      {
        messagetext: 'Your appointment is on 20/06/2030 at 10:30.',
        customerid: '1042',
        recipients: [{ number: '353870000001' }],
      },
    ]);
  });

  describe('an opt-out is taken', () => {
    const long = 'Stop sending me these messages please, I have asked you three times';
    test.each<[string, JsonObject, string | null]>([
      ['however long it is', { optoutresponse: long }, 'Stop sending me these messages please, I have aske'],
      ['without words', {}, null],
      ['with null for words', { optoutresponse: null }, null],
      ['with a number for words', { optoutresponse: 0 }, '0'],
      ['with what nobody asked for', { optoutresponse: 'STOP', receivedAt: 'today' }, 'STOP'],
    ])('%s', async (_, more, optoutreason) => {
      const { status, response } = await run('OptOut', { body: { mobilenumber: '0870000001', ...more } });
      expect([status, response?.statusCode]).toEqual(['Succeeded', 200]);
      expect(await world.optouts()).toMatchObject([{ mobilenumber: '0870000001', optoutreason }]);
    });
  });

  test('a form leaves out what stayed empty, and what nobody asked for', async () => {
    const body = { mobilenumber: 353870000001, firstname: 'Aoife', surname: '', email: null, consent: true };
    const { status } = await run('ImportFromForm', { body });
    expect(status).toBe('Succeeded');
    expect(JSON.stringify(bodies())).not.toMatch(/consent|"[^"]*(surname|email)":"/);
    expect(await world.customers()).toMatchObject([{ mobilenumber: '353870000001', firstname: 'Aoife' }]);
  });

  describe('a delivery report', () => {
    const report = { EventID: '1', Phonenumber: '353870000001', DataType: 'SMS', CustomerID: 'one' };
    test.each([
      ['UNDELIV', true],
      ['UNDELIV ', true],
      ['Undeliv', true],
      ['opted out-blocked', true],
      ['Delivrd ', false],
    ])('with the status %j', async (Status, followedUp) => {
      for (const name of ['DeliveryReports', 'DeliveryReportsByPost']) {
        const { status, response, results } = await run(name, { queries: { ...report, Status } });
        expect([status, response?.body, results.get('Report')?.outputs]).toEqual([
          'Succeeded',
          'True',
          { ...report, Status },
        ]);
        expect(results.get('Follow_up')?.status).toBe(followedUp ? 'Succeeded' : 'Skipped');
      }
    });

    test('that is posted as a form', async () => {
      const form = { ...report, Status: 'UNDELIV ' };
      const body = asContent('application/x-www-form-urlencoded', new URLSearchParams(form).toString());
      const { status, results } = await run('DeliveryReportsByPost', { queries: {}, body });
      expect([status, results.get('Follow_up')?.outputs]).toEqual(['Succeeded', form]);
    });

    test('without anything in it', async () => {
      expect((await run('DeliveryReportsByPost', {})).status).toBe('Succeeded');
      expect((await run('DeliveryReports', {})).status).toBe('Succeeded');
    });

    test('each receiver takes one method, since a trigger does', () => {
      const methods = ['DeliveryReports', 'DeliveryReportsByPost'].map((name) => trigger(name).inputs.method);
      expect(methods).toEqual(['GET', 'POST']);
    });
  });
});
