import nock from 'nock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { fixture } from '../script/script-in-test.ts';
import { loadCases } from './all-cases.ts';
import { type ContractCase, isSlow, placeOf } from './case.ts';
import { createDefinitionSchemas } from './definition-schemas.ts';
import { loadEmittedConnector } from './emitted-connector.ts';
import { check } from './replay/check.ts';
import { bodyFalsifications, falsifications } from './replay/falsify.ts';
import { createPlatform, type Platform, startEmittedScript } from './replay/platform.ts';
import { type Observation, replay } from './replay/replay.ts';
import { readWireForms } from './wire-form.ts';

const connector = await loadEmittedConnector();
const cases = loadCases(connector.document);
const schemas = createDefinitionSchemas(connector.document);
const forms = readWireForms(connector.document);

const fast = cases.filter((each) => !isSlow(each));
const named = (given: readonly ContractCase[]) =>
  given.map((each) => [`${each.operationId}, ${placeOf(each)}`, each] as const);

describeWithDotnet('the contract with Sendmode', () => {
  let script: Awaited<ReturnType<typeof startEmittedScript>> | undefined;
  const platforms = new Map<string, Platform>();

  const runner = () => {
    if (!script) throw new Error('The script is not running.');
    return script.runner;
  };

  const platformFor = ({ platform: seconds }: ContractCase): Platform => {
    const key = JSON.stringify(seconds ?? {});
    const platform = platforms.get(key) ?? createPlatform(connector, runner(), seconds);
    platforms.set(key, platform);
    return platform;
  };

  beforeAll(async () => {
    nock.disableNetConnect();
    script = await startEmittedScript(connector);
  });
  afterAll(async () => {
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.restore();
    await script?.stop();
  });

  const holds = async (contractCase: ContractCase): Promise<void> =>
    check(contractCase, await replay(platformFor(contractCase), contractCase), schemas);

  describe.each(forms)('$operationId', ({ operationId }) => {
    it.each(named(fast.filter((each) => each.operationId === operationId)))('%s', (_, contractCase) =>
      holds(contractCase),
    );
  });

  // Side by side, so that the time-outs take no longer than the longest of them.
  describe.concurrent('where Sendmode takes its time', () => {
    it.each(named(cases.filter(isSlow)))('%s', (_, contractCase) => holds(contractCase));
  });

  const failuresOf = async (given: readonly ContractCase[], platform: Platform): Promise<readonly ContractCase[]> => {
    const failed: ContractCase[] = [];
    for (const each of given) {
      const seen = await replay(platform, each);
      try {
        check(each, seen, schemas);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'AssertionError') throw error;
        failed.push(each);
      }
    }
    nock.cleanAll();
    return failed;
  };

  it('would fail with a script that only forwards', async () => {
    const { execute } = runner();
    // Without the policy whose header only the connector's own script takes out.
    const policies = connector.policies.filter(({ title }) => !title.includes(sendmode.apiChoice.label));
    const forwarding = createPlatform(
      { ...connector, policies },
      {
        execute: (call) => execute({ ...call, scriptPath: fixture('pass-through') }),
      },
    );
    // One action for each column of the answer table.
    const tried = [forms.find((form) => form.onceOnly), forms.find((form) => !form.onceOnly)];
    const given = fast.filter(({ operationId }) => tried.some((form) => form?.operationId === operationId));
    const failed = await failuresOf(given, forwarding);
    console.info(`A script that only forwards fails ${failed.length} of ${given.length} contract cases.`);
    const otherStatus = given.filter(({ reply, answer }) => reply.breaks || (reply.status ?? 200) !== answer.status);
    const mislabelled = given.filter(({ source }) => source === 'every-action/labels.yaml');
    expect(failed).toEqual(expect.arrayContaining([...otherStatus, ...mislabelled]));
    expect(failed.filter(({ source }) => source === 'Send_SMS/texts.yaml').map(({ name }) => name)).toEqual([
      "Sendmode's echo of such a text comes back as it is",
    ]);
  }, 60_000);

  it('would fail with a request to another address, which the closed network does not let out', async () => {
    const [first] = fast;
    if (!first) throw new Error('There are no cases.');
    const wire = first.wire.replace('/v2/', '/v3/');
    const elsewhere = { ...first, wire };
    const seen = await replay(platformFor(elsewhere), elsewhere);
    nock.cleanAll();
    expect(() => check(elsewhere, seen, schemas)).toThrow(`Sendmode did not get ${wire}. The flow saw HTTP 424`);
  });

  describe.each(forms)('a case of $operationId would fail if', ({ operationId, example: body }) => {
    const example = fast.find((each) => each.operationId === operationId && each.answer.status === 200);
    const ways = { ...falsifications, ...(body === undefined ? {} : bodyFalsifications) };
    let seen: Observation | undefined;

    beforeAll(async () => {
      if (example) seen = await replay(platformFor(example), example);
    });

    it.each(Object.entries(ways))('%s', (_, falsify) => {
      if (!example || !seen) throw new Error(`There is no accepted case of ${operationId}.`);
      const falsified = falsify(seen);
      expect(() => check(example, seen as Observation, schemas)).not.toThrow();
      expect(() => check(example, falsified, schemas)).toThrow(expect.objectContaining({ name: 'AssertionError' }));
    });
  });
});
