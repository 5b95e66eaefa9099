import { createInterface } from 'node:readline/promises';
import { apiChoice } from '../connector/api-choice.ts';
import { sendmode } from '../connector/sendmode.ts';
import { createGateway } from '../platform/gateway/gateway.ts';
import type { Backends } from '../platform/gateway/out/backends.ts';
import { startScript } from '../platform/gateway/start-script.ts';
import { filesInProject, loadConnector } from '../platform/loading/load.ts';
import { flowParameters, operation } from '../samples/operation.ts';
import { ExpectedError } from './expected-error.ts';
import { asExpected } from './platform.ts';
import type { ActionAnswer } from './prove/conclude.ts';
import { type Proof, type ProveFlags, readProof } from './prove/inputs.ts';
import { type CallAction, prove } from './prove/run.ts';
import { repositoryFolder } from './repository.ts';

/** The options of the command, as they are typed. */
export type ProveOptions = ProveFlags & {
  readonly yes: boolean;
  /** Seconds. */
  readonly wait: number;
  /** What to call in the place of Sendmode's hosts; where nothing is given, Sendmode itself is called. */
  readonly backend: Backends;
};

const messageOf = ({ to, sender }: Proof): Readonly<Record<string, unknown>> =>
  flowParameters(sendmode, operation(sendmode, 'Send_SMS'), {
    messagetext: 'This text proves that your Sendmode connector reaches phones.',
    recipients: [to],
    ...(sender === undefined ? {} : { senderid: sender }),
    customerid: `prove-${new Date().toISOString()}`,
  });

const confirm = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY)
    throw new ExpectedError('Nobody can be asked here, so nothing was sent. Add --yes to send without being asked.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
};

/** The gateway with the connector's script, called without sockets. */
const openGateway = async (proof: Proof, backend: Backends) => {
  const connector = await loadConnector(filesInProject(repositoryFolder));
  const script = await startScript(connector, { progress: console.error });
  if (!script.runner || 'unavailable' in script.runner) {
    await script.stop();
    throw new ExpectedError(
      `Nothing was sent: the script cannot run here, and without it nothing is proved. ${script.runner?.unavailable ?? ''}`,
    );
  }
  const values = new Map([
    [sendmode.connection.name, proof.key],
    [apiChoice.name, proof.api],
  ]);
  const isReal = backend.service === undefined && backend.hosts === undefined;
  const gateway = createGateway({
    connector,
    connections: [{ name: proof.name, values }],
    script: script.runner,
    ...(isReal ? {} : { backends: backend }),
  });
  const call: CallAction = async (operationId, parameters) => {
    const address = `http://127.0.0.1/operations/${operationId}?connection=${encodeURIComponent(proof.name)}`;
    const headers = { 'content-type': 'application/json' };
    const response = await gateway.fetch(
      new Request(address, { method: 'POST', headers, body: JSON.stringify(parameters) }),
    );
    const body: unknown = await response.json().catch(() => ({}));
    return { status: response.status, body: body as ActionAnswer['body'] };
  };
  return { call, stop: script.stop };
};

/** How a cloud shows that it runs the script before the policies, which nothing on this computer can prove. */
const orderInTheCloud =
  'In the cloud, try Check Credits on the connection too: it has to fail with NOT_AVAILABLE. If it gives a balance or an error of Sendmode, the choice of the API does not reach the script there; do not use the connection.';

/**
 * Sends one real text to the person's own phone and says in plain words what became of it. It is the only command that talks
 * to Sendmode itself, and asks before it sends.
 *
 * @throws ExpectedError for a wrong input, or where the script cannot run.
 */
export const runProve = async ({ yes, wait, backend, ...flags }: ProveOptions): Promise<void> => {
  const proof = readProof(flags);
  const { host } = apiChoice.values.find(({ value }) => value === proof.api) ?? apiChoice.values[0];
  const cost = `One text goes to ${proof.to} through ${host}. It costs about one credit of the account.`;
  for (const warning of proof.warnings) console.log(`WARNING: ${warning}`);
  const { call, stop } = await openGateway(proof, backend).catch((error) => Promise.reject(asExpected(error)));
  try {
    const conclusion = await prove(proof, {
      call,
      message: messageOf,
      say: console.log,
      patience: wait,
      confirm: async () => {
        console.log(cost);
        return yes || confirm('Send it?');
      },
    });
    console.log(`\n${conclusion?.text ?? 'Nothing was sent.'}`);
    if (proof.api === 'engage') console.log(orderInTheCloud);
    process.exitCode = conclusion?.outcome === 'charged' ? 0 : 1;
  } finally {
    await stop();
  }
};
