import { median } from '../processes.ts';
import { sendBody, sendTexts, type Target } from './load.ts';
import { printRows, type Row } from './rows.ts';

const rounds = 3;

const rateOf = async (target: Target, options: Parameters<typeof sendTexts>[1]): Promise<number> => {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push((await sendTexts(target, options)).rate);
  return median(rates);
};

/** Milliseconds of a call to so many recipients, one call after the other. */
const timeOf = async (target: Target, recipients: number): Promise<number> =>
  1000 / (await rateOf(target, { connections: 1, seconds: 1, body: sendBody(recipients) }));

const recipientRow = async (target: Target, few: number, many: number): Promise<Row> => {
  const [first, second] = [await timeOf(target, few), await timeOf(target, many)];
  return {
    work: `time for a recipient, of ${many} : of ${few}`,
    ratio: second / many / (first / few),
    target: { most: 2 },
    figures: `${second.toFixed(1)} ms : ${first.toFixed(1)} ms a call`,
  };
};

const connectionRow = async (target: Target, few: number, many: number): Promise<Row> => {
  const [first, second] = [
    await rateOf(target, { connections: few, seconds: 2 }),
    await rateOf(target, { connections: many, seconds: 3 }),
  ];
  return {
    work: `calls a second, ${many} : ${few} connections`,
    ratio: second / first,
    target: { least: 0.5 },
    figures: `${second.toFixed(0)}/s : ${first.toFixed(0)}/s`,
  };
};

/** How calls grow with their recipients, and the rate with the connections. @returns whether it is linear, without a cliff. */
export const measureGrowth = async (target: Target): Promise<boolean> =>
  printRows(`${target.name}, median of ${rounds}`, [
    await recipientRow(target, 1, 100),
    await recipientRow(target, 100, 1000),
    await recipientRow(target, 1000, 10_000),
    await connectionRow(target, 1, 10),
    await connectionRow(target, 10, 100),
    await connectionRow(target, 10, 1000),
  ]);
