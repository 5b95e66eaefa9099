import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildHost } from './host-build.ts';
import { connectToHost, describeEnd, type HostConnection } from './host-connection.ts';
import type { ScriptCheck, ScriptFinding, ToHost } from './messages.ts';
import { patientTimer } from './patient-timer.ts';
import { ScriptError } from './script-error.ts';

/** Seconds that the host may look at one script. */
const longestLook = 60;

const ask = (host: HostConnection, question: ToHost): Promise<ScriptCheck> =>
  new Promise((resolve, reject) => {
    const timer = patientTimer(longestLook * 1000, () =>
      host.giveUp(
        `The program that runs the script looked at it for more than ${longestLook} seconds, so it was ended.`,
      ),
    );
    const failed = (message: string) => reject(new ScriptError('HOST_FAILED', message));
    const id = host.open({
      receive: (message) => {
        timer.end();
        host.close(id);
        if (message.type === 'findings') return resolve({ findings: message.findings, skipped: message.skipped });
        const reason = message.type === 'failed' ? message.message : `an unexpected "${message.type}"`;
        failed(`The program that runs the script could not look at it: ${reason}`);
      },
      lost: (end) => {
        timer.end();
        failed(describeEnd(end));
      },
    });
    host.write(id, question);
  });

/**
 * Why a script that the platform takes does not run here, as a clause without a full stop: the first place that only
 * .NET Framework understands. Undefined where it runs, or compiles nowhere.
 */
export const frameworkOnly = (findings: readonly ScriptFinding[]): string | undefined => {
  const first = findings.find(({ code }) => code === 'framework-only');
  if (!first) return undefined;
  const message = first.message.replace(/ \(are you missing .*\)$/, '').replace(/\.$/, '');
  return `the script uses what only .NET Framework has, and it is run by .NET here (line ${first.line}: ${message})`;
};

/** Compiles a script so that its first call need not, and returns what is wrong with it. */
export const prepare = async (host: HostConnection, script: string) =>
  (await ask(host, { type: 'prepare', script })).findings;

/** Checks a script without running it. */
export const check = (host: HostConnection, script: string, strict: boolean) =>
  ask(host, { type: 'check', script, strict });

const readVerdict = (place: string): ScriptCheck | undefined => {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as ScriptCheck;
  } catch {
    return undefined;
  }
};

/** A verdict that cannot be kept is found again the next time. */
const keepVerdict = (place: string, verdict: ScriptCheck) => {
  try {
    mkdirSync(dirname(place), { recursive: true });
    const unfinished = `${place}.${randomUUID()}`;
    writeFileSync(unfinished, JSON.stringify(verdict));
    renameSync(unfinished, place);
  } catch {
    // The disk is full, or somebody else's.
  }
};

/** How a script is looked at. */
export interface LookOptions {
  /** For a connector's own script: every finding is an error, and the language has to be C# 7.3. */
  readonly strict: boolean;
  /**
   * The command that brings the .NET SDK.
   * @default "dotnet"
   */
  readonly dotnet?: string | undefined;
  /** Is told, in a sentence, of work that takes long. */
  readonly progress?: ((sentence: string) => void) | undefined;
}

/**
 * Checks a script once, without a process that stays. The verdict on a text is kept beside the host, whose folder stands
 * for its sources, so that an unchanged script costs no start of .NET; a verdict with something skipped is not kept.
 *
 * @param scriptPath a file that exists.
 * @throws ScriptError DOTNET_MISSING, HOST_BUILD_FAILED or HOST_FAILED where this machine cannot look at it.
 */
export const lookAtScript = async (scriptPath: string, options: LookOptions): Promise<ScriptCheck> => {
  const { strict, dotnet = 'dotnet', progress } = options;
  const assembly = await buildHost(dotnet, { progress });
  const text = createHash('sha256').update(readFileSync(scriptPath)).digest('hex');
  const place = join(dirname(assembly), 'verdicts', `${text}${strict ? '-strict' : ''}.json`);
  const known = readVerdict(place);
  if (known) return known;
  const host = await connectToHost(dotnet, assembly);
  try {
    const verdict = await check(host, scriptPath, strict);
    if (verdict.skipped.length === 0) keepVerdict(place, verdict);
    return verdict;
  } finally {
    await host.stop();
  }
};
