import { setTimeout as wait } from 'node:timers/promises';
import { updatePage } from '../../test/reliability/page.ts';
import { isAccountedFor, judge } from '../../test/reliability/soak-verdict.ts';
import { median, startServer, stopServer } from '../processes.ts';
import { type Load, load } from './load.ts';
import { type Held, heldBy, scriptHostOf } from './processes.ts';
import { type Resources, soakText } from './text.ts';

/** Seconds. */
const phases = { warming: 10, load: 60, rest: 20 };
const connections = Array.from({ length: 90 }, (_, index) => `load-${index}`);

/** What may remain at rest, above what was held after the warming up. */
const bounds = { megabytes: 64, handles: 5 };

const holdings = (gateway: number): { readonly gateway: Held; readonly host: Held } => {
  const host = scriptHostOf(gateway);
  if (host === undefined) throw new Error('No process runs the script.');
  return { gateway: heldBy(gateway), host: heldBy(host) };
};

const highest = (one: Held, other: Held): Held => ({
  megabytes: Math.max(one.megabytes, other.megabytes),
  handles: Math.max(one.handles, other.handles),
});

/** Ends the script's process under dozens of calls: their answers are held back for a moment first. */
const killHost = async (gateway: number, backend: string): Promise<void> => {
  const slow = { kind: 'delay', when: 'after', delay: 1500, times: 60 };
  const ordered = await fetch(`${backend}/_control/faults`, { method: 'POST', body: JSON.stringify(slow) });
  if (!ordered.ok) throw new Error(`The fault was not taken: ${await ordered.text()}`);
  await wait(1000);
  const host = scriptHostOf(gateway);
  if (host === undefined) throw new Error('No process runs the script.');
  process.kill(host, 'SIGKILL');
};

/** Watches what the gateway's process holds, and ends the script's process in the middle. */
const watch = async (gateway: number, backend: string): Promise<Held> => {
  let peak = heldBy(gateway);
  for (let second = 1; second <= phases.load; second += 1) {
    await (second === phases.load / 2 ? killHost(gateway, backend) : wait(1000));
    peak = highest(peak, heldBy(gateway));
  }
  return peak;
};

const outboxOf = async (backend: string): Promise<(string | null)[]> => {
  const response = await fetch(`${backend}/_control/outbox`);
  const { messages } = (await response.json()) as { messages: { customerid: string | null }[] };
  return messages.map(({ customerid }) => customerid);
};

const soak = async (
  gateway: number,
  address: string,
  backend: string,
): Promise<{ loads: Load[]; resources: Resources }> => {
  const calls = `${address}/apim/sendmode`;
  const warming = await load(calls, connections, phases.warming, 'warming');
  await wait(phases.rest * 1000);
  const before = holdings(gateway);
  const [main, peak] = await Promise.all([load(calls, connections, phases.load, 'load'), watch(gateway, backend)]);
  await wait(phases.rest * 1000);
  return { loads: [warming, main], resources: { before, peak, after: holdings(gateway) } };
};

const isAtRest = ({ before, after }: Resources): boolean =>
  (['gateway', 'host'] as const).every(
    (name) =>
      after[name].megabytes <= before[name].megabytes + bounds.megabytes &&
      after[name].handles <= before[name].handles + bounds.handles,
  );

/**
 * A minute of load on `npm run dev`, with the process of the script killed in the middle. Returns whether the outbox is what
 * the callers count, and memory and handles are back at rest.
 */
export const measureSoak = async (): Promise<boolean> => {
  const given = connections.flatMap((name) => ['--connection', `${name}=key-of-${name}`]);
  const command = ['scripts/sendmode-connector.js', 'dev', '--port', '0', '--backend-port', '0', ...given];
  const { child, match } = await startServer(process.execPath, command, /^ready (\S+) (\S+)$/m);
  try {
    const [, address = '', backend = ''] = match;
    const { loads, resources } = await soak(child.pid ?? 0, address, backend);
    const messages = loads.flatMap((each) => each.messages);
    const verdict = judge(messages, await outboxOf(backend));
    const times = loads.flatMap((each) => each.times);
    const text = soakText({
      verdict,
      resources,
      bounds,
      calls: times.length,
      median: median(times),
      seconds: phases.load,
    });
    console.log(`Soak\n\n${text}`);
    updatePage('soak', text);
    return isAccountedFor(verdict) && verdict.accepted > 0 && isAtRest(resources);
  } finally {
    stopServer(child);
  }
};
