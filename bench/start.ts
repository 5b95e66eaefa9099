import { median, project, timeCommand } from './processes.ts';

const rounds = 15;
const highest = 2.5;

/** How long a command takes that does nothing, beside Node itself. The two take turns. @returns whether the bound is kept. */
export const measureStart = async (): Promise<boolean> => {
  const ours: number[] = [];
  const bare: number[] = [];
  const help = ['scripts/sendmode-connector.js', '--help'];
  await timeCommand(process.execPath, help, project);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timeCommand(process.execPath, help, project));
    bare.push(await timeCommand(process.execPath, ['-e', '0'], project));
  }
  const ratio = median(ours) / median(bare);
  console.log(`Starting a command, median of ${rounds} runs in turn`);
  console.log(`  --help        ${median(ours).toFixed(0)} ms`);
  console.log(`  node -e 0     ${median(bare).toFixed(0)} ms`);
  console.log(`  ratio         ${ratio.toFixed(2)}, at most ${highest}\n`);
  return ratio <= highest;
};
