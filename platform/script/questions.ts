import type { HostConnection } from './host-connection.ts';
import type { ScriptCheck, ToHost } from './messages.ts';
import { ScriptError } from './script-error.ts';

const ask = (host: HostConnection, question: ToHost): Promise<ScriptCheck> =>
  new Promise((resolve, reject) => {
    const id = host.open({
      receive: (message) => {
        host.close(id);
        if (message.type === 'findings') return resolve({ findings: message.findings, skipped: message.skipped });
        const reason = message.type === 'failed' ? message.message : `an unexpected "${message.type}"`;
        reject(new ScriptError('HOST_FAILED', `The program that runs the script could not look at it: ${reason}`));
      },
      lost: reject,
    });
    host.write(id, question);
  });

/** Compiles a script so that its first call need not, and returns what is wrong with it. */
export const prepare = async (host: HostConnection, script: string) =>
  (await ask(host, { type: 'prepare', script })).findings;

/** Checks a script without running it. */
export const check = (host: HostConnection, script: string, strict: boolean) =>
  ask(host, { type: 'check', script, strict });
