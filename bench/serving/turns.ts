import { median } from '../processes.ts';
import { processorTime } from '../soak/processes.ts';
import { sendTexts, type Target } from './load.ts';
import type { Row } from './rows.ts';

/** Rounds that count, each of this many seconds. */
export const turns = { rounds: 5, seconds: 2 };

/** A target whose process is known. */
export interface Served extends Target {
  readonly pid: number;
}

/** What the rounds of a target showed, in their order: calls a second, and milliseconds of its process for a call. */
export interface Seen {
  readonly rates: number[];
  readonly processor: number[];
}

/** Puts load on targets that take turns, so that what else the machine does meets all alike. The first round is not counted. */
export const takeTurns = async (targets: readonly Served[]): Promise<ReadonlyMap<string, Seen>> => {
  const seen = new Map<string, Seen>(targets.map(({ name }) => [name, { rates: [], processor: [] }]));
  for (let round = 0; round <= turns.rounds; round += 1) {
    for (const target of targets) {
      const before = processorTime(target.pid);
      const { rate, calls } = await sendTexts(target, { seconds: turns.seconds });
      const { rates, processor } = seen.get(target.name) ?? { rates: [], processor: [] };
      if (round === 0) continue;
      rates.push(rate);
      processor.push((processorTime(target.pid) - before) / calls);
    }
  }
  return seen;
};

/** The median of the rounds' ratios: two that follow each other met the same machine. */
const ratioOf = (ours: Seen, peer: Seen): number =>
  median(ours.rates.map((rate, round) => rate / (peer.rates[round] ?? Number.NaN)));

const figuresOf = ({ rates, processor }: Seen): string =>
  `${median(rates).toFixed(0)}/s (${median(processor).toFixed(2)} ms)`;

/** How many times as many calls a target takes as its peer. */
export const rateRow = (seen: ReadonlyMap<string, Seen>, name: string, peer: string, least: number): Row => {
  const [ours, theirs] = [seen.get(name), seen.get(peer)];
  if (!ours || !theirs) throw new Error(`Nothing was measured of ${name} or ${peer}.`);
  return {
    work: `${name} : ${peer}`,
    ratio: ratioOf(ours, theirs),
    target: { least },
    figures: `${figuresOf(ours)} : ${figuresOf(theirs)}`,
  };
};
