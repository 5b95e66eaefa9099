import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, median, project, timeCommand } from './processes.ts';

const rounds = 5;

/**
 * From a description to OpenAPI 2.0, as a user runs it: `npm run build` here, which also checks every rule and writes
 * types, icon and reference page, beside TypeSpec with its autorest emitter. The two take turns.
 */
export const measureEmitting = async (): Promise<boolean> => {
  const out = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timeCommand(process.execPath, ['scripts/sendmode-connector.js', 'build', '--out', out], project));
      const output = `@azure-tools/typespec-autorest.emitter-output-dir=${out}`;
      const args = ['compile', 'sendmode.tsp', '--emit', '@azure-tools/typespec-autorest', '--option', output];
      theirs.push(await timeCommand(path.join(commands, 'tsp'), args, import.meta.dirname));
    }
  } finally {
    rmSync(out, { recursive: true });
  }
  console.log(`Emitting, median of ${rounds} runs in turn`);
  console.log(`  this product  ${median(ours).toFixed(0)} ms (all rules, types, icon and page included)`);
  console.log(`  TypeSpec      ${median(theirs).toFixed(0)} ms (definition alone)`);
  console.log(`  ratio         ${(median(ours) / median(theirs)).toFixed(2)} of TypeSpec's time\n`);
  return true;
};
