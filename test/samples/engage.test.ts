import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { type LocalWorld, localWorld } from './engine/local-world.ts';
import { runWorkflow } from './engine/run.ts';

const definitionOf = (samples: ReturnType<typeof logicAppsWorkflows>, name: string) => {
  const found = samples.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found.definition;
};

const hosts = [
  ['Power Automate', powerAutomateFlows(sendmode), { text: '+353870000000', text_1: 'Clinic' }],
  ['Logic Apps', logicAppsWorkflows(sendmode), { number: '+353870000000', senderid: 'Clinic' }],
] as const;

describe.each(hosts)('ProveYourAccount for %s', (_, samples, body) => {
  const run = (world: LocalWorld) => runWorkflow(definitionOf([...samples], 'ProveYourAccount'), { body }, world);

  test('succeeds where the text is charged', async () => {
    const world = await localWorld();
    const { status, results } = await run(world);
    expect([status, results.get('Verdict')?.outputs]).toEqual([
      'Succeeded',
      'Accepted and charged: 1 credits. The connection is on the right API.',
    ]);
    expect(await world.outbox()).toMatchObject([{ senderid: 'Clinic', customerid: 'prove-run-1' }]);
    expect(world.calls).toHaveLength(3);
  });

  test('fails where v2 takes the text and never charges it', async () => {
    const world = await localWorld([], 200, 1000, 'trap');
    const { status, error } = await run(world);
    expect([status, error?.code]).toEqual(['Failed', 'NOT_PROVED']);
    expect(error?.message).toMatch(/^Accepted and NOT CHARGED: your account is probably on the newer API/);
    expect(await world.outbox()).toEqual([]);
  });

  test('fails as not known where the balance cannot be read', async () => {
    const refused = { kind: 'html', status: 400, when: 'before' } as const;
    const { status, error } = await run(await localWorld([refused]));
    expect([status, error?.code]).toEqual(['Failed', 'NOT_PROVED']);
    expect(error?.message).toContain('is not known, since the balance could not be read');
  });

  test('does not repeat a text whose outcome is not known', async () => {
    const world = await localWorld(['none', { kind: 'html', status: 424, when: 'after' }]);
    const { status, error } = await run(world);
    expect([status, error?.code]).toEqual(['Failed', 'UNKNOWN_OUTCOME']);
    expect(await world.outbox()).toHaveLength(1);
    expect(world.calls).toHaveLength(2);
  });
});

describe('SendOnEngage', () => {
  const definition = definitionOf(logicAppsWorkflows(sendmode), 'SendOnEngage');
  const text = { messagetext: 'Hello', recipients: ['+353870000000'], senderid: 'Clinic', customerid: 'order-1042' };
  const run = (world: LocalWorld, body: JsonObject = text, engageKey = 'live_demo-key') =>
    runWorkflow(definition, { body }, world, { engageKey });

  test('sends to one number, with its reference', async () => {
    const world = await localWorld();
    expect((await run(world)).status).toBe('Succeeded');
    expect(world.posted).toEqual([
      {
        uri: 'https://sms-rest.sendmode.dev/3.0/send',
        body: { sender_id: 'Clinic', message: 'Hello', mobile_number: '+353870000000', customer_id: 'order-1042' },
      },
    ]);
    expect(await world.outbox()).toMatchObject([{ messagetext: 'Hello', customerid: 'order-1042' }]);
  });

  test('sends to several numbers, without it', async () => {
    const world = await localWorld();
    const recipients = ['+353870000000', '+447700900123'];
    expect((await run(world, { ...text, recipients })).status).toBe('Succeeded');
    expect(world.posted).toEqual([
      {
        uri: 'https://sms-rest.sendmode.dev/3.0/send/bulk',
        body: { sender_id: 'Clinic', message: 'Hello', mobile_numbers: recipients },
      },
    ]);
  });

  test.each([
    ['without a key', text, '', 'set the parameter engageKey'],
    ['to a national number', { ...text, recipients: ['+353870000000', '0870000000'] }, 'k', '["0870000000"]'],
    ['to bare digits', { ...text, recipients: ['353870000000'] }, 'k', '["353870000000"]'],
    ['to nobody', { ...text, recipients: [] }, 'k', 'Nothing was sent'],
    ['without a sender', { ...text, senderid: '' }, 'k', 'senderid'],
  ])('sends nothing %s, and says why', async (_, body, key, words) => {
    const world = await localWorld();
    const { status, error } = await run(world, body, key);
    expect([status, world.posted]).toEqual(['Failed', []]);
    expect(error?.message).toContain(words);
  });

  test.each([
    ['a refusal', 'none', 'nobody', 'NOT_SENT', 0],
    [
      'a failure after the text went out',
      { kind: 'status', status: 503, when: 'after' },
      undefined,
      'UNKNOWN_OUTCOME',
      1,
    ],
    [
      'a page in the place of the answer',
      { kind: 'html', status: 200, when: 'after' },
      undefined,
      'UNKNOWN_OUTCOME',
      1,
    ],
    ['an answer that is lost', 'lost', undefined, 'UNKNOWN_OUTCOME', 1],
    ['no answer in time', 'timed out', undefined, 'UNKNOWN_OUTCOME', 1],
    ['too many calls', { kind: 'html', status: 429, when: 'before' }, undefined, 'NOT_SENT', 0],
  ] as const)('after %s it sends no second time, and fails', async (_, trouble, key, code, sent) => {
    const world = await localWorld([trouble]);
    const { status, error } = await run(world, text, key);
    expect([status, error?.code, world.posted.length]).toEqual(['Failed', code, 1]);
    expect(await world.outbox()).toHaveLength(sent);
  });

  test('a refusal of a text to several leaves the outcome unknown, as it does in the script', async () => {
    const world = await localWorld();
    const recipients = ['+353870000000', '+1'];
    const { error, results } = await run(world, { ...text, recipients });
    expect(error?.code).toBe('UNKNOWN_OUTCOME');
    expect(results.get('Review_list_entry')?.outputs).toMatchObject({ request: { mobile_numbers: recipients } });
  });

  test('keeps the key out of the definition and of the run history', () => {
    expect(definition.parameters.engageKey).toMatchObject({ type: 'SecureString', defaultValue: '' });
    expect(definition.actions.Send_on_Engage).toMatchObject({
      inputs: { headers: { Authorization: "@parameters('engageKey')" }, retryPolicy: { type: 'none' } },
      runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } },
    });
  });
});
