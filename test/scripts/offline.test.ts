import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFolder } from '../../scripts/repository.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const preload = path.join(import.meta.dirname, 'no-network.cjs');
const nothingListens = 'http://127.0.0.1:9';

/** Node may reach this machine alone, and .NET is sent to a proxy that is not there. */
const withoutNetwork = {
  NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
  http_proxy: nothingListens,
  https_proxy: nothingListens,
  HTTP_PROXY: nothingListens,
  HTTPS_PROXY: nothingListens,
  NO_PROXY: '127.0.0.1,localhost',
  no_proxy: '127.0.0.1,localhost',
};

/** Runs a program of Node in this repository without a network. */
const runNode = (program: string, environment: Record<string, string>) =>
  new Promise<{ readonly status: number; readonly output: string; readonly errors: string }>((resolve) => {
    const args = ['--import', 'tsx', '--input-type=module', '-e', program];
    const env = { ...process.env, ...withoutNetwork, ...environment };
    execFile(process.execPath, args, { cwd: repositoryFolder, env, timeout: 110_000 }, (error, output, errors) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output, errors });
    });
  });

const patience = 120_000;

describeWithDotnet('after npm ci and npm run build nothing needs a network:', () => {
  test('a program that reaches out of this machine is ended here', { timeout: patience }, async () => {
    expect(await runNode("await fetch('https://example.com');", {})).toMatchObject({
      status: 97,
      errors: 'NETWORK: example.com\n',
    });
  });

  test.each([
    ['build', ['build', '--out', 'FOLDER'], 'apiDefinition.swagger.json'],
    ['check', ['check'], 'by the compilers of .NET and .NET Framework 4.8'],
    ['package', ['package', '--out', 'FOLDER'], 'power-platform'],
    ['doctor', ['doctor', '--port', '0', '--backend-port', '0'], 'built, so nothing more needs a network.'],
    ['call', ['call', 'Check_Credits', '--gateway', 'new'], '"balance": 1000'],
  ])('%s', { timeout: patience }, async (_, args, want) => {
    const folder = await temporaryFolder();
    const { status, output, errors } = await runCommand(
      args.map((arg) => (arg === 'FOLDER' ? folder : arg)),
      withoutNetwork,
    );
    expect(output + errors).toContain(want);
    expect(errors).not.toContain('NETWORK');
    expect(status).toBe(0);
  });

  test('the script host is built anew from what the set-up fetched', { timeout: patience }, async () => {
    const folder = await temporaryFolder();
    const program = `
      const { buildHost } = await import('./platform/script/host-build.ts');
      console.log(await buildHost('dotnet', { folders: [${JSON.stringify(folder)}] }));`;
    const { status, output, errors } = await runNode(program, {});
    expect(errors).toBe('');
    expect([status, path.basename(output.trim())]).toEqual([0, 'script-host.dll']);
  });

  test.each(['/packages', '/packages/'])(
    'the packages are found below %s, however it is written',
    { timeout: patience },
    async (root) => {
      const found = await new Promise<string>((resolve) => {
        const project = path.join(repositoryFolder, 'script/host/script-host.csproj');
        const args = ['msbuild', project, '-getItem:AssemblyMetadata', `-p:NuGetPackageRoot=${root}`];
        execFile('dotnet', args, { timeout: 60_000 }, (_, output) => resolve(output));
      });
      expect(found).toContain('"/packages/microsoft.netframework.referenceassemblies.net48/1.0.3/build/');
    },
  );
});
