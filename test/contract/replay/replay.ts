import { randomUUID } from 'node:crypto';
import { demoConnection } from '../../../platform/gateway/connections.ts';
import type { ContractCase } from '../case.ts';
import { mockSendmode, type Received } from './mocked-sendmode.ts';
import type { Platform } from './platform.ts';

/** What was seen of one call, on every side. */
export interface Observation {
  readonly clientRequestId: string;
  readonly correlationId: string;
  /** Every request that reached Sendmode. */
  readonly received: readonly Received[];
  /** Whether Sendmode's one reply was used. */
  readonly consumed: boolean;
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly seconds: number;
  /** What the platform shows of the call afterwards. */
  readonly trace: string;
  readonly log: string;
  /** How many requests the trace shows. */
  readonly exchanges: number;
  readonly script: string;
  readonly scriptLog: readonly string[];
}

const gatewayAddress = 'http://127.0.0.1';
const requestOf = (
  { call, operationId, request, connection: chosen }: ContractCase,
  clientRequestId: string,
): Request => {
  const connection = chosen ?? demoConnection.name;
  const id = { 'x-ms-client-request-id': clientRequestId };
  if ('parameters' in call) {
    return new Request(`${gatewayAddress}/operations/${operationId}?connection=${connection}`, {
      method: 'POST',
      headers: { ...id, 'Content-Type': 'application/json' },
      body: JSON.stringify(call.parameters),
    });
  }
  const [method = '', path = ''] = request.split(' ');
  const body = call.body === undefined ? null : Buffer.from(call.body);
  if (call.through === 'apim') {
    const address = `${gatewayAddress}/apim/sendmode/${connection}${path}`;
    return new Request(address, { method, headers: { ...id, ...call.headers }, body });
  }
  const target = { 'x-ms-request-method': method, 'x-ms-request-url': `/apim/sendmode/${connection}${path}` };
  return new Request(`${gatewayAddress}/invoke`, {
    method: 'POST',
    headers: { ...id, ...target, ...call.headers },
    body,
  });
};

/** Makes the call of a case through the platform, with Sendmode mocked as the case says. */
export const replay = async (platform: Platform, contractCase: ContractCase): Promise<Observation> => {
  const clientRequestId = randomUUID();
  const sendmode = mockSendmode(contractCase.wire, clientRequestId, contractCase.reply);
  const since = performance.now();
  const response = await platform.gateway.fetch(requestOf(contractCase, clientRequestId));
  const body = Buffer.from(await response.arrayBuffer());
  const seconds = (performance.now() - since) / 1000;
  const correlationId = response.headers.get('x-ms-correlation-id') ?? '';
  const trace = platform.gateway.traces.find(correlationId);
  return {
    clientRequestId,
    correlationId,
    received: sendmode.received(),
    consumed: sendmode.isConsumed(),
    status: response.status,
    headers: Object.fromEntries(response.headers.entries()),
    body,
    seconds,
    trace: JSON.stringify(trace ?? 'no trace'),
    log: JSON.stringify(platform.logOf(correlationId)),
    exchanges: trace?.exchanges.length ?? 0,
    script: trace?.script ?? 'no trace',
    scriptLog: trace?.scriptLog ?? [],
  };
};
