import { fileURLToPath } from 'node:url';
import { engage } from '../../../connector/engage.ts';
import { readSentNumber } from '../../../connector/numbers.ts';
import type { JsonValue } from '../../../emit/documents/definition.ts';
import { type Connection, createDemoConnection } from '../../../platform/gateway/connections.ts';
import { createGateway } from '../../../platform/gateway/gateway.ts';
import { loadConnector } from '../../../platform/loading/load.ts';
import { defaultAccounts } from '../../../sendmode/account.ts';
import { BrokenConnection } from '../../../sendmode/faults.ts';
import { createSendmode, type Sendmode } from '../../../sendmode/server.ts';
import type { Answer, Clock, World } from './run.ts';
import type { Sent } from './steps.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What stands in the way of one call. `lost` means that it was carried out and the answer did not come back. */
export type Trouble =
  | 'none'
  | 'lost'
  | 'timed out'
  | { readonly kind: string; readonly status?: number; readonly when?: string };

/** A message in the outbox of the simulated Sendmode. */
export interface OutboxMessage {
  readonly messagetext: string;
  readonly customerid: string | null;
  readonly senderid: string | null;
  readonly scheduledate: string | null;
  /** Credits. */
  readonly cost: number;
  readonly recipients: readonly { readonly number: string }[];
}

/** A world with the local gateway and the simulated Sendmode in it, and a clock that all of them share. */
export interface LocalWorld extends World {
  /** The calls to the connector in the order in which they were made. */
  readonly calls: { readonly at: number; readonly sent: Sent; readonly answer: Answer }[];
  /** What was posted to addresses of one's own. */
  readonly posted: { readonly uri: string; readonly body: JsonValue }[];
  outbox(): Promise<readonly OutboxMessage[]>;
  optouts(): Promise<readonly object[]>;
  customers(): Promise<readonly object[]>;
  control(name: string, body: object): Promise<void>;
  /** Forgets what was sent and lets an hour pass, which is quicker than a new world. */
  startOver(): Promise<void>;
}

const toAnswer = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: Object.fromEntries(
    [...response.headers].map(([name, value]) => [name.replaceAll(/(^|-)[a-z]/g, (part) => part.toUpperCase()), value]),
  ),
  body: await response.text(),
});

const emitted = loadConnector({
  definition: `${root}apiDefinition.swagger.json`,
  properties: `${root}apiProperties.json`,
});

const pass = (clock: Clock, milliseconds: number): void => {
  clock.now += milliseconds;
};

const engageKey = defaultAccounts.find(({ servedBy }) => servedBy === 'engage')?.key ?? '';
const trap: Connection = { name: 'trap', values: new Map([['api_key', engageKey]]) };

const engageApi = {
  sendPath: engage.sendPath.value,
  bulkPath: engage.bulkPath.value,
  fields: engage.fields.value,
  answer: engage.answer.value,
  longestSender: engage.longestSender.value,
};

/** A gateway before a simulated Sendmode, both with the clock of the world. */
const gatewayAndSendmode = async (clock: Clock, balance: number) => {
  const connector = await emitted;
  const { app, engage: onEngage } = createSendmode({
    definition: connector.document,
    readNumber: readSentNumber,
    accounts: defaultAccounts.map((account) => (account.name === 'demo' ? { ...account, balance } : account)),
    clock: () => clock.now,
    pause: async (time) => pass(clock, time),
    engage: engageApi,
  });
  const gateway = createGateway({
    connector: { ...connector, policies: [] },
    connections: [createDemoConnection(connector), trap],
    now: () => clock.now,
    elapsed: () => clock.now,
    send: async ({ method, url, headers, body }) => {
      const init = { method, headers: headers.map(([name, value]) => [name, value] as [string, string]) };
      try {
        const response = await app.fetch(new Request(url, body ? { ...init, body: new Uint8Array(body) } : init));
        const bytes = new Uint8Array(await response.arrayBuffer());
        return { status: response.status, headers: [...response.headers], body: bytes };
      } catch (error) {
        if (error instanceof BrokenConnection) throw new TypeError('terminated');
        throw error;
      }
    },
  });
  return { app, onEngage, gateway };
};

