import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.PUBLISHED_SCHEMAS;

/**
 * Whether there are no published schemas to check against, which is said aloud.
 *
 * @param what - what is not checked then, such as `the templates against the schemas of Azure Resource Manager`
 * @throws Error in CI when nobody has said whether there are any
 */
export const schemasAreAbsent = (what: string): boolean => {
  if (folder === undefined && process.env.CI === 'true') {
    throw new Error(
      `PUBLISHED_SCHEMAS is not set, so nothing holds ${what}. Set it to the folder of the published schemas, or to \`absent\` where there is none.`,
    );
  }
  if (folder !== undefined && folder !== 'absent') return false;
  console.warn(`NOT CHECKED: ${what}. Set PUBLISHED_SCHEMAS to the folder of the published schemas.`);
  return true;
};

/** A JSON file of the folder. */
export const readSchema = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(folder ?? '', file), 'utf8')) as Record<string, unknown>;

/** Every JSON file below a folder of the folder, its path with forward slashes. */
export const schemaFilesBelow = (below: string): string[] =>
  readdirSync(path.join(folder ?? '', below), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replaceAll(path.sep, '/'));
