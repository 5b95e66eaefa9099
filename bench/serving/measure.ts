import path from 'node:path';
import { commands, median, project, startServer, startSilentServer, stopServer } from '../processes.ts';
import { heldBy, scriptHostOf } from '../soak/processes.ts';
import { printGrowth } from './growth.ts';
import { type Round, sendTexts, type Target } from './load.ts';

const rounds = 5;
const definition = path.join(project, 'apiDefinition.swagger.json');

const startOurs = (...args: string[]) =>
  startServer(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'ours.ts'), ...args],
    /^ready (\S+)$/m,
  );

const startPrism = (port: number, ...args: string[]) =>
  startSilentServer(
    path.join(commands, 'prism'),
    [...args, '--port', String(port), '-v', 'silent'],
    `http://127.0.0.1:${port}`,
  );

/** The rounds of every target, which take turns. The first round warms up and is not counted. */
const takeTurns = async (targets: readonly Target[]): Promise<Map<string, Round>> => {
  const seen = new Map<string, Round[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const target of targets) {
      const figures = await sendTexts(target);
      if (round > 0) seen.get(target.name)?.push(figures);
    }
  }
  return new Map(
    [...seen].map(([name, all]) => [
      name,
      { rate: median(all.map(({ rate }) => rate)), middle: median(all.map(({ middle }) => middle)) },
    ]),
  );
};

const print = (cells: readonly string[]) =>
  console.log(`  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(44) : cell.padStart(12))).join('')}`);

const peers = [
  { ours: 'simulated Sendmode', peer: 'Prism mock', target: 4 },
  { ours: 'gateway without a script', peer: 'Prism proxy', target: 3 },
  { ours: 'gateway with the script', peer: 'Prism proxy', target: 1.5 },
];

const printRates = (figures: ReadonlyMap<string, Round>) => {
  const rateOf = (name: string) => figures.get(name)?.rate ?? Number.NaN;
  console.log(`POST /send, 10 connections, calls a second, median of ${rounds} rounds in turn`);
  print(['', 'ratio', 'target', 'ours', 'peer']);
  for (const { ours, peer, target } of peers) {
    const [our, their] = [rateOf(ours), rateOf(peer)];
    print([`${ours} : ${peer}`, (our / their).toFixed(2), target.toFixed(1), our.toFixed(0), their.toFixed(0)]);
  }
};

/** Milliseconds of a call in one connection, in turn, so that nothing waits for another. */
const printScriptCost = async (plain: Target, script: Target) => {
  const costs: number[] = [];
  const time = async (target: Target) => 1000 / (await sendTexts(target, { connections: 1, seconds: 1 })).rate;
  for (let round = 0; round < rounds; round += 1) costs.push((await time(script)) - (await time(plain)));
  console.log(`\nThe script adds ${median(costs).toFixed(2)} ms to a call, one after the other (target 0.2)\n`);
};

const printMemory = (gateway: number, prism: number, loaded: string) => {
  const host = scriptHostOf(gateway);
  const [own, script, peer] = [heldBy(gateway), host ? heldBy(host) : { megabytes: 0 }, heldBy(prism)];
  const ours = own.megabytes + script.megabytes;
  print([
    `memory ${loaded}: gateway and script : Prism mock`,
    (ours / peer.megabytes).toFixed(2),
    '1.0',
    `${ours.toFixed(0)} MB`,
    `${peer.megabytes.toFixed(0)} MB`,
  ]);
};

/** POST /send to the simulated Sendmode and through the gateway, beside Prism's mock and proxy, validation on everywhere. */
export const measureServing = async (): Promise<boolean> => {
  const children: Parameters<typeof stopServer>[0][] = [];
  const kept = <Started extends { child: (typeof children)[number] }>(started: Started): Started => {
    children.push(started.child);
    return started;
  };
  try {
    const simulation = kept(await startOurs('simulation')).match[1] ?? '';
    const gateway = kept(await startOurs('gateway', simulation));
    const script = kept(await startOurs('script', simulation));
    const mock = kept(await startPrism(4298, 'mock', definition));
    const proxy = kept(await startPrism(4299, 'proxy', definition, `${simulation}/v2`, '--errors'));
    printMemory(script.child.pid ?? 0, mock.child.pid ?? 0, 'at rest');
    const plain = { name: 'gateway without a script', url: `${gateway.match[1]}/apim/sendmode/demo/send` };
    const scripted = { name: 'gateway with the script', url: `${script.match[1]}/apim/sendmode/demo/send` };
    const targets = [
      { name: 'simulated Sendmode', url: `${simulation}/v2/send` },
      { name: 'Prism mock', url: `${mock.address}/send` },
      plain,
      scripted,
      { name: 'Prism proxy', url: `${proxy.address}/send` },
    ];
    printRates(await takeTurns(targets));
    await printScriptCost(plain, scripted);
    await printGrowth(plain);
    return true;
  } finally {
    for (const child of children) stopServer(child);
  }
};
