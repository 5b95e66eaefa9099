import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createGateway, listenGateway } from '../platform/gateway/gateway.ts';
import type { LoadedConnector } from '../platform/loading/connector.ts';
import { filesInProject, loadConnector } from '../platform/loading/load.ts';
import { type ScriptProcess, startScriptProcess } from '../platform/script/script-process.ts';
import { median, project } from './processes.ts';

const rounds = 15;
const callsInRound = 150;
const passThrough = path.join(project, 'test/script/fixtures/pass-through.csx');
const ownScript = path.join(project, 'script/script.csx');
const message = { messagetext: 'Your appointment is tomorrow.', recipients: ['0870000001'] };
const body = JSON.stringify({ message });
const answer = JSON.stringify({ status: 'OK', statusCode: 0, acceptedDateTime: '2026-01-31T09:30:00Z', message });
const headers = { authorization: 'demo-key', 'content-type': 'application/json' };

/** Something that can be done again and again, one after the other. */
type Call = () => Promise<void>;

const agent = new http.Agent({ keepAlive: true });

/** A text message over the wire. @throws Error unless it is answered 200: the figure would be worthless. */
const overHttp = (address: string): Call => {
  const options = { agent, method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } };
  return () =>
    new Promise((resolve, reject) => {
      const request = http.request(`${address}/apim/sendmode/demo/send`, options, (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`A call was answered ${response.statusCode}; the figure would be worthless.`));
        });
      });
      request.on('error', reject).end(body);
    });
};

/** The same in the script's process alone: the relay of its request ends here. */
const inHost = (running: ScriptProcess, scriptPath: string): Call => {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
  const lines = Object.entries(headers);
  const request = { method: 'POST', url: 'https://rest.sendmode.com/v2/send', headers: lines, body: bytes(body) };
  const send = async () => ({ status: 200, headers: lines.slice(1), body: bytes(answer) });
  return async () => {
    const { outcome } = await running.execute({ operationId: 'Send_SMS', scriptPath, request, send });
    if (outcome !== 'answered') throw new Error(`A script ${outcome}; the figure would be worthless.`);
  };
};

/** Milliseconds of the middle call of each kind, in rounds that take turns. The first two warm up and are not counted. */
const takeTurns = async <Name extends string>(calls: Readonly<Record<Name, Call>>): Promise<Record<Name, number>> => {
  const names = Object.keys(calls) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -2; round < rounds; round += 1) {
    for (const name of names) {
      for (let call = 0; call < callsInRound; call += 1) {
        const start = performance.now();
        await calls[name]();
        if (round >= 0) times[name].push(performance.now() - start);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
};

/** Hundredths of a second that a process has spent on a processor, by Linux's /proc. */
const spentBy = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
};

/** Milliseconds of a processor that .NET spends on a call. */
const spentInHost = async (running: ScriptProcess, call: Call): Promise<number> => {
  const [pid = 0] = running.processIds();
  const count = 3000;
  const before = spentBy(pid);
  for (let each = 0; each < count; each += 1) await call();
  return ((spentBy(pid) - before) * 10) / count;
};

const row = (what: string, figure: number, more = '') =>
  console.log(`  ${what.padEnd(62)}${figure.toFixed(3).padStart(8)} ms  ${more}`);

const startBackend = async () => {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/**
 * What the script adds to a text message, one after the other so that nothing waits for another: over the wire, through a
 * gateway without a script, with one that only sends on, and with the connector's own; and within the script's process.
 */
export const measureScriptCost = async (): Promise<boolean> => {
  const { script: _none, ...plain }: LoadedConnector = await loadConnector(filesInProject(project));
  const running = await startScriptProcess({ scriptPath: ownScript });
  await running.prepare(passThrough);
  const backend = await startBackend();
  const listen = (scriptPath?: string) => {
    const throttling = { calls: 1_000_000, renewalPeriod: 60 };
    const script = scriptPath === undefined ? {} : { script: { file: scriptPath, operationIds: 'all' as const } };
    const execute: ScriptProcess['execute'] = (call) =>
      running.execute({ scriptPath: scriptPath ?? ownScript, ...call });
    const gateway = createGateway({
      connector: { ...plain, ...script, throttling },
      backends: { service: backend.address },
      script: { execute },
    });
    return listenGateway(gateway, { port: 0 });
  };
  const gateways = { none: await listen(), passing: await listen(passThrough), own: await listen(ownScript) };
  try {
    const wire = await takeTurns({
      none: overHttp(gateways.none.address),
      passing: overHttp(gateways.passing.address),
      own: overHttp(gateways.own.address),
    });
    const [passing, own] = [inHost(running, passThrough), inHost(running, ownScript)];
    const host = await takeTurns({ passing, own });
    console.log(`A text message, one after the other, median of ${rounds * callsInRound} calls in turn`);
    row('through the gateway without a script', wire.none);
    row('the script adds, over the wire', wire.own - wire.none, '(target 0.2)');
    row('of this a script that only sends on', wire.passing - wire.none);
    row('a script that only sends on, alone with its process', host.passing);
    row("the connector's script, alone with its process", host.own);
    row('processor time of .NET, a script that only sends on', await spentInHost(running, passing));
    row("processor time of .NET, the connector's script", await spentInHost(running, own));
    console.log();
    return true;
  } finally {
    backend.close();
    agent.destroy();
    await Promise.all(Object.values(gateways).map(({ close }) => close()));
    await running.stop();
  }
};
