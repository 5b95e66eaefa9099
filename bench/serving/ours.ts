import { readSentNumber } from '../../connector/numbers.ts';
import { createGateway, listenGateway } from '../../platform/gateway/gateway.ts';
import { startScript } from '../../platform/gateway/start-script.ts';
import { filesInProject, loadConnector } from '../../platform/loading/load.ts';
import { printLogLine } from '../../scripts/output.ts';
import { listenSendmode } from '../../sendmode/listen.ts';
import { project } from '../processes.ts';

/**
 * What `npm run dev` starts, a process each, without the limits that would end a measurement: `simulation` has credits for
 * every call, and `gateway BACKEND` and `script BACKEND` do not throttle.
 */
const [, , part = '', backend = ''] = process.argv;
const connector = await loadConnector(filesInProject(project));

const startSimulation = () =>
  listenSendmode({
    definition: connector.document,
    readNumber: readSentNumber,
    port: 0,
    accounts: [{ name: 'demo', key: 'demo-key', balance: 1e12 }],
  });

const startGateway = async () => {
  const free = { ...connector, throttling: { ...connector.throttling, calls: 1_000_000 } };
  const { script: _none, ...plain } = free;
  const runner = part === 'script' ? (await startScript(connector)).runner : undefined;
  const log = (entry: object) => printLogLine(JSON.stringify(entry));
  const gateway = createGateway({
    connector: runner ? free : plain,
    backends: { service: backend },
    log,
    ...(runner ? { script: runner } : {}),
  });
  return listenGateway(gateway, { port: 0 });
};

const { address } = await (part === 'simulation' ? startSimulation() : startGateway());
console.log(`ready ${address}`);
