import { describe, expect, test } from 'vitest';
import { paconnSettings } from '../../emit/deployment/paconn-settings.ts';
import { applyRules } from '../../rules/rule.ts';
import { deploymentSettings, settingsRules } from '../../rules/settings.ts';

const files = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'script.csx', 'settings.json'];

const found = (change: object, among = files): string[] =>
  applyRules(
    settingsRules,
    deploymentSettings(JSON.parse(JSON.stringify({ ...paconnSettings(), ...change })), among),
  ).map(({ code, pointer, value }) => `${code} ${pointer} ${value}`);

const without = (name: string): string[] => files.filter((file) => file !== name);

describe('the settings of paconn', () => {
  test('break no rule as they are emitted', () => {
    expect(found({})).toEqual([]);
  });

  test('may name a connector, as paconn writes it there', () => {
    expect(found({ connectorId: 'shared_sendmode-5f0123' })).toEqual([]);
  });

  test('need name no icon and no script where the folder has none', () => {
    expect(found({ icon: undefined, script: undefined }, files.slice(0, 2))).toEqual([]);
  });

  test('may write a path with a dot', () => {
    expect(found({ script: './script.csx' })).toEqual([]);
  });

  test.each([
    ['DeploymentSettingsInvalid settings.json#/environment "Default"', { environment: 'Default' }],
    [
      'DeploymentSettingsInvalid settings.json#/environment "ABCDEF00-0000-0000-0000-000000000000"',
      { environment: 'ABCDEF00-0000-0000-0000-000000000000' },
    ],
    ['DeploymentSettingsInvalid settings.json#/connectorId null', { connectorId: null }],
    ['DeploymentSettingsInvalid settings.json#/secret "x"', { secret: 'x' }],
    ['DeploymentSettingsInvalid settings.json#/toString "x"', { toString: 'x' }],
    ['DeploymentSettingsInvalid settings.json#/powerAppsUrl "http://127.0.0.1"', { powerAppsUrl: 'http://127.0.0.1' }],
    [
      'DeploymentSettingsInvalid settings.json#/powerAppsApiVersion "2020-01-01"',
      { powerAppsApiVersion: '2020-01-01' },
    ],
    ['DeploymentPathMissing settings.json#/script "script/script.csx"', { script: 'script/script.csx' }],
  ])('%s', (wanted, change) => {
    expect(found(change)).toEqual([wanted]);
  });

  test('must name a script that the folder has, since an update would remove it', () => {
    const { script: _, ...rest } = paconnSettings();
    const findings = applyRules(settingsRules, deploymentSettings(rest, files));
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'DeploymentPathMissing settings.json#/script',
    ]);
  });

  test.each(['icon.png', 'script.csx'])('must not name %s where it is missing', (name) => {
    const key = name.split('.')[0];
    expect(found({}, without(name))).toEqual([`DeploymentPathMissing settings.json#/${key} "${name}"`]);
  });
});
