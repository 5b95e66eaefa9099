import { sendmode } from '../../connector/sendmode.ts';
import { runCampaign } from '../samples/campaign.ts';
import { localWorld } from '../samples/engine/local-world.ts';
import type { Host } from '../samples/samples.ts';

/** A campaign to measure. */
export interface CampaignSize {
  readonly host: Host;
  readonly people: number;
  readonly recipientsPerMessage: number;
  /** Milliseconds that each call takes on the virtual clock. */
  readonly latency: number;
}

/** What a campaign came to. All times are those of the virtual clock. */
export interface CampaignFigures extends CampaignSize {
  readonly seconds: number;
  readonly calls: number;
  readonly credits: number;
  /** Texts that went out, and to how many people: both are everybody where nobody is left out or texted twice. */
  readonly texts: number;
  readonly reached: number;
  /** The most calls in any period of the throttling limit. */
  readonly mostCallsInPeriod: number;
  readonly succeeded: boolean;
  /** Why the run ended as failed. */
  readonly error?: string;
}

/** The most times within any period, of times in their order. */
export const mostInPeriod = (times: readonly number[], period: number): number => {
  let first = 0;
  return times.reduce((most, time, index) => {
    while (time - (times[first] ?? time) >= period) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
};

/** Mobile numbers that differ. */
const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `087${String(1_000_000 + index)}`);

/** Runs the bulk campaign on the local platform as its host would, with a text of one credit to each person. */
export const measureOne = async (size: CampaignSize): Promise<CampaignFigures> => {
  const { host, people, recipientsPerMessage, latency } = size;
  const world = await localWorld([], latency, people);
  const began = world.clock.now;
  const { run, texts } = await runCampaign(host, world, { recipients: numbers(people), recipientsPerMessage });
  return {
    ...size,
    seconds: (world.clock.now - began) / 1000,
    calls: world.calls.length,
    credits: (await world.outbox()).reduce((sum, { cost }) => sum + cost, 0),
    texts: texts.length,
    reached: new Set(texts).size,
    mostCallsInPeriod: mostInPeriod(
      world.calls.map(({ at }) => at),
      sendmode.throttling.renewalPeriod * 1000,
    ),
    succeeded: run.status === 'Succeeded',
    ...(run.error ? { error: run.error.message } : {}),
  };
};

/** Whether everybody got one text for one credit in as few calls as possible, and the limit was never exceeded. */
export const isExact = (figures: CampaignFigures): boolean => {
  const { people, recipientsPerMessage, calls, credits, texts, reached, mostCallsInPeriod, succeeded } = figures;
  const everybody = [credits, texts, reached].every((count) => count === people);
  const fewest = calls === Math.ceil(people / recipientsPerMessage);
  return succeeded && everybody && fewest && mostCallsInPeriod <= sendmode.throttling.calls;
};
