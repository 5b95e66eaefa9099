import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import { codeAppModule } from '../../../emit/power-apps/code-app.ts';
import { type RunningPlatform, startPlatform } from '../platform.ts';
import { createBridge, type SeenRequest } from './bridge.ts';
import { compile, load } from './compile.ts';
import { type Generation, generate } from './generate.ts';
import type { FileDefinition } from './run-time-definition.ts';

const definitionPath = path.resolve(import.meta.dirname, '../../../apiDefinition.swagger.json');

interface Result {
  readonly success: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly error?: Error & { readonly status?: number };
}

type Call = (...parameters: unknown[]) => Promise<Result>;
type ModuleCall = (body?: object) => Promise<Readonly<Record<string, unknown>>>;

interface DataSource {
  readonly apis: Readonly<
    Record<string, { path: string; method: string; parameters: { name: string; in: string; required: boolean }[] }>
  >;
}

interface App {
  readonly SendmodeService: Readonly<Record<string, Call>>;
  readonly module: Readonly<Record<string, ModuleCall>>;
  readonly dataSourcesInfo: Readonly<Record<string, DataSource>>;
}

let folder: string;
let generation: Generation;
let app: App;
let platform: RunningPlatform;
const requests: SeenRequest[] = [];
let rejectsFailures = true;

const call = (operationId: string, ...parameters: unknown[]): Promise<Result> => {
  const method = app.SendmodeService[operationId];
  if (!method) throw new Error(`the generated service has no ${operationId}`);
  return method(...parameters);
};

const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, 'src', name), text);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendmode-code-app-'));
  const definition = JSON.parse(await readFile(definitionPath, 'utf8')) as FileDefinition;
  generation = await generate(definition, sendmode.name, folder);
  await write(`${sendmode.name}.ts`, codeAppModule(sendmode));
  await write(
    'app.ts',
    [
      "export { SendmodeService } from './generated';",
      `export * as module from './${sendmode.name}';`,
      "export { dataSourcesInfo } from '../.power/schemas/appschemas/dataSourcesInfo';",
    ].join('\n'),
  );
  platform = await startPlatform();
  const bridge = createBridge({
    gateway: platform.gateway,
    dataSource: sendmode.name,
    connection: 'demo',
    onRequest: (request) => requests.push(request),
    rejectsFailures: () => rejectsFailures,
  });
  Object.assign(globalThis, { powerAppsBridge: bridge });
  app = await load<App>(folder, 'src/app.ts');
});
beforeEach(async () => {
  requests.length = 0;
  rejectsFailures = true;
  await platform.reset();
});
afterAll(async () => {
  await platform?.stop();
  if (folder) await rm(folder, { recursive: true });
});

describe("Microsoft's code generator on the emitted definition", () => {
  test('reports no problem and writes everything', () => {
    expect(generation).toEqual({ succeeded: ['sendmode'], problems: [] });
    const written = ['services/SendmodeService.ts', 'models/SendmodeModel.ts', 'index.ts'];
    expect(written.filter((name) => !existsSync(path.join(folder, 'src/generated', name)))).toEqual([]);
  });

  test('loses no operation and no parameter', () => {
    const parameters = Object.entries(app.dataSourcesInfo.sendmode?.apis ?? {}).map(([operationId, api]) => [
      operationId,
      `${api.method} ${api.path}`,
      ...api.parameters.map(({ name, in: place, required }) => `${place} ${name}${required ? ' required' : ''}`),
    ]);
    const connection = 'path connectionId required';
    expect(parameters).toEqual(
      sendmode.actions.map(({ operationId, method, path: address, body, contentTypeRequired }) => [
        operationId,
        `${method.toUpperCase()} /{connectionId}${address}`,
        connection,
        ...(body ? ['body body required'] : []),
        `header Content-Type${contentTypeRequired ? ' required' : ''}`,
      ]),
    );
    expect(parameters.map(([operationId]) => operationId)).toContain('Optout_Customer');
  });

  test('what it wrote compiles strictly, together with the emitted module for code apps', async () => {
    expect(await compile(folder)).toBe('');
  });

  test('types what it wrote: a wrong field, a single recipient and a missing header do not compile', async () => {
    await write(
      'wrong.ts',
      [
        "import { SendmodeService } from './generated';",
        "SendmodeService.Send_SMS({ message: { text: 'Hello', recipients: ['0870000000'] } });",
        "SendmodeService.Send_SMS({ message: { messagetext: 'Hello', recipients: '0870000000' } });",
        "SendmodeService.Optout_Customer({ message: { mobilenumber: '0870000000' } });",
      ].join('\n'),
    );
    const complaints = (await compile(folder)).match(/^src\/wrong\.ts\((\d)/gm);
    await rm(path.join(folder, 'src/wrong.ts'));
    expect(complaints).toEqual(['src/wrong.ts(2', 'src/wrong.ts(3', 'src/wrong.ts(4']);
  });
});

describe("the generated service, through Microsoft's library and the local gateway", () => {
  const message = { messagetext: 'Hello from a code app', recipients: ['0870000000', '353870000001'] };

  test('Send_SMS reaches the outbox as it was written', async () => {
    const { success, data } = await call('Send_SMS', { message });
    expect(success).toBe(true);
    expect(data).toMatchObject({ status: 'OK', statusCode: 0, message });
    const outbox = await platform.outbox();
    expect(outbox).toHaveLength(1);
    expect(outbox[0]).toMatchObject({ messagetext: message.messagetext, cost: 2 });
    expect(outbox[0]?.recipients.map(({ number }) => number)).toEqual(message.recipients);
    expect(requests.map(({ method, url, body }) => ({ method, url, body: JSON.parse(body) }))).toEqual([
      { method: 'POST', url: `${platform.gateway}/apim/sendmode/demo/send`, body: { message } },
    ]);
  });

  test('Import_Customer reaches the customers', async () => {
    const importdata = { mobilenumber: '0870000000', firstname: 'Aoife' };
    const { success, data } = await call('Import_Customer', { group: 'Newsletter', importdata });
    expect(success).toBe(true);
    expect(data).toMatchObject({ statusCode: 0, group: 'Newsletter', importdata });
    expect(await platform.customers()).toEqual([{ account: 'demo', groups: ['Newsletter'], ...importdata }]);
  });

  test('Check_Credits reads the balance', async () => {
    const { success, data } = await call('Check_Credits');
    expect({ success, balance: data.balance }).toEqual({ success: true, balance: 1000 });
  });

  test('Optout_Customer reaches the opt-out list, with its required header', async () => {
    const optout = { message: { mobilenumber: '0870000000', optoutresponse: 'STOP' } };
    const { success } = await call('Optout_Customer', optout, 'application/json');
    expect(success).toBe(true);
    expect(await platform.optouts()).toHaveLength(1);
    expect(requests[0]?.headers['Content-Type']).toBe('application/json');
  });

  test('a refusal is no success, and nothing is sent', async () => {
    const { success, error } = await call('Send_SMS', { message: { ...message, recipients: ['not a number'] } });
    expect({ success, status: error?.status }).toEqual({ success: false, status: 400 });
    expect(await platform.outbox()).toEqual([]);
  });

  test('an unknown outcome is no success, has status 424, and the library does not send again', async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'status', status: 503, when: 'after' });
    const { success, error } = await call('Send_SMS', { message });
    expect({ success, status: error?.status }).toEqual({ success: false, status: 424 });
    expect(requests).toHaveLength(1);
    expect(await platform.outbox()).toHaveLength(1);
  });
});

