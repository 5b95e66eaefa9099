import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { describeWithDotnet } from './require-dotnet.ts';
import { fixture, ownScript, useScript } from './script-in-test.ts';

describeWithDotnet('the check of a script', () => {
  const { running } = useScript();
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const check = async (scriptPath: string, strict = false) => {
    const { findings, skipped } = await running().check({ scriptPath, strict });
    expect(skipped).toEqual([]);
    return findings.map(({ severity, code, line, message }) => `${line} ${severity} ${code}: ${message}`);
  };
  const checkText = (text: string, strict = false) => {
    const path = join(folder, 'script.csx');
    writeFileSync(path, text);
    return check(path, strict);
  };
  const minimal = readFileSync(fixture('pass-through'), 'utf8');

  it("finds nothing in the connector's own script, however strict", async () => {
    expect(await check(ownScript, true)).toEqual([]);
  });

  it("the connector's own script is one small file of plain ASCII without usings", () => {
    const own = readFileSync(ownScript, 'utf8');
    expect(own.length).toBeLessThan(36_500);
    expect(Math.max(...own.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(own).toMatch(/^[\x20-\x7e\n]*$/);
    expect(own).not.toMatch(/^using /m);
    expect(own).not.toMatch(/^#/m);
  });

  it.each(['pass-through', 'naive-header'])('finds nothing in %s', async (name) => {
    expect(await check(fixture(name), true)).toEqual([]);
  });

  it('names what does not compile, here and against .NET Framework 4.8', async () => {
    const found = await check(fixture('does-not-compile'));
    expect(found).toContain("5 error compile: CS0103: The name 'missing' does not exist in the current context");
    expect(found).toContain("5 error compile-net48: CS0103: The name 'missing' does not exist in the current context");
  });

  it('runs a script whose usings this .NET has not, as long as nothing needs them', async () => {
    const unused = `using System.Runtime.Remoting.Contexts;\n${minimal}`;
    const outside = 'is outside the namespaces that scripts may use; certification refuses it.';
    expect(await checkText(unused)).toEqual([`1 error namespace: System.Runtime.Remoting.Contexts ${outside}`]);
  });

  it('names what only .NET Framework has, which the platform compiles and this machine does not', async () => {
    const script = fileURLToPath(
      new URL('../fixtures/connectors/minimal/framework-only-script/script.csx', import.meta.url),
    );
    expect((await check(script)).map((line) => line.split(':')[0])).toContain('6 warning framework-only');
    expect((await check(script)).join()).not.toContain('error compile');
  });

  it('names the class that the platform would not find', async () => {
    expect(await check(fixture('lower-case-class'))).toEqual([
      "0 error class-name: The file has no 'public class Script : ScriptBase' (found: script), so the platform has nothing to run. Name the class exactly Script.",
    ]);
    expect((await checkText('public class Script { }')).join()).toContain('class-name');
    expect((await checkText('')).join()).toContain('found: no class');
  });

  it('names every means that a script should not use', async () => {
    const outside = 'is outside the namespaces that scripts may use; certification refuses it.';
    expect(await check(fixture('own-means'))).toEqual([
      `1 warning namespace: System.Globalization ${outside}`,
      `2 error namespace: System.Runtime.Serialization ${outside}`,
      `9 warning namespace: System.Collections.Specialized.NameValueCollection ${outside}`,
      `10 warning namespace: System.Globalization.CultureInfo ${outside}`,
      "11 error compile-net48: CS0234: The type or namespace name 'Json' does not exist in the namespace 'System.Text' (are you missing an assembly reference?)",
      `11 error namespace: System.Text.Json.JsonSerializer ${outside}`,
      `11 warning namespace: System.Collections.Specialized.NameValueCollection ${outside}`,
      '12 error forbidden-type: System.Threading.Thread is not for scripts: use Context.SendAsync and tasks.',
      '13 error forbidden-type: System.Net.WebClient is not for scripts: use Context.SendAsync and tasks.',
      "14 warning own-http-client: An HttpClient of the script's own works today and will be blocked. Use Context.SendAsync.",
    ]);
  });

  it('names what .NET Framework 4.8 lacks', async () => {
    const found = await check(fixture('modern-only'));
    expect(found.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '6 error compile-net48: CS1501:',
      '7 error compile-net48: CS1729:',
      '8 error compile-net48: CS1503:',
      '9 error compile-net48: CS1501:',
      '10 error compile-net48: CS0117:',
    ]);
  });

  it('names what an ordinary file may do and a C# script may not', async () => {
    expect(await check(fixture('extension-class'))).toContain(
      '4 warning compile-as-script: CS1109: Extension methods must be defined in a top level static class; TextExtensions is a nested class',
    );
    expect((await check(fixture('extension-class'), true)).join()).toContain('4 error compile-as-script');
  });

  it('names what is not documented', async () => {
    expect(await check(fixture('webhook'))).toEqual([
      '4 warning undocumented: using Microsoft.PowerPlatform.Connectors.CustomCode.CSharp; is not documented and may disappear.',
      '12 warning undocumented: CreateNotificationUri is not documented and may disappear.',
      '15 warning undocumented: OriginalRequestUri is not documented and may disappear.',
    ]);
  });

  it('names a script that is too large, and not one that is just small enough', async () => {
    const filled = (size: number) => `${minimal}//${'x'.repeat(size - minimal.length - 2)}`;
    expect(await checkText(filled(1024 * 1024))).toEqual([]);
    expect(await checkText(filled(1024 * 1024 + 1))).toEqual([
      '0 error size: The script has 1048577 bytes, and the platform takes at most 1048576 (1 MB). Shorten it.',
    ]);
  });

  it('names other files', async () => {
    const found = await checkText(`#load "other.csx"\n#r "other.dll"\n${minimal}`);
    const message = 'The platform takes exactly one file and no packages: put the code here instead of #load or #r.';
    expect(found).toContain(`1 error one-file: ${message}`);
    expect(found).toContain(`2 error one-file: ${message}`);
  });

  it('wants C# 7.3 only when it is strict', async () => {
    const newer = minimal.replace('return await', 'HttpResponseMessage? nothing = null; return nothing ?? await');
    expect(await checkText(newer)).toEqual([]);
    expect((await checkText(newer, true)).map((line) => line.slice(0, 26))).toEqual(['5 error language: CS8370: ']);
  });
});
