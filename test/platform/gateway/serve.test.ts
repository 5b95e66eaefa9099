import { expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { jsonAnswer, loadSendmode, testGateway } from './setup.ts';

const message = { message: { messagetext: 'Hi', recipients: ['0870000000'] } };

/** The connector with other operation paths below its base path. */
const movedTo = (connector: LoadedConnector, basePath: string): LoadedConnector => ({ ...connector, basePath });

/** A script that marks what it answers. */
const marking = (mark: string, begun: () => void, until: Promise<void>) => ({
  execute: async () => {
    begun();
    await until;
    return { outcome: 'answered' as const, response: jsonAnswer({ mark }), log: [] };
  },
});

test('calls that come in meet the new state, and those under way end with the one that they began with', async () => {
  const connector = { ...(await loadSendmode()), script: { file: 'script.csx', operationIds: 'all' as const } };
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { gateway, call } = testGateway(connector, { script: marking('old', begun, held) });
  const early = call('/apim/sendmode/demo/send', message);
  await underWay;
  gateway.serve({ connector, script: marking('new', () => undefined, Promise.resolve()) });
  const late = await call('/apim/sendmode/demo/send', message);
  release();
  expect([await (await early).json(), await late.json()]).toEqual([{ mark: 'old' }, { mark: 'new' }]);
});

test('traces and the counts of the throttle outlive a new state, other limits begin anew', async () => {
  const throttling = { calls: 1, renewalPeriod: 60 };
  const connector = { ...(await loadSendmode()), throttling };
  const { gateway, call } = testGateway(connector);
  const send = async () => (await call('/apim/sendmode/demo/send', message)).status;
  const statuses = [await send()];
  gateway.serve({ connector: movedTo(connector, '/v3') });
  statuses.push(await send());
  gateway.serve({ connector: { ...connector, throttling: { ...throttling, calls: 2 } } });
  statuses.push(await send());
  expect(statuses).toEqual([200, 429, 200]);
  expect(gateway.traces.list()).toHaveLength(3);
});
