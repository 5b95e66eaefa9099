import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { paconnSettings } from '../../../emit/deployment/paconn-settings.ts';

const folder = process.env.PUBLISHED_SCHEMAS;
const absent = folder === undefined || folder === 'absent';
const schemaFile = 'paconn-settings.schema.json';

if (folder === undefined && process.env.CI === 'true') {
  throw new Error(
    "PUBLISHED_SCHEMAS is not set, so settings.json cannot be checked against Microsoft's schema. Set it to the folder of the published schemas, or to `absent` where there is none.",
  );
}
if (absent) {
  console.warn(
    `NOT CHECKED: settings.json against Microsoft's schema. Set PUBLISHED_SCHEMAS to a folder that holds ${schemaFile}.`,
  );
}

const validate = (settings: object): string[] => {
  const { id: _, ...schema } = JSON.parse(readFileSync(path.join(folder ?? '', schemaFile), 'utf8')) as { id: string };
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const check = ajv.compile(schema);
  return check(settings) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};

describe.skipIf(absent)("Microsoft's schema of settings.json", () => {
  test('accepts ours, but for the script, which only paconn knows', () => {
    const { script, ...rest } = paconnSettings();
    expect(validate(rest)).toEqual([]);
    expect(validate({ ...rest, script })).toEqual([' must NOT have additional properties']);
  });

  test('refuses what our rule refuses', () => {
    expect(validate({ connectorId: null })).toEqual(['/connectorId must be string']);
    expect(validate({ environment: 'Default' })).toHaveLength(1);
  });
});
