import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { type PublishedRow, publishedRules } from '../rules/description/published.ts';
import { Place } from '../rules/document-view.ts';
import type { Finding } from '../rules/finding.ts';
import { applyRules } from '../rules/rule.ts';
import { descriptionFile, inOwnFile } from './origins.ts';
import { repositoryFolder } from './repository.ts';

const file = path.join(repositoryFolder, 'connector/published-reference.csv');

const rowOf = (line: string): PublishedRow => {
  const [operationId = '', direction = '', name = '', key = '', required = '', type = ''] = line.split(',');
  return {
    operationId,
    direction: direction === 'in' ? 'in' : 'out',
    name,
    path: key,
    required: required === 'true',
    type,
  };
};

/**
 * The rows of Microsoft's reference page of the published connector. No cell of the file is quoted but for the last one,
 * the description, which is not read.
 */
export const readPublishedReference = async (): Promise<readonly PublishedRow[]> =>
  (await readFile(file, 'utf8')).trim().split('\n').slice(1).map(rowOf);

/** Where the description is unlike the published connector without saying why, each at its place in the file. */
export const publicationFindings = async (connector: Connector): Promise<Finding[]> => {
  const publication = { root: new Place(descriptionFile, connector), rows: await readPublishedReference() };
  return inOwnFile(applyRules(publishedRules, publication), connector);
};