/** A call to the connector, made as the host makes it: by path and body, or by operation id and flow keys. */
const requestFor = (sent: Exclude<Sent, { kind: 'Http' }>, connection: string): Request => {
  const address = 'http://127.0.0.1';
  if (sent.kind === 'OpenApiConnection') {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(sent.parameters) };
    return new Request(`${address}/operations/${sent.operationId}?connection=${connection}`, init);
  }
  const body = sent.body === null ? {} : { body: JSON.stringify(sent.body) };
  const init = { method: sent.method.toUpperCase(), headers: { ...sent.headers }, ...body };
  return new Request(`${address}/apim/sendmode/${connection}${sent.path}`, init);
};

/** Reads or changes a part of the simulated Sendmode. */
const controlOf =
  (app: Sendmode['app']) =>
  async (name: string, body?: object): Promise<Response> => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await app.request(`/_control/${name}`, init);
    if (!response.ok) throw new Error(await response.text());
    return response;
  };

type ToAddress = Extract<Sent, { kind: 'Http' }>;

/** What Engage answers to a call over HTTP. */
const answerOfEngage = async (
  onEngage: { fetch(request: Request): Response | Promise<Response> } | undefined,
  { uri, headers, body }: ToAddress,
): Promise<Answer> => {
  const init = { method: 'POST', headers: headers as Record<string, string>, body: JSON.stringify(body) };
  const response = await onEngage?.fetch(new Request(uri, init));
  if (!response) throw new Error('Engage is not simulated.');
  return toAnswer(response);
};

/**
 * What a Logic Apps workflow meets: the gateway without the script and without the policies, since that host runs neither.
 * A flow of Power Automate may be run here too; what the script does for it is tried with the whole platform.
 *
 * @param troubles - what happens to each call in turn; none after the last
 * @param latency - milliseconds that a call takes
 * @param balance - credits of the account
 * @param connection - `demo`, or `trap` with the key of an account on Engage
 */
export const localWorld = async (
  troubles: readonly Trouble[] = [],
  latency = 200,
  balance = 1000,
  connection = 'demo',
): Promise<LocalWorld> => {
  const clock: Clock = { now: Date.parse('2030-01-15T10:00:00Z') };
  const { app, onEngage, gateway } = await gatewayAndSendmode(clock, balance);
  const control = controlOf(app);
  const show = async <State>(name: string): Promise<State> => (await (await control(name)).json()) as State;
  const calls: LocalWorld['calls'] = [];
  const posted: LocalWorld['posted'] = [];

  const through = async (trouble: Trouble = 'none', answer: () => Promise<Answer>): Promise<Answer> => {
    if (typeof trouble === 'object') await control('faults', { operation: '*', ...trouble });
    const answered = await answer();
    return trouble === 'lost' ? 'broken' : trouble === 'timed out' ? trouble : answered;
  };
  const carry = (sent: Exclude<Sent, { kind: 'Http' }>): Promise<Answer> =>
    through(troubles[calls.length], async () => toAnswer(await gateway.fetch(requestFor(sent, connection))));
  const post = (sent: ToAddress): Promise<Answer> => {
    posted.push({ uri: sent.uri, body: sent.body });
    if (new URL(sent.uri).host !== engage.host.value) return Promise.resolve({ status: 200, headers: {}, body: '' });
    return through(troubles[posted.length - 1], () => answerOfEngage(onEngage, sent));
  };

  return {
    clock,
    calls,
    posted,
    send: async (sent) => {
      if (sent.kind === 'Http') return post(sent);
      const at = clock.now;
      const answer = await carry(sent);
      calls.push({ at, sent, answer });
      pass(clock, latency);
      return answer;
    },
    outbox: async () => (await show<{ messages: OutboxMessage[] }>('outbox')).messages,
    optouts: async () => (await show<{ optouts: object[] }>('optouts')).optouts,
    customers: async () => (await show<{ customers: object[] }>('customers')).customers,
    control: async (name, body) => void (await control(name, body)),
    startOver: async () => {
      await control('reset', {});
      calls.length = 0;
      pass(clock, 3_600_000);
    },
  };
};
