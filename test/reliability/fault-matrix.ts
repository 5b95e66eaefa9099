import type { Action } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { requestExample } from '../../emit/examples.ts';
import { markdownPage, markdownParts, markdownTable } from '../../emit/markdown.ts';
import { callWithRetries } from './delivery/host.ts';
import { inLanes, type Lane, withLanes } from './delivery/lane.ts';
import { seededRandom } from './delivery/random.ts';
import { isRepeated, retryPolicies } from './delivery/retry-policy.ts';
import { faults, type NamedFault } from './faults.ts';

const moments = ['before', 'after'] as const;

/** One fault that one call of an action meets. */
interface Case {
  readonly action: Action;
  readonly fault: NamedFault;
  readonly when: (typeof moments)[number];
}

/** What came of it: the statuses that the host sees, one call after the other, and how often Sendmode carried it out. */
export interface Seen extends Case {
  readonly statuses: readonly number[];
  readonly carriedOut: number;
}

const cases: readonly Case[] = sendmode.actions.flatMap((action) =>
  faults.flatMap((fault) =>
    moments.flatMap((when): Case[] => (fault.only && fault.only !== when ? [] : [{ action, fault, when }])),
  ),
);

const observe = async (lane: Lane, { action, fault, when }: Case): Promise<Seen> => {
  await lane.startOver();
  await lane.orderFaults([{ ...fault.order, when }]);
  const { method, path } = action;
  const call = { method: method.toUpperCase(), path, ...(action.body ? { body: requestExample(action.body) } : {}) };
  const answers = await callWithRetries(lane, call, retryPolicies.logicApps, seededRandom(1));
  lane.clock.now += 60_000;
  return { action, fault, when, statuses: answers.map(({ status }) => status), carriedOut: await lane.carriedOut() };
};

/** Lets every action meet every fault once, in either moment. */
export const observeFaults = (script: boolean): Promise<readonly Seen[]> =>
  withLanes({ script, count: 12, ...(script ? { scriptLimit: 5 } : { answerWithin: 5 }) }, (lanes) =>
    // The slow ones first, side by side.
    inLanes(
      lanes,
      [...cases].sort((one, other) => Number(other.fault.slow ?? 0) - Number(one.fault.slow ?? 0)),
      observe,
    ),
  );

/** What the host makes of a call is not what Sendmode did, or Sendmode did what must not happen twice more than once. */
export const misleads = ({ action, statuses, carriedOut }: Seen): boolean => {
  const last = statuses.at(-1) ?? 0;
  if (carriedOut > 1 && !action.repetition.safe) return true;
  if (last === 424) return false;
  return last >= 200 && last < 300 ? carriedOut === 0 : carriedOut > 0 && !isRepeated(last);
};

const cell = (seen: Seen | undefined): string => {
  if (!seen) return '–';
  const text = `${seen.statuses.join(', ')} · ${seen.carriedOut}`;
  return misleads(seen) ? `**${text}**` : text;
};

const head = ['fault', 'with script, before', 'with script, after', 'without, before', 'without, after'];

const tableOf = ({ operationId }: Action, sides: readonly (readonly Seen[])[]): string =>
  markdownTable(
    head,
    faults.map((fault) => [
      fault.name,
      ...sides.flatMap((side) =>
        moments.map((when) =>
          cell(
            side.find((seen) => seen.action.operationId === operationId && seen.fault === fault && seen.when === when),
          ),
        ),
      ),
    ]),
  );

/** The tables of the page: one for each action, or for several that behave alike. */
export const matrixText = (withScript: readonly Seen[], without: readonly Seen[]): string => {
  const tables = new Map<string, string[]>();
  for (const action of sendmode.actions) {
    const table = tableOf(action, [withScript, without]);
    tables.set(table, [...(tables.get(table) ?? []), action.operationId]);
  }
  return markdownPage(...[...tables].map(([table, ids]) => markdownParts(`### ${ids.join(', ')}`, table)));
};
