import { describe, expect, test } from 'vitest';
import { emitDeployment } from '../../emit/index.ts';
import { sources } from './power-platform/fixture.ts';

const files = new Map(emitDeployment(sources).map(({ path, bytes }) => [path, bytes]));
const text = (path: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(path));

describe('the folder for pac and paconn', () => {
  test('has every file that they are given', () => {
    expect([...files.keys()]).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'script.csx',
      'icon.png',
      'settings.json',
      'README.md',
    ]);
  });

  test('has the documents as they were built', () => {
    expect(JSON.parse(text('apiDefinition.swagger.json'))).toEqual(sources.definition);
    expect(JSON.parse(text('apiProperties.json'))).toEqual(sources.properties);
    expect(text('script.csx')).toBe(sources.script);
    expect(files.get('icon.png')).toBe(sources.icon);
  });

  test('has settings with a placeholder for the environment and no connector yet', () => {
    expect(JSON.parse(text('settings.json'))).toEqual({
      environment: '00000000-0000-0000-0000-000000000000',
      apiProperties: 'apiProperties.json',
      apiDefinition: 'apiDefinition.swagger.json',
      icon: 'icon.png',
      script: 'script.csx',
      powerAppsUrl: 'https://api.powerapps.com',
      powerAppsApiVersion: '2016-11-01',
    });
  });

  test('tells the two commands', () => {
    expect(text('README.md')).toContain('paconn create --settings settings.json --overwrite-settings\n');
    expect(text('README.md')).toContain('\npaconn update --settings settings.json\n');
    expect(text('README.md')).toContain(
      'pac connector create --api-definition-file apiDefinition.swagger.json --api-properties-file apiProperties.json --icon-file icon.png --script-file script.csx',
    );
  });
});
