import { expect, it, vi } from 'vitest';
import type { HttpResponse, ScriptResult } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { bytes, fixture, useScript } from './script-in-test.ts';

const request = { method: 'POST', url: 'https://backend.test/', headers: [], body: bytes('{}') };
const answer: HttpResponse = { status: 200, headers: [], body: null };
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describeWithDotnet('a host that does not answer', () => {
  const { running } = useScript(fixture('bad-cancel'));
  const run = (operationId: string, timeLimitSeconds = 5, send = async () => answer): Promise<ScriptResult> =>
    running().execute({ operationId, request, timeLimitSeconds, send });
  const works = async () => expect(await run('forward')).toMatchObject({ outcome: 'answered' });

  it('because a script blocks where it is cancelled, takes no later call with it', async () => {
    const [before] = running().processIds();
    expect(await run('block', 0.3)).toMatchObject({ outcome: 'timed out', limitSeconds: 0.3 });
    await works();
    await vi.waitFor(() => expect(running().processIds()).not.toContain(before), { timeout: 10_000 });
    await works();
  });

  it('because a script throws where it is cancelled, does not exist: the process and its other calls go on', async () => {
    await works();
    const before = running().processIds();
    const beside = run('forward', 5, async () => {
      await later(1_500);
      return answer;
    });
    expect(await run('throw', 0.3)).toMatchObject({ outcome: 'timed out' });
    expect(await beside).toMatchObject({ outcome: 'answered' });
    expect(running().processIds()).toEqual(before);
  });

  it('is replaced when the system has stopped it, and the calls that wait for it are told', async () => {
    await works();
    const [frozen = 0] = running().processIds();
    const sent: string[] = [];
    const under = run('forward', 60, () => {
      sent.push('under way');
      return new Promise(() => undefined);
    });
    await vi.waitFor(() => expect(sent).toEqual(['under way']));
    process.kill(frozen, 'SIGSTOP');
    const queued = run('forward');
    expect(await under).toEqual({
      outcome: 'lost',
      message:
        'The program that runs the script took no call for 5 seconds, so it was ended and is started anew. What the script had sent by then may have been carried out.',
      log: [],
    });
    expect(await queued).toMatchObject({ outcome: 'lost' });
    await works();
    expect(running().processIds()).not.toContain(frozen);
    await vi.waitFor(() => expect(isRunning(frozen)).toBe(false), { timeout: 5_000 });
  });

  it('while it looks at a script is given up as well', async () => {
    await works();
    const [frozen = 0] = running().processIds();
    process.kill(frozen, 'SIGSTOP');
    await expect(running().check()).rejects.toThrow('took no call for 5 seconds');
    await works();
    expect(isRunning(frozen)).toBe(false);
  });

  it('has its answer read before its time is called up, where this process was busy', async () => {
    await works();
    const result = run('forward', 0.5);
    await later(30);
    const until = performance.now() + 1_500;
    while (performance.now() < until);
    expect(await result).toMatchObject({ outcome: 'answered' });
  });
});
