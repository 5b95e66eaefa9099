import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { Action, Trigger } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { actionOf, connectorSteps } from './steps-of.ts';

const samples = [
  ...powerAutomateFlows(sendmode).map((sample) => [`power-automate/${sample.name}`, sample.definition] as const),
  ...logicAppsWorkflows(sendmode).map((sample) => [`logic-apps/${sample.name}`, sample.definition] as const),
];
const sample = (wanted: string) => {
  const [, definition] = samples.find(([name]) => name === wanted) ?? [];
  if (!definition) throw new Error(`There is no ${wanted}.`);
  return definition;
};

const hidden = (step: Action | Trigger | undefined): readonly string[] =>
  step && 'runtimeConfiguration' in step && step.runtimeConfiguration && 'secureData' in step.runtimeConfiguration
    ? (step.runtimeConfiguration.secureData?.properties ?? [])
    : [];

const page = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');
const [, onThePage = ''] = /```json\n("runtimeConfiguration"[\s\S]*?)\n```/.exec(page) ?? [];

describe('the run history of a sample', () => {
  test.each(samples)('holds nothing that %s is called with or hands to Sendmode', (_, definition) => {
    const triggers = Object.values(definition.triggers).filter(({ type }) => type === 'Request');
    expect(triggers.filter((trigger) => !hidden(trigger).includes('outputs'))).toEqual([]);
    const calls = Object.entries(connectorSteps(definition)).filter(
      ([, { inputs }]) => 'body' in inputs || ('parameters' in inputs && JSON.stringify(inputs).includes('"body/')),
    );
    expect(calls.filter(([, step]) => hidden(step).length < 2).map(([name]) => name)).toEqual([]);
  });

  test.each([
    ['power-automate/BulkCampaign', 'Report'],
    ['logic-apps/BulkCampaign', 'Report'],
    ['power-automate/OneTimeAlert', 'Send_SMS_review_list_entry'],
    ['logic-apps/OneTimeAlert', 'Review_list_entry'],
    ['power-automate/ProveYourAccount', 'Verdict'],
    ['power-automate/ProveYourAccount', 'Balance_after'],
  ])('of %s has no setting of its own at %s, which a person reads there', (name, step) => {
    expect(hidden(actionOf(sample(name), step))).toEqual([]);
  });

  test('is kept so by the setting that docs/operate.md shows', () => {
    const { runtimeConfiguration } = JSON.parse(`{${onThePage}}`) as { runtimeConfiguration: unknown };
    for (const name of ['power-automate/OneTimeAlert', 'logic-apps/OneTimeAlert'])
      expect(actionOf(sample(name), 'Send_SMS')).toMatchObject({ runtimeConfiguration });
    expect(runtimeConfiguration).toEqual({ secureData: { properties: ['inputs', 'outputs'] } });
  });
});
