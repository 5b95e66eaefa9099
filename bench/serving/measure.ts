import { loadavg } from 'node:os';
import path from 'node:path';
import { project, stopServer } from '../processes.ts';
import { heldBy, scriptHostOf } from '../soak/processes.ts';
import { measureGrowth } from './growth.ts';
import { measureOperations } from './operations.ts';
import { printRows, type Row } from './rows.ts';
import { type Running, startOurs, startPrism } from './servers.ts';
import { rateRow, type Served, takeTurns, turns } from './turns.ts';

const definition = path.join(project, 'apiDefinition.swagger.json');

const servedBy = (name: string, { child, address }: Running, path: string): Served => ({
  name,
  url: `${address}${path}`,
  pid: child.pid ?? 0,
});

const memoryRow = ({ pid: gateway }: Served, { pid: peer }: Served): Row => {
  const host = scriptHostOf(gateway);
  if (host === undefined) throw new Error('The gateway has no process that runs the script.');
  const [own, script, theirs] = [heldBy(gateway), heldBy(host), heldBy(peer)].map(({ megabytes }) => megabytes);
  const ours = (own ?? 0) + (script ?? 0);
  return {
    work: 'memory at rest, gateway and script : Prism mock',
    ratio: ours / (theirs ?? Number.NaN),
    target: { most: 1 },
    figures: `${ours.toFixed(0)} MB : ${theirs?.toFixed(0)} MB`,
  };
};

const printLoad = (when: string): void =>
  console.log(`Load of the machine ${when}: ${loadavg()[0]?.toFixed(1)} processes that want a processor.`);

const measureRates = async (started: (running: Running) => Running): Promise<boolean> => {
  const simulation = started(await startOurs('simulation'));
  const backend = simulation.address;
  const call = '/apim/sendmode/demo/send';
  const gateway = servedBy('gateway without a script', started(await startOurs('gateway', backend)), call);
  const scripted = servedBy('gateway with the script', started(await startOurs('script', backend)), call);
  const mock = servedBy('Prism mock', started(await startPrism(4298, 'mock', definition)), '/send');
  const proxy = servedBy(
    'Prism proxy',
    started(await startPrism(4299, 'proxy', definition, `${backend}/v2`, '--errors')),
    '/send',
  );
  const simulated = servedBy('simulated Sendmode', simulation, '/v2/send');
  const memory = memoryRow(scripted, mock);
  const seen = await takeTurns([simulated, mock, gateway, proxy, scripted]);
  const title = `POST /send, 10 connections, calls a second (processor time of a call), median of ${turns.rounds} rounds in turn`;
  const rows = [
    rateRow(seen, simulated.name, mock.name, 4),
    rateRow(seen, gateway.name, proxy.name, 3),
    rateRow(seen, scripted.name, proxy.name, 1.5),
    memory,
  ];
  const met = [printRows(title, rows), await measureGrowth(gateway)];
  return !met.includes(false);
};

/** POST /send to the simulated Sendmode and through the gateway, beside Prism's mock and proxy, validation on everywhere. */
export const measureServing = async (): Promise<boolean> => {
  const children: Running['child'][] = [];
  const started = (running: Running): Running => {
    children.push(running.child);
    return running;
  };
  printLoad('before');
  try {
    const met = [await measureRates(started), await measureOperations()];
    printLoad('after');
    return !met.includes(false);
  } finally {
    for (const child of children) stopServer(child);
  }
};
