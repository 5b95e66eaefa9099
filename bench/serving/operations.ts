import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitProperties } from '../../emit/properties.ts';
import { createGateway } from '../../platform/gateway/gateway.ts';
import { loadConnector } from '../../platform/loading/load.ts';
import { median } from '../processes.ts';
import { sendBody } from './load.ts';
import { printRows, type Row } from './rows.ts';

const calls = 1000;

/** The description with each of its actions so many times, at a path and with an id of its own. */
const described = (copies: number) => ({
  ...sendmode,
  actions: Array.from({ length: copies }, (_, copy) =>
    sendmode.actions.map((action) => ({
      ...action,
      operationId: `${action.operationId}_${copy}`,
      path: `${action.path}-${copy}`,
    })),
  ).flat(),
});

const timed = async <Result>(work: () => Result | Promise<Result>): Promise<[milliseconds: number, result: Result]> => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

/** Milliseconds to emit, to load and start, and of a call to the last operation, without any socket. */
const measureOnce = async (copies: number, folder: string) => {
  const description = described(copies);
  const [emit, files] = await timed(() => [emitDefinition(description), emitProperties(description)] as const);
  writeFileSync(path.join(folder, 'apiDefinition.swagger.json'), JSON.stringify(files[0]));
  writeFileSync(path.join(folder, 'apiProperties.json'), JSON.stringify(files[1]));
  const body = Buffer.from('{"status":"OK","statusCode":0}');
  const [start, gateway] = await timed(async () => {
    const connector = await loadConnector(folder);
    const throttling = { calls: 1_000_000, renewalPeriod: 60 };
    const send = async () => ({ status: 200, headers: [['content-type', 'application/json']] as const, body });
    return createGateway({ connector: { ...connector, throttling }, send });
  });
  const url = `http://127.0.0.1/apim/${gateway.connector.name}/demo/send-${copies - 1}`;
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: sendBody(1) };
  const [all] = await timed(async () => {
    for (let call = 0; call < calls; call += 1) {
      const { status } = await gateway.answer(new Request(url, request));
      if (status !== 200) throw new Error(`${url} answered ${status}; the figure would be worthless.`);
    }
  });
  return { emit, start, call: all / calls };
};

const measure = async (copies: number) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    await measureOnce(copies, folder);
    const rounds: Awaited<ReturnType<typeof measureOnce>>[] = [];
    for (let round = 0; round < 3; round += 1) rounds.push(await measureOnce(copies, folder));
    const middle = (part: 'emit' | 'start' | 'call') => median(rounds.map((round) => round[part]));
    return { emit: middle('emit'), start: middle('start'), call: middle('call') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What an operation costs where there are 400, over what it costs where there are 4. @returns whether that is linear. */
export const measureOperations = async (): Promise<boolean> => {
  const small = await measure(1);
  const large = await measure(100);
  const row = (work: string, part: 'emit' | 'start' | 'call', times: number): Row => ({
    work,
    ratio: large[part] / times / small[part],
    target: { most: 2 },
    figures: `${small[part].toFixed(2)} ms : ${large[part].toFixed(2)} ms`,
  });
  return printRows('From 4 to 400 operations of a definition, median of 3', [
    row('emitting, for an operation', 'emit', 100),
    row('loading and starting a gateway, for an operation', 'start', 100),
    row('a call to the last one', 'call', 1),
  ]);
};
