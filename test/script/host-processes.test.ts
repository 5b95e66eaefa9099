import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, vi } from 'vitest';
import { ScriptError, startScriptProcess } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { bytes, fixture, ownScript } from './script-in-test.ts';

const tsx = fileURLToPath(import.meta.resolve('tsx'));
const program = fileURLToPath(new URL('fixtures/serve-and-wait.ts', import.meta.url));
const request = { method: 'POST', url: 'https://backend.test/', headers: [], body: bytes('{}') };

const sendNothing = async () => ({ status: 204, headers: [], body: null });

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

// Building the host and compiling the scripts for the first time takes longer than a test may.
let built: Promise<void> | undefined;
const buildScripts = async () => {
  const script = await startScriptProcess({ scriptPath: fixture('pass-through') });
  await script.execute({ operationId: 'nothing', request, scriptPath: fixture('misbehaving') });
  await script.execute({ operationId: 'nothing', request, scriptPath: ownScript, send: sendNothing });
  await script.stop();
};
const buildFirst = () =>
  beforeAll(() => {
    built ??= buildScripts();
    return built;
  });

/** Starts the program and returns the identifiers of its script processes once it has told them. */
const startProgram = async (script: string, ending: string) => {
  const child = spawn(process.execPath, ['--import', tsx, program, script, ending], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let told = '';
  for await (const chunk of child.stdout) {
    told += chunk;
    if (told.includes('\n')) break;
  }
  return { child, ended, scriptProcesses: told.trim().split(' ').map(Number) };
};

describeWithDotnet('no process is left behind', () => {
  buildFirst();

  it.concurrent.each([
    { ending: 'stop', script: 'misbehaving' },
    { ending: 'exit', script: 'pass-through' },
    { ending: 'throw', script: 'pass-through' },
    { ending: 'SIGTERM', script: 'pass-through' },
    { ending: 'SIGKILL', script: 'misbehaving' },
  ])('by $ending, though $script is in the middle of a call', async ({ ending, script }) => {
    const { child, ended, scriptProcesses } = await startProgram(script, ending);
    expect(scriptProcesses).toHaveLength(1);
    expect(scriptProcesses[0]).toBeGreaterThan(0);
    if (ending.startsWith('SIG')) {
      expect(scriptProcesses.map(isRunning)).toEqual([true]);
      child.kill(ending as NodeJS.Signals);
    }
    await ended;
    await vi.waitFor(() => expect(scriptProcesses.filter(isRunning)).toEqual([]), { timeout: 10_000 });
  });
});

describeWithDotnet('a script process', () => {
  buildFirst();

  it('stops once, and refuses calls afterwards', async () => {
    const script = await startScriptProcess({ scriptPath: ownScript });
    const [pid = 0] = script.processIds();
    expect(isRunning(pid)).toBe(true);
    await Promise.all([script.stop(), script.stop()]);
    expect([isRunning(pid), script.processIds()]).toEqual([false, []]);
    await expect(script.execute({ operationId: 'x', request })).rejects.toThrow(
      'The script process was stopped, so no further call can be made.',
    );
  });

  it('ends its open calls when it is stopped', async () => {
    const script = await startScriptProcess({ scriptPath: fixture('pass-through') });
    const open = script.execute({ operationId: 'x', request, send: () => new Promise(() => undefined) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await script.stop();
    expect(await open).toEqual({
      outcome: 'lost',
      message:
        'The program that runs the script was stopped. What the script had sent by then may have been carried out.',
      log: [],
    });
  });

  it('can be started several times at once', async () => {
    const scripts = await Promise.all([1, 2, 3].map(() => startScriptProcess({ scriptPath: ownScript })));
    expect(new Set(scripts.flatMap((script) => script.processIds())).size).toBe(3);
    await Promise.all(scripts.map((script) => script.stop()));
  });

  it('takes an edited script at its next call, or tells what is wrong with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'script-'));
    const scriptPath = join(folder, 'script.csx');
    const answering = (status: number) =>
      readFileSync(fixture('extension-class'), 'utf8').replace(
        'new HttpResponseMessage',
        `new HttpResponseMessage((HttpStatusCode)${status})`,
      );
    writeFileSync(scriptPath, answering(201));
    const script = await startScriptProcess({ scriptPath });
    try {
      expect(await script.execute({ operationId: 'x', request })).toMatchObject({ response: { status: 201 } });
      writeFileSync(scriptPath, answering(202));
      expect(await script.execute({ operationId: 'x', request })).toMatchObject({ response: { status: 202 } });
      writeFileSync(scriptPath, 'public class Script : ScriptBase {');
      expect(await script.execute({ operationId: 'x', request })).toMatchObject({
        outcome: 'not compiled',
        findings: expect.arrayContaining([expect.objectContaining({ code: 'compile', line: 1 })]),
      });
      writeFileSync(scriptPath, readFileSync(fixture('lower-case-class')));
      expect(await script.execute({ operationId: 'x', request })).toMatchObject({
        outcome: 'not compiled',
        findings: [
          expect.objectContaining({ code: 'class-name', message: expect.stringContaining('(found: script)') }),
        ],
      });
    } finally {
      await script.stop();
      rmSync(folder, { recursive: true });
    }
  });

  it('relays over real HTTP where nothing else is given, and passes on why that failed', async () => {
    const script = await startScriptProcess({ scriptPath: fixture('pass-through') });
    const result = await script.execute({ operationId: 'x', request: { ...request, url: 'http://127.0.0.1:1/' } });
    expect(result).toMatchObject({
      outcome: 'threw',
      exception: 'System.Net.Http.HttpRequestException',
      message: 'connect ECONNREFUSED 127.0.0.1:1',
    });
    await script.stop();
  });
});

describeWithDotnet('what cannot be run', () => {
  buildFirst();

  const failure = async (options: Parameters<typeof startScriptProcess>[0]) => {
    const error: unknown = await startScriptProcess(options).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof ScriptError) return { code: error.code, message: error.message };
    throw new Error(`not a ScriptError: ${error}`);
  };

  it("names the errors of the compiler with the script's own lines", async () => {
    const scriptPath = fixture('does-not-compile');
    expect(await failure({ scriptPath })).toEqual({
      code: 'SCRIPT_NOT_COMPILED',
      message: `The script ${scriptPath} cannot be run:
(5,26): CS0103: The name 'missing' does not exist in the current context
(6,30): CS7036: There is no argument given that corresponds to the required parameter 'cancellationToken' of 'IScriptContext.SendAsync(HttpRequestMessage, CancellationToken)'`,
    });
  });

  it('names the file that is not there', async () => {
    const scriptPath = fixture('absent');
    expect(await failure({ scriptPath })).toEqual({
      code: 'SCRIPT_MISSING',
      message: `There is no script at ${scriptPath}. Give the path of a .csx file.`,
    });
  });

  it.each([0, -1, 121, Number.NaN])('refuses a time limit of %d seconds', async (timeLimitSeconds) => {
    expect(await failure({ scriptPath: ownScript, timeLimitSeconds })).toEqual({
      code: 'TIME_LIMIT_INVALID',
      message: `The time limit of a script must be more than 0 and at most 120 seconds, as on the platform; it is ${timeLimitSeconds}. No call was made.`,
    });
  });

  it('says how to install .NET where it is missing', async () => {
    expect(await failure({ scriptPath: ownScript, dotnet: 'no-such-dotnet' })).toEqual({
      code: 'DOTNET_MISSING',
      message:
        'The command "no-such-dotnet" brings no .NET SDK, so the connector\'s script cannot be compiled or run. Install the .NET SDK 8 or newer from https://dotnet.microsoft.com/download and make sure that "dotnet --version" answers in a new terminal.',
    });
  });

  it('passes on what a program says that is not .NET', async () => {
    const { code } = await failure({ scriptPath: ownScript, dotnet: '/bin/false' });
    expect(code).toBe('HOST_FAILED');
  });
});
