import { describe, expect, test } from 'vitest';
import { textFile } from '../../../emit/emitted-file.ts';
import { emitDeployment } from '../../../emit/index.ts';
import { checkDeploymentFolder, deploymentRules } from '../../../rules/packages/deployment.ts';
import type { PackagedFile } from '../../../rules/packages/file-set.ts';
import { sources } from '../../emit/power-platform/fixture.ts';

const good = emitDeployment(sources);
const decoder = new TextDecoder();

const without = (path: string): PackagedFile[] => good.filter((file) => file.path !== path);

const edited = (path: string, from: string | RegExp, to: string): PackagedFile[] =>
  good.map((file) => {
    if (file.path !== path) return file;
    const before = decoder.decode(file.bytes);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} has no ${from} to replace.`);
    return textFile(path, after);
  });

const settings = (from: string | RegExp, to: string): PackagedFile[] => edited('settings.json', from, to);
const found = (files: readonly PackagedFile[]): string[] =>
  checkDeploymentFolder(files).map(({ code, pointer, value }) => `${code} ${pointer} ${value}`);

describe('the folder for the deployment tools', () => {
  test('breaks no rule as it is emitted', () => {
    expect(found(good)).toEqual([]);
  });

  test('may name a connector, as paconn writes it there', () => {
    expect(found(settings('{', '{"connectorId": "shared_sendmode-5f0123",'))).toEqual([]);
  });

  test.each([
    ['DeploymentNotAscii apiProperties.json "é"', edited('apiProperties.json', 'API Key', 'API Key é')],
    [
      'DeploymentStackOwner apiProperties.json#/properties/stackOwner "SendMode"',
      edited('apiProperties.json', '"publisher"', '"stackOwner": "SendMode", "publisher"'),
    ],
    [
      'DeploymentDefinitionIncomplete apiDefinition.swagger.json#/info/description ""',
      edited('apiDefinition.swagger.json', /"description": "Connect.*?"/, '"description": ""'),
    ],
    [
      'DeploymentDefinitionIncomplete apiDefinition.swagger.json#/schemes/0 nothing',
      edited('apiDefinition.swagger.json', /"schemes": \[[^\]]*\]/, '"schemes": []'),
    ],
    [
      'DeploymentScriptOperationsInvalid apiProperties.json#/properties/scriptOperations/0 "SendSMS"',
      edited('apiProperties.json', '"Send_SMS"', '"SendSMS"'),
    ],
    [
      'DeploymentCapabilitiesInvalid apiProperties.json#/properties/capabilities {}',
      edited('apiProperties.json', '"publisher"', '"capabilities": {}, "publisher"'),
    ],
    [
      'DeploymentSettingsInvalid settings.json#/environment "Default"',
      settings('00000000-0000-0000-0000-000000000000', 'Default'),
    ],
    [
      'DeploymentSettingsInvalid settings.json#/environment "ABCDEF00-0000-0000-0000-000000000000"',
      settings('00000000-', 'ABCDEF00-'),
    ],
    ['DeploymentSettingsInvalid settings.json#/connectorId null', settings('{', '{"connectorId": null,')],
    ['DeploymentSettingsInvalid settings.json#/secret "x"', settings('{', '{"secret": "x",')],
    [
      'DeploymentSettingsInvalid settings.json#/powerAppsUrl "http://127.0.0.1"',
      settings('https://api.powerapps.com', 'http://127.0.0.1'),
    ],
    ['DeploymentSettingsInvalid settings.json#/powerAppsApiVersion "2020-01-01"', settings('2016-11-01', '2020-01-01')],
    ['DeploymentPathMissing settings.json#/script "script/script.csx"', settings('script.csx', 'script/script.csx')],
    ['DeploymentPathMissing settings.json#/icon nothing', settings(/ *"icon".*\n/, '')],
  ])('%s', (wanted, files) => {
    expect(found(files)).toEqual([wanted]);
  });

  test('without a script says so in three places', () => {
    expect(found(without('script.csx'))).toEqual([
      'DeploymentFileMissing script.csx nothing',
      expect.stringContaining(
        'DeploymentScriptOperationsInvalid apiProperties.json#/properties/scriptOperations ["Send_SMS"',
      ),
      'DeploymentPathMissing settings.json#/script "script.csx"',
    ]);
  });

  test('without an icon says that the settings name it too', () => {
    expect(found(without('icon.png'))).toEqual([
      'DeploymentFileMissing icon.png nothing',
      'DeploymentPathMissing settings.json#/icon "icon.png"',
    ]);
  });

  test('has a test for each of its rules', () => {
    expect(deploymentRules.map(({ code }) => code)).toEqual([
      'DeploymentFileMissing',
      'DeploymentNotAscii',
      'DeploymentStackOwner',
      'DeploymentDefinitionIncomplete',
      'DeploymentScriptOperationsInvalid',
      'DeploymentCapabilitiesInvalid',
      'DeploymentSettingsInvalid',
      'DeploymentPathMissing',
    ]);
  });
});
