import { median } from '../processes.ts';
import { sendBody, sendTexts, type Target } from './load.ts';

const rounds = 3;

const row = async (target: Target, options: Parameters<typeof sendTexts>[1]): Promise<number> => {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push((await sendTexts(target, options)).rate);
  return median(rates);
};

/** How calls grow with their recipients, and the rate with the connections: linear is wanted, without a cliff. */
export const printGrowth = async (target: Target): Promise<void> => {
  console.log(`${target.name}, by recipients of a call (one connection)`);
  for (const recipients of [1, 100, 1000, 10_000]) {
    const rate = await row(target, { connections: 1, seconds: 1, body: sendBody(recipients) });
    console.log(`  ${String(recipients).padStart(6)} recipients ${(1000 / rate).toFixed(2).padStart(9)} ms a call`);
  }
  console.log(`${target.name}, by connections`);
  for (const connections of [1, 10, 100, 1000]) {
    const rate = await row(target, { connections, seconds: connections < 1000 ? 2 : 6 });
    console.log(`  ${String(connections).padStart(6)} connections ${rate.toFixed(0).padStart(8)} calls a second`);
  }
};
