import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const suiteFolder = import.meta.dirname;
const definition = path.resolve(suiteFolder, '../../../apiDefinition.swagger.json');

/** The program that calls the connector through the generated clients. */
export const program = path.join(suiteFolder, 'bin/Release/net8.0/clients.dll');

// Kiota looks for a newer Kiota and reports its use unless it is told not to.
const quiet = { DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_CLI_UI_LANGUAGE: 'en' };
const environment = { ...process.env, ...quiet, KIOTA_OFFLINE_ENABLED: 'true', KIOTA_CLI_TELEMETRY_OPTOUT: 'true' };

const run = promisify(execFile);

/** Runs `dotnet` in the suite's folder and returns what it printed. */
const dotnet = async (...parameters: string[]): Promise<string> => {
  try {
    const { stdout, stderr } = await run('dotnet', parameters, { cwd: suiteFolder, env: environment });
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`dotnet ${parameters[0]} failed: ${message}\n${stdout}${stderr}`);
  }
};

const kiota = [
  ['--language', 'CSharp'],
  ['--openapi', definition],
  ['--class-name', 'SendmodeClient'],
  ['--namespace-name', 'SendmodeClients.Kiota'],
  ['--output', 'generated/kiota'],
  ['--log-level', 'Warning'],
].flat();

const nswag = [
  `/input:${definition}`,
  '/output:generated/nswag/SendmodeClient.cs',
  '/namespace:SendmodeClients.Nswag',
  '/className:SendmodeClient',
  // The underscore of the published operation ids would otherwise split the client into one class for each verb.
  '/operationGenerationMode:SingleClientFromOperationId',
  // The stricter of its two readers, and the one that writes a field without a value as null.
  '/jsonLibrary:SystemTextJson',
];

// Neither a compiler server nor a build node may outlive the build; restoring changes no locked version.
const quietBuild = ['-c', 'Release', '--nologo', '-nodeReuse:false', '-p:UseSharedCompilation=false'];
const locked = '-p:RestoreLockedMode=true';

/**
 * Generates both clients from the emitted definition and compiles them with the program.
 *
 * @returns what the generators printed.
 * @throws Error with what was printed, if a tool or the compiler fails; a warning of the compiler is a failure.
 */
export const build = async (): Promise<{ readonly kiota: string; readonly nswag: string }> => {
  await rm(path.join(suiteFolder, 'generated'), { recursive: true, force: true });
  await dotnet('tool', 'restore');
  const printed = {
    kiota: await dotnet('kiota', 'generate', ...kiota),
    nswag: await dotnet('nswag', 'openapi2csclient', ...nswag),
  };
  await dotnet('build', ...quietBuild, locked);
  return printed;
};
