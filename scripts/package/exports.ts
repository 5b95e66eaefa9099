import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportedSolutions } from '../../emit/package-sources.ts';
import { openArchive } from '../../rules/packages/archive.ts';
import { elementsNamed, readXml } from '../../rules/packages/xml-tree.ts';
import { ExpectedError } from '../expected-error.ts';

const wanted =
  'Certification takes two solutions that were exported unmanaged: one with the connector alone, one with the connector and the flows.';

const refuse = (problem: string): never => {
  throw new ExpectedError(
    `${problem} ${wanted} Nothing was written. Export both from the environment in which they were tested, into a folder of their own.`,
  );
};

const refuseZip = (place: string, problem: string): never => refuse(`${place} ${problem}.`);

/** Whether a solution holds a flow. What else must be in it is for the rules to say. */
const hasFlows = (place: string, bytes: Uint8Array): boolean => {
  const archive = openArchive(bytes);
  if (archive.fault !== undefined) return refuseZip(place, `cannot be read as a zip: ${archive.fault}`);
  const customizations = archive.entries.get('customizations.xml');
  if (!customizations) return refuseZip(place, 'is no solution: customizations.xml is not in it');
  const reading = readXml(customizations);
  if ('fault' in reading)
    return refuseZip(place, `is no solution: customizations.xml cannot be read, ${reading.fault}`);
  return elementsNamed(reading.root, 'Workflow').length > 0;
};

/**
 * The two solutions in a folder, told apart by what is in them, whatever they are called.
 *
 * @throws ExpectedError unless there are exactly two zips, one solution without flows and one with flows.
 */
export const readExports = async (folder: string): Promise<ExportedSolutions> => {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    refuse(`${folder} cannot be read as a folder (${error.code ?? error.message}).`),
  );
  const zips = entries.filter((entry) => /\.zip$/i.test(entry)).sort();
  if (zips.length !== 2) refuse(`${folder} holds ${zips.length} zips${zips.length > 0 ? `: ${zips.join(', ')}` : ''}.`);
  const solutions = await Promise.all(
    zips.map(async (name) => {
      const bytes = new Uint8Array(await readFile(path.join(folder, name)));
      return { bytes, withFlows: hasFlows(path.join(folder, name), bytes) };
    }),
  );
  const connector = solutions.find(({ withFlows }) => !withFlows);
  const flows = solutions.find(({ withFlows }) => withFlows);
  if (connector && flows) return { connector: connector.bytes, flows: flows.bytes };
  return refuse(`${zips.join(' and ')} in ${folder} both hold ${flows ? 'flows' : 'no flow'}.`);
};
