import { describe, expect, test } from 'vitest';
import { certificationDefinition, certificationProperties } from '../../../emit/certification/documents.ts';
import { validateAgainstPublishedSchemas } from '../../../scripts/published-schemas.ts';
import { sources } from '../power-platform/fixture.ts';

const folder = process.env.PUBLISHED_SCHEMAS;
const absent = folder === undefined || folder === 'absent';

if (folder === undefined && process.env.CI === 'true') {
  throw new Error(
    "PUBLISHED_SCHEMAS is not set, so the certification copies cannot be checked against Microsoft's schemas. Set it to the folder of the published schemas, or to `absent` where there is none.",
  );
}
if (absent) {
  console.warn(
    "NOT CHECKED: the certification copies against Microsoft's schemas. Set PUBLISHED_SCHEMAS to a folder that holds them.",
  );
}

describe.skipIf(absent)("Microsoft's schemas", () => {
  test('accept the copies with the test of a connection and the owner', () => {
    const definition = certificationDefinition(sources);
    const properties = certificationProperties(sources);
    expect(validateAgainstPublishedSchemas(folder ?? '', { definition, properties }).findings).toEqual([]);
  });

  test('would refuse another form of the test', () => {
    const definition = {
      ...certificationDefinition(sources),
      'x-ms-capabilities': { testConnection: 'Check_Credits' },
    };
    const { findings } = validateAgainstPublishedSchemas(folder ?? '', { definition, properties: sources.properties });
    expect(findings.map(({ pointer }) => pointer)).toContain(
      'apiDefinition.swagger.json#/x-ms-capabilities/testConnection',
    );
  });
});