describe('the emitted module for code apps', () => {
  const run = (name: string, body?: object) => {
    const call = app.module[name];
    if (!call) throw new Error(`the module has no ${name}`);
    return call(body);
  };

  test('answers what the service answers', async () => {
    const message = { messagetext: 'Hello from the module', recipients: ['0870000000'] };
    expect(await run('sendSMS', { message })).toMatchObject({ statusCode: 0, message });
    expect(await run('checkCredits')).toMatchObject({ balance: 999 });
    const importdata = { mobilenumber: '0870000000' };
    expect(await run('importCustomer', { group: 'Newsletter', importdata })).toMatchObject({ statusCode: 0 });
    expect(await run('optoutCustomer', { message: { mobilenumber: '0870000000' } })).toMatchObject({ statusCode: 0 });
    expect(await platform.outbox()).toHaveLength(1);
  });

  test.each([
    [{ kind: 'status', status: 503, when: 'after' }, 424],
    [{ kind: 'html', status: 500, when: 'before' }, 424],
  ])('throws on %j with the meaning of %i', async (fault, status) => {
    await platform.fault({ operation: 'Send_SMS', ...fault });
    const message = { messagetext: 'Hello', recipients: ['0870000000'] };
    await expect(run('sendSMS', { message })).rejects.toMatchObject({
      status,
      outcome: 'unknown',
      message: sendmode.errors.find((error) => error.status === status)?.description,
    });
  });

  test('throws on a refusal with its meaning', async () => {
    await expect(run('sendSMS', { message: { messagetext: 'Hello', recipients: [] } })).rejects.toMatchObject({
      status: 400,
      outcome: 'refused',
      message: sendmode.errors.find((error) => error.status === 400)?.description,
    });
    expect(await platform.outbox()).toEqual([]);
  });

  test('throws where the player hands a failure on, which the service takes for a success', async () => {
    rejectsFailures = false;
    const refused = { message: { messagetext: 'Hello', recipients: ['not a number'] } };
    const { success, data } = await call('Send_SMS', refused);
    expect({ success, statusCode: data.statusCode }).toEqual({ success: true, statusCode: 11 });
    await expect(run('sendSMS', refused)).rejects.toMatchObject({ name: 'Error', status: undefined });
    await platform.fault({ operation: 'Send_SMS', kind: 'status', status: 503, when: 'after' });
    const message = { messagetext: 'Hello', recipients: ['0870000000'] };
    await expect(run('sendSMS', { message })).rejects.toThrow('The text may have gone out');
    const mistyped = { message: { ...message, recipients: '0870000000' } };
    await expect(run('sendSMS', mistyped)).rejects.toThrow("requires the property 'body/message/recipients'");
    expect(await platform.outbox()).toHaveLength(1);
  });
});
