import { describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import { emitConsumption, emitDocuments, emitStandard } from '../../../emit/index.ts';
import { describeFinding } from '../../../rules/finding.ts';
import { checkLogicApps } from '../../../rules/packages/logic-apps.ts';
import { logicAppsWorkflows } from '../../../samples/logic-apps/index.ts';

const documents = emitDocuments(sendmode);
const sources = { connector: sendmode, ...documents, script: 'class Script' };
const workflows = logicAppsWorkflows(sendmode);
const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

describe('the files for Logic Apps', () => {
  test.each([
    ['Consumption', emitConsumption(sources, workflows)],
    ['Standard', emitStandard(sources, workflows)],
  ])('of %s name no choice that only policies and a script can carry out', (_, files) => {
    expect(files.length).toBeGreaterThan(2);
    expect(checkLogicApps({ files, ...documents })).toEqual([]);
    const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes)).join();
    expect([texts.includes(sendmode.apiChoice.name), texts.includes(sendmode.apiChoice.header)]).toEqual([
      false,
      false,
    ]);
    expect(texts).toContain('are for accounts on v2');
  });

  test('are refused with the whole form of the connection in them', () => {
    const { connectionParameters } = documents.properties.properties;
    const files = [file('azuredeploy.json', JSON.stringify(connectionParameters)), file('README.md', 'Set `api_key`.')];
    expect(checkLogicApps({ files, ...documents }).map(describeFinding)).toEqual([
      'error ConnectionChoiceWithoutPolicies at azuredeploy.json: No file for Logic Apps may name a connection parameter that only a policy reads. Received "sendmode_api". The person who sets it believes in a choice that has no effect, since no policy and no script runs. Leave the parameter out of what is emitted for Logic Apps.',
    ]);
  });

  test('may have words in which the name is only a part', () => {
    const files = [file('a.json', '{"my_sendmode_api_key": "sendmode_apis"}')];
    expect(checkLogicApps({ files, ...documents })).toEqual([]);
  });
});
