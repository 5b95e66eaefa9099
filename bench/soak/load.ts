import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { pick, seededRandom } from '../../test/reliability/delivery/random.ts';
import type { SentMessage } from '../../test/reliability/soak-verdict.ts';

/** The calls of a load: every message, and how many calls of the other actions ended with each status. */
export interface Load {
  readonly messages: SentMessage[];
  readonly others: Map<number | undefined, number>;
  /** Milliseconds of each call. */
  readonly times: number[];
}

const recipient = '0870000000';
const bodies = {
  send: (customerid: string) => ({ message: { messagetext: 'Hello', recipients: [recipient], customerid } }),
  import: () => ({ group: 'VIP', importdata: { mobilenumber: recipient } }),
  optout: () => ({ message: { mobilenumber: '0879999999' } }),
} as const;

/** Seven of ten calls send a text. */
const actions = [...Array.from({ length: 7 }, () => 'send' as const), 'import', 'optout', 'credits'] as const;

/** Makes a call and reads its answer to the end. Returns the status, or nothing where the connection broke. */
const statusOf = (agent: Agent, address: string, body: object | undefined): Promise<number | undefined> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const outgoing = request(
      address,
      { agent, method: body ? 'POST' : 'GET', headers: body ? headers : {} },
      (answer) => {
        answer.once('end', () => resolve(answer.statusCode));
        answer.once('error', () => resolve(undefined));
        answer.resume();
      },
    );
    outgoing.once('error', () => resolve(undefined));
    outgoing.end(body && JSON.stringify(body));
  });

/**
 * One caller for each connection, each with a call about every second and a half, so that no connection reaches its limit. The callers' sockets
 * stay open until the end.
 *
 * @param gateway - the address of the connections, without their names
 */
export const load = async (
  gateway: string,
  connections: readonly string[],
  seconds: number,
  name: string,
): Promise<Load> => {
  const done: Load = { messages: [], others: new Map(), times: [] };
  const agent = new Agent({ keepAlive: true });
  const end = performance.now() + seconds * 1000;
  const caller = async (connection: string, place: number): Promise<void> => {
    const random = seededRandom(place);
    for (let count = 0; performance.now() < end; count += 1) {
      const action = pick(random, actions);
      const customerid = `${name}-${connection}-${count}`;
      const since = performance.now();
      const body = action === 'credits' ? undefined : bodies[action](customerid);
      const status = await statusOf(agent, `${gateway}/${connection}/${action}`, body);
      done.times.push(performance.now() - since);
      if (action === 'send') done.messages.push({ customerid, status });
      else done.others.set(status, (done.others.get(status) ?? 0) + 1);
      await wait(500 + random() * 2000);
    }
  };
  await Promise.all(connections.map(caller));
  agent.destroy();
  return done;
};
