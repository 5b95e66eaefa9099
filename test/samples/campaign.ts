import type { JsonValue } from '../../emit/documents/definition.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import type { LocalWorld } from './engine/local-world.ts';
import { type Run, runWorkflow } from './engine/run.ts';
import { type Host, sampleOn, withSettings } from './samples.ts';

/** A batch on one of the report's lists. */
export interface Batch {
  readonly customerid: string;
  readonly recipients: readonly string[];
  readonly answer?: string;
}

/** What became of everybody. */
export interface Report {
  readonly asked: number;
  readonly duplicates: number;
  readonly suppressed: readonly { readonly given: JsonValue }[];
  readonly notMobileNumbers: readonly { readonly given: JsonValue }[];
  readonly accepted: readonly Batch[];
  readonly refused: readonly Batch[];
  readonly notSent: readonly Batch[];
  readonly review: readonly Batch[];
}

/** Who is on some batches. */
export const peopleOn = (batches: readonly Batch[]): string[] => batches.flatMap(({ recipients }) => [...recipients]);

/** Runs the bulk campaign on a host. `texts` are the numbers that the simulated Sendmode took texts for. */
export const runCampaign = async (
  host: Host,
  world: LocalWorld,
  {
    recipients,
    suppressed = [],
    messagetext = 'Sale on Saturday',
    ...settings
  }: { recipients: JsonValue; suppressed?: JsonValue; messagetext?: JsonValue } & JsonObject,
): Promise<{ run: Run; report: Report; texts: string[] }> => {
  const body = { messagetext, recipients, suppressed, campaign: 'spring' };
  const run = await runWorkflow(withSettings(sampleOn(host, 'BulkCampaign'), settings), { body }, world);
  const report = run.results.get('Report')?.outputs as unknown as Report;
  const texts = (await world.outbox()).flatMap((message) => message.recipients.map(({ number }) => number));
  return { run, report, texts };
};
