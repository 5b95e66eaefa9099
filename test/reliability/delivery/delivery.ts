import { sendmode } from '../../../connector/sendmode.ts';
import { operation, requestBody } from '../../../samples/operation.ts';
import { faultsOfMessage, requestsWithFaults } from './fault-mix.ts';
import { callWithRetries } from './host.ts';
import { type HostAnswer, inLanes, type Lane, withLanes } from './lane.ts';
import { seededRandom } from './random.ts';
import { isRepeated, retryPolicies } from './retry-policy.ts';

/** How a run is set up. */
export interface DeliveryOptions {
  readonly messages: number;
  readonly script: boolean;
  readonly lanes: number;
  readonly seed: number;
  /** Seconds of the platform's own limit for a script. @default 5 */
  readonly scriptLimit?: number;
}

/** What became of the messages of a run; every message is counted under exactly one of the ends. */
export interface DeliveryFigures {
  readonly messages: number;
  readonly calls: number;
  readonly faults: number;
  readonly ends: Readonly<Record<End, { readonly messages: number; readonly sent: number }>>;
  /** Messages that went out more than once, and the texts beyond the first. */
  readonly doubled: number;
  readonly extraTexts: number;
  /** Reported as accepted, and not in the outbox. */
  readonly silentLosses: number;
  /** Unknown outcomes whose answer lacks the message's own customer id or the correlation id of the call. */
  readonly unknownWithoutReference: number;
}

/** How a message ends for the flow: with a 2xx, with 424, with a status after which the host gave up, or with any other. */
export type End = 'accepted' | 'unknown' | 'given up' | 'refused';

interface Delivery {
  readonly customerid: string;
  readonly answers: readonly HostAnswer[];
  readonly faults: number;
}

/** Milliseconds of real time. */
const tooLate = 5000;

const policies = Object.values(retryPolicies);

const endOf = (status: number): End => {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 424) return 'unknown';
  return isRepeated(status) ? 'given up' : 'refused';
};

const deliver = async (lane: Lane, index: number, seed: number): Promise<Delivery> => {
  const random = seededRandom(seed + index);
  const faults = faultsOfMessage(random, tooLate);
  const customerid = `order-${index}`;
  const fields = { messagetext: 'Your order is ready.', recipients: ['0870000000'], customerid };
  const body = requestBody(operation(sendmode, 'Send_SMS'), fields);
  await lane.orderFaults(faults);
  lane.clock.now += 1000;
  const policy = policies[index % policies.length] ?? retryPolicies.logicApps;
  const answers = await callWithRetries(lane, { method: 'POST', path: '/send', body: body as object }, policy, random);
  return { customerid, answers, faults: requestsWithFaults(faults) };
};

const namesItsMessage = ({ body, correlationId }: HostAnswer, customerid: string): boolean => {
  const answer = JSON.parse(body) as { customerid?: unknown; correlationId?: unknown };
  return answer.customerid === customerid && answer.correlationId === correlationId;
};

const tally = (deliveries: readonly Delivery[], texts: ReadonlyMap<string, number>): DeliveryFigures => {
  const seen = deliveries.map(({ customerid, answers }) => {
    const last = answers.at(-1);
    if (!last) throw new Error(`The message ${customerid} was never sent.`);
    return { customerid, last, end: endOf(last.status), texts: texts.get(customerid) ?? 0 };
  });
  const count = (wanted: (each: (typeof seen)[number]) => boolean): number => seen.filter(wanted).length;
  const ended = (end: End) => ({
    messages: count((each) => each.end === end),
    sent: count((each) => each.end === end && each.texts > 0),
  });
  return {
    messages: deliveries.length,
    calls: deliveries.reduce((sum, { answers }) => sum + answers.length, 0),
    faults: deliveries.reduce((sum, { faults }) => sum + faults, 0),
    ends: {
      accepted: ended('accepted'),
      unknown: ended('unknown'),
      'given up': ended('given up'),
      refused: ended('refused'),
    },
    doubled: count((each) => each.texts > 1),
    extraTexts: seen.reduce((sum, each) => sum + Math.max(0, each.texts - 1), 0),
    silentLosses: count((each) => each.end === 'accepted' && each.texts === 0),
    unknownWithoutReference: count((each) => each.end === 'unknown' && !namesItsMessage(each.last, each.customerid)),
  };
};

const countTexts = async (lanes: readonly Lane[]): Promise<Map<string, number>> => {
  const texts = new Map<string, number>();
  for (const { customerid } of (await Promise.all(lanes.map((lane) => lane.outbox()))).flat())
    texts.set(customerid ?? '', (texts.get(customerid ?? '') ?? 0) + 1);
  return texts;
};

/**
 * Sends messages through gateway, script and simulated Sendmode, with faults on the way and each host's own repeats. The
 * seed decides which message meets which faults and how long hosts wait. Hosts wait on a virtual clock. An answer that
 * comes too late takes real time: longer than the script's 4 seconds, and without the script longer than the 2 minutes of
 * the host, which are shortened to 4 seconds too.
 */
export const runDelivery = (options: DeliveryOptions): Promise<DeliveryFigures> => {
  const { messages, script, lanes: count, seed, scriptLimit = 5 } = options;
  const limits = script ? { scriptLimit } : { answerWithin: 4 };
  return withLanes({ script, count, ...limits }, async (lanes) => {
    const numbers = Array.from({ length: messages }, (_, index) => index);
    const deliveries = await inLanes(lanes, numbers, (lane, index) => deliver(lane, index, seed));
    return tally(deliveries, await countTexts(lanes));
  });
};

/** Whether a run kept the promise: nothing doubled, nothing lost in silence, and no unknown outcome without its references. */
export const keptPromise = ({ doubled, silentLosses, unknownWithoutReference }: DeliveryFigures): boolean =>
  doubled === 0 && silentLosses === 0 && unknownWithoutReference === 0;
