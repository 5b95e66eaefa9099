import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import { runCampaign } from './campaign.ts';
import { localWorld } from './engine/local-world.ts';
import { type Run, runWorkflow } from './engine/run.ts';
import { hosts, sampleOn } from './samples.ts';

const world = await localWorld();
beforeEach(() => world.startOver());
const texts = async (): Promise<string[]> =>
  (await world.outbox()).flatMap(({ recipients }) => recipients.map(({ number }) => number));

const mixed = ['+353 087 100 0001', '087 100 0001', '\u202a353871000001', '0871000002', 'Aoife', '870000001', ''];
const each = ['353871000001', '353871000002'];

describe.each(hosts)('a list with one person in several spellings, on %s', (host) => {
  const run = (name: string, body: JsonObject): Promise<Run> => runWorkflow(sampleOn(host, name), { body }, world);

  test('a campaign sends to everybody once, says how many were listed twice, and names what is no number', async () => {
    const { run: campaign, report } = await runCampaign(host, world, { recipients: mixed });
    expect([await texts(), report.duplicates]).toEqual([each, 2]);
    expect(report.notMobileNumbers.map(({ given }) => given)).toEqual(['Aoife', '870000001', '']);
    expect(campaign.error?.code).toBe('CAMPAIGN_NEEDS_A_LOOK');
  });

  test('an alert does the same', async () => {
    const recipients = mixed.filter((entry) => entry !== '');
    const body =
      host === 'Logic Apps' ? { messagetext: 'Hello', recipients } : { text: 'Hello', text_1: recipients.join('; ') };
    const { error, results } = await run('OneTimeAlert', body);
    expect([await texts(), world.calls.length]).toEqual([each, 1]);
    expect(results.get('Recipients')?.outputs).toMatchObject({ numbers: each, duplicates: 2 });
    expect(error).toEqual({
      code: 'SOMEBODY_WAS_SET_ASIDE',
      message: expect.stringContaining('These are no readable mobile numbers: ["'),
    });
    expect(error?.message).toMatch(/"870000001"\]$/);
  });

  test('an alert that reaches nobody is a failure', async () => {
    const { error } = await run('OneTimeAlert', {
      messagetext: 'Hello',
      recipients: ['Aoife'],
      text: 'Hello',
      text_1: 'Aoife',
    });
    expect([error?.code, world.calls]).toEqual(['NOT_SENT', []]);
  });

  test('a list of messages does the same for each', async () => {
    const messages = [
      { messagetext: 'Hello', recipients: mixed, customerid: 'one' },
      { messagetext: 'Hello again', recipients: ['Aoife', null], customerid: 2 },
      { messagetext: 'Bye', recipients: ['0871000003'] },
    ];
    const { error, response } = await run('SendWithReviewList', { messages });
    expect(await texts()).toEqual([...each, '353871000003']);
    expect(response?.body).toMatchObject({
      accepted: [{ customerid: 'one', recipients: each, duplicates: 2 }, { customerid: 'run-1' }],
      refused: [{ customerid: '2', answer: 'Nothing was sent: no recipient is a readable mobile number.' }],
      review: [],
      notMobileNumbers: [
        { customerid: 'one', entries: [{ given: 'Aoife' }, { given: '870000001' }, { given: '' }] },
        { customerid: '2', entries: [{ given: 'Aoife' }, { given: null }] },
      ],
    });
    expect(error?.code).toBe('MESSAGES_NEED_A_LOOK');
  });

  test('a list that takes longer than its caller waits is answered, and every message is sent once', async () => {
    const slow = await localWorld([], 7000);
    const messages = Array.from({ length: 25 }, (_, index) => ({
      messagetext: `Message ${index}`,
      recipients: ['0871000001'],
    }));
    const { status, response } = await runWorkflow(sampleOn(host, 'SendWithReviewList'), { body: { messages } }, slow);
    expect([status, response?.statusCode, (await slow.outbox()).length]).toEqual(['Succeeded', 200, 25]);
    expect(sampleOn(host, 'SendWithReviewList').actions.Answer).toMatchObject({ operationOptions: 'Asynchronous' });
  });
});

test('a column pasted into the button is as many numbers as it has rows', async () => {
  const body = { text: 'Hello', text_1: '0871000001\r\n0871000002\n0871000001\t' };
  const { status } = await runWorkflow(sampleOn('Power Automate', 'OneTimeAlert'), { body }, world);
  expect([status, await texts()]).toEqual(['Succeeded', each]);
});
