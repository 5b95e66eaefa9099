import { readFileSync } from 'node:fs';

/** A row of the published reference page. */
export interface PublishedRow {
  readonly operationId: string;
  readonly direction: 'in' | 'out';
  readonly name: string;
  readonly path: string;
  readonly required: boolean;
  readonly type: string;
}

/** The file has no quoted cells but for a comma in its last column, the description, which parity does not cover. */
export const publishedRows: readonly PublishedRow[] = readFileSync(
  new URL('connector-reference.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [operationId = '', direction = '', name = '', path = '', required = '', type = ''] = line.split(',');
    return {
      operationId,
      direction: direction === 'in' ? 'in' : 'out',
      name,
      path,
      required: required === 'true',
      type,
    };
  });
