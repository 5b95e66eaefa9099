import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { labelledDescription } from './description.ts';
import { commands, median, project, timeCommand } from './processes.ts';

const rounds = 9;
/** How many times faster than the peer. */
const lowest = { documents: 5, build: 2 };

const bundleDocuments = async (folder: string): Promise<string> => {
  const outfile = path.join(folder, 'documents.mjs');
  const entryPoints = [path.join(import.meta.dirname, 'documents.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return outfile;
};

const row = (name: string, ours: number, theirs: number, least: number): boolean => {
  const times = theirs / ours;
  const verdict = `at least ${least}${times < least ? ', MISSED' : ''}`;
  console.log(`  ${name.padEnd(60)} ${times.toFixed(1)} x  ${ours.toFixed(0)} ms   (${verdict})`);
  return times >= least;
};

/**
 * From a description to OpenAPI 2.0, beside TypeSpec with its autorest emitter and the same four actions, which take turns:
 * the emitters of definition and properties as one process, from a bundle as all commands are; and `npm run build` without npm
 * after a label was changed, which makes that bundle anew, holds every rule, has the script checked and writes all files.
 *
 * @returns whether the bounds are kept.
 */
export const measureEmitting = async (): Promise<boolean> => {
  const out = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const times = { documents: [] as number[], build: [] as number[], theirs: [] as number[] };
  const description = labelledDescription();
  const buildHere = () =>
    timeCommand(process.execPath, ['scripts/sendmode-connector.js', 'build', '--out', out], project);
  try {
    const documents = await bundleDocuments(out);
    // The first one makes what all later ones find: the checked script, the types, the compiled schema.
    await buildHere();
    for (let round = 0; round < rounds; round += 1) {
      times.documents.push(await timeCommand(process.execPath, [documents, out], project));
      description.save(`Name ${round}`);
      times.build.push(await buildHere());
      const output = `@azure-tools/typespec-autorest.emitter-output-dir=${out}`;
      const args = ['compile', 'sendmode.tsp', '--emit', '@azure-tools/typespec-autorest', '--option', output];
      times.theirs.push(await timeCommand(path.join(commands, 'tsp'), args, import.meta.dirname));
    }
  } finally {
    description.restore();
    rmSync(out, { recursive: true });
  }
  const theirs = median(times.theirs);
  console.log(`Emitting, median of ${rounds} runs in turn; TypeSpec, the definition alone: ${theirs.toFixed(0)} ms`);
  const kept = [
    row('definition and properties, whole process', median(times.documents), theirs, lowest.documents),
    row('build after one label changed, all rules, files and the script', median(times.build), theirs, lowest.build),
  ];
  console.log();
  return kept.every(Boolean);
};
