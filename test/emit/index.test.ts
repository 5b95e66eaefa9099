import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { emitIcon } from '../../emit/icon.ts';
import { emitCertification, emitDocuments, emitFiles, emitPowerApps } from '../../emit/index.ts';
import { emitProperties } from '../../emit/properties.ts';
import { emitReference } from '../../emit/reference.ts';
import { fixedDescription } from '../connector/fixed-description.ts';

describe('emitted files', () => {
  test('are the same to the byte each time', async () => {
    const first = await emitFiles(sendmode, emitDocuments(sendmode));
    const second = await emitFiles(structuredClone(sendmode), emitDocuments(structuredClone(sendmode)));
    expect(second).toEqual(first);
    expect(first.map((file) => file.path)).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'docs/reference.md',
      'icon.png',
      'apiTypes.d.ts',
    ]);
  });

  test('emitting leaves the documents as they are', async () => {
    const documents = emitDocuments(sendmode);
    const before = structuredClone(documents);
    await emitFiles(sendmode, documents);
    expect(documents).toEqual(before);
  });

  test('say what the connector that they are given says, of whatever kind', () => {
    const other: Connector = {
      ...fixedDescription,
      assumptions: [{ assumption: 'It rains.', basis: 'A look outside.' }],
      actions: fixedDescription.actions.map((action) => ({ ...action, extension: 'Because of the rain.' })),
      codes: [{ code: 77, identifier: 'WET', meaning: 'It rained.', remedy: 'Dry it.', status: 400 }],
      outcome: {
        code: { ...fixedDescription.outcome.code, name: 'result' },
        error: { ...fixedDescription.outcome.error, name: 'why' },
      },
    };
    const sources = { connector: other, ...emitDocuments(other), script: '' };
    const texts = [...emitCertification(sources, []), ...emitPowerApps(sources)]
      .filter(({ path }) => /\.(md|fx|ts)$/.test(path))
      .map(({ bytes }) => new TextDecoder().decode(bytes));
    const all = [emitReference(other), ...texts].join('\n');
    expect(all.match(/\| It rains\. \| A look outside\. \|/g)).toHaveLength(2);
    expect(all).toContain('| Import_Customer | Because of the rain. |');
    expect(all).toContain('| 77 | WET | It rained. | Dry it. | 400 |');
    expect(all).toContain('Sendmode.SendSMS(message).result');
    expect(all).toContain('type Outcome = { readonly result?: number; readonly why?: unknown };');
    for (const { basis } of fixedDescription.assumptions) expect(all).not.toContain(`| ${basis} |`);
    expect(all).not.toContain('INVALID_ACCESS_KEY |');
  });
});

describe('the properties', () => {
  const operationIds = sendmode.actions.map(({ operationId }) => operationId);
  const { properties } = emitProperties(sendmode);

  test('hold the key as a securestring with a label, a description and a tooltip', () => {
    expect(properties.connectionParameters.api_key).toMatchObject({
      type: 'securestring',
      uiDefinition: { displayName: 'API Key', constraints: { clearText: false, required: 'true' } },
    });
  });

  test('set the content type and the choice of the API on every request', () => {
    expect(properties.policyTemplateInstances.map((policy) => policy.parameters)).toEqual([
      {
        'x-ms-apimTemplateParameter.name': 'Content-Type',
        'x-ms-apimTemplateParameter.value': 'application/json',
        'x-ms-apimTemplateParameter.existsAction': 'override',
        'x-ms-apimTemplate-policySection': 'Request',
        'x-ms-apimTemplate-operationName': operationIds,
      },
      {
        'x-ms-apimTemplateParameter.name': 'x-sendmode-api',
        // The value behind the comma is for connections that were made before there was a choice.
        'x-ms-apimTemplateParameter.value': "@connectionParameters('sendmode_api','v2')",
        'x-ms-apimTemplateParameter.existsAction': 'override',
        'x-ms-apimTemplate-policySection': 'Request',
        'x-ms-apimTemplate-operationName': operationIds,
      },
    ]);
  });

  test('run the script on every operation and deploy as they are', () => {
    expect(properties.scriptOperations).toEqual(operationIds);
    expect(properties).not.toHaveProperty('stackOwner');
    expect(properties.publisher).toBe('SendMode');
  });
});

describe('the icon', () => {
  const icon = decode(emitIcon(fixedDescription));
  const pixel = (index: number) => [...icon.data.slice(index * 3, index * 3 + 3)];
  const background = [0x14, 0x50, 0x6e];

  test('is 160 by 160 pixels without transparency', () => {
    expect({ width: icon.width, height: icon.height, channels: icon.channels }).toEqual({
      width: 160,
      height: 160,
      channels: 3,
    });
  });

  test('has the brand colour around a mark of less than 70 % a side', () => {
    const marked = Array.from({ length: 160 * 160 }, (_, index) => index).filter(
      (index) => String(pixel(index)) !== String(background),
    );
    const columns = marked.map((index) => index % 160);
    const rows = marked.map((index) => Math.floor(index / 160));
    const width = Math.max(...columns) - Math.min(...columns) + 1;
    const height = Math.max(...rows) - Math.min(...rows) + 1;
    expect(width).toBeGreaterThan(80);
    expect(width).toBeLessThan(112);
    expect(height).toBeGreaterThan(80);
    expect(height).toBeLessThan(112);
  });
});
