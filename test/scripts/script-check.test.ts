import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { describeFinding } from '../../rules/finding.ts';
import { buildConnector } from '../../scripts/build.ts';
import { checkConnector } from '../../scripts/check.ts';
import { packageConnector } from '../../scripts/package.ts';
import { repositoryFolder, scriptPath } from '../../scripts/repository.ts';
import { checkScript } from '../../scripts/script-check.ts';
import { writeFiles } from '../../scripts/write-files.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';

// Each new text starts .NET once, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ownScript = path.join(repositoryFolder, scriptPath);

let folder: string;
let file: string;
let own: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'script-check-'));
  file = path.join(folder, scriptPath);
  own = await readFile(ownScript, 'utf8');
  await buildConnector(sendmode, folder);
  await writeFiles(folder, [{ path: scriptPath, bytes: Buffer.from(own) }]);
});
afterAll(() => rm(folder, { recursive: true }));

const firstMember = 'public class Script : ScriptBase\n{\n';

/** The script with a member more at its beginning. */
const withMember = (member: string) => {
  expect(own).toContain(firstMember);
  return own.replace(firstMember, `${firstMember}    ${member}\n`);
};

const broken = [
  {
    given: 'a parameter list that does not end',
    script: () => withMember('private static string Broken( { }'),
    want: { code: 'ScriptNotCompiled', value: '"private static string Broken( { }"' },
  },
  {
    given: 'a misspelt word',
    script: () => own.replace('public', 'publick'),
    want: { code: 'ScriptNotCompiled', value: '"publick class Script : ScriptBase"' },
  },
  {
    given: 'reflection',
    script: () =>
      withMember('private static object Own() { return System.Reflection.Assembly.GetExecutingAssembly(); }'),
    want: { code: 'ScriptNamespaceNotAllowed', fix: expect.stringContaining('script/host/Namespaces.cs') },
  },
  {
    given: 'a client of its own',
    script: () => withMember('private static object Own() { return new System.Net.WebClient(); }'),
    want: { code: 'ScriptTypeNotAllowed', fix: 'Do without the type.' },
  },
  {
    given: 'a member that .NET Framework 4.8 has not',
    script: () => withMember("private static string Own() { return string.Join(',', new string[0]); }"),
    want: { code: 'ScriptNotForNetFramework', consequence: expect.stringContaining('.NET Framework 4.8') },
  },
  {
    given: 'a later language than C# 7.3',
    script: () => withMember('private static string Own(string text) { return text ??= "nothing"; }'),
    want: { code: 'ScriptNotPortable', fix: 'Write it in C# 7.3.' },
  },
  {
    given: 'a class of another name',
    script: () => own.replace('class Script :', 'class Connector :'),
    want: { code: 'ScriptClassMissing', pointer: scriptPath },
  },
];

describeWithDotnet('a script that the platform would refuse', () => {
  it.each(broken)('is found, at its place: $given', async ({ script, want }) => {
    await writeFile(file, script());
    const { findings, complete } = await checkScript(file, { strict: true });
    expect(complete).toBe(true);
    expect(findings).toContainEqual(
      expect.objectContaining({
        pointer: expect.stringMatching(/^script\/script\.csx:\d+:\d+$/),
        severity: 'error',
        ...want,
      }),
    );
  });

  it.each(broken.slice(0, 3))('stops check, build and package: $given', async ({ script, want }) => {
    await writeFile(file, script());
    const { findings } = await checkConnector(sendmode, folder);
    expect(findings.map(({ code }) => code)).toContain(want.code);
    const untouched = path.join(folder, 'untouched');
    await expect(buildConnector(sendmode, untouched, file)).rejects.toThrow(`error ${want.code} at script/script.csx`);
    await expect(packageConnector({ connector: sendmode, folder, out: untouched })).rejects.toThrow(
      `error ${want.code} at script/script.csx`,
    );
    await expect(readFile(untouched)).rejects.toThrow('ENOENT');
  });

  it('is named with line, message, value, consequence and fix, once for both compilers', async () => {
    await writeFile(file, withMember('private static int Own() { return missing; }'));
    const { findings, summary } = await checkScript(file, { strict: true });
    const line = own.split('\n').indexOf('public class Script : ScriptBase') + 3;
    expect(findings.map(describeFinding)).toEqual([
      `error ScriptNotCompiled at script/script.csx:${line}:39: CS0103: The name 'missing' does not exist in the current context. Received "private static int Own() { return missing; }". The platform answers every call with an internal server error and does not say why. Correct the place; the message is that of the C# compiler.`,
    ]);
    expect(summary).toContain('1 errors, 0 warnings.');
  });

  it('may be another connector, which is held to less', async () => {
    await writeFile(
      file,
      withMember('private static object Own() { return System.Globalization.CultureInfo.InvariantCulture; }'),
    );
    const severities = async (strict: boolean) =>
      (await checkScript(file, { strict, name: 'script.csx' })).findings.map(({ severity }) => severity);
    expect([...new Set(await severities(true))]).toEqual(['error']);
    expect([...new Set(await severities(false))]).toEqual(['warning']);
  });
});

describeWithDotnet("the project's own script", () => {
  it('passes, and is remembered: the second check starts no .NET', async () => {
    await checkScript(ownScript, { strict: true });
    const since = performance.now();
    const verdict = await checkScript(ownScript, { strict: true, dotnet: 'no-such-dotnet' });
    expect(performance.now() - since).toBeLessThan(500);
    expect(verdict).toEqual({
      findings: [],
      summary:
        'script/script.csx, by the compilers of .NET and .NET Framework 4.8 and the rules for scripts: 0 errors, 0 warnings.',
      complete: true,
    });
  });
});

describe('a script that cannot be looked at', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('because it is missing is an error', async () => {
    const missing = path.join(folder, 'no.csx');
    expect((await checkScript(missing, { strict: true })).findings).toMatchObject([
      { code: 'ScriptMissing', severity: 'error', message: `${missing} cannot be read (ENOENT).` },
    ]);
  });

  it.each([
    { ci: 'false', errors: [] },
    { ci: 'true', errors: ['ScriptNotChecked'] },
  ])('because there is no .NET is NOT CHECKED in one line, and with CI=$ci has $errors', async ({ ci, errors }) => {
    vi.stubEnv('CI', ci);
    await writeFile(file, `${own}// ${Math.random()}\n`);
    const { findings, summary, complete } = await checkScript(file, { strict: true, dotnet: 'no-such-dotnet' });
    expect(summary).toMatch(/^NOT CHECKED: script\/script\.csx\. The command "no-such-dotnet" brings no \.NET SDK.*$/);
    expect(findings.map(({ code }) => code)).toEqual(errors);
    expect(complete).toBe(false);
  });
});
