import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runDotnetBuild } from './dotnet-build.ts';
import { ScriptError } from './script-error.ts';

const sources = fileURLToPath(new URL('../../script/host/', import.meta.url));
const sourceFiles = () => readdirSync(sources).filter((file) => /\.(cs|csproj)$/.test(file));

/** Megabytes that a build needs, with what it throws away at its end. */
const neededSpace = 60;

const building = 'Building the script host, once: about 15 seconds, longer where NuGet has to fetch its packages.';

const userCache = (): string => {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: windows } = process.env;
  if (xdg) return xdg;
  if (process.platform === 'win32' && windows) return windows;
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
};

/** Beside the sources, where everything goes with the checkout; or for the user, where the checkout is not theirs. */
const defaultFolders = () => [join(sources, 'bin'), join(userCache(), 'connector-script-host')];

const sourceHash = (): string => {
  const hash = createHash('sha256');
  for (const name of sourceFiles().sort()) hash.update(name).update(readFileSync(join(sources, name)));
  return hash.digest('hex').slice(0, 16);
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** What keeps a host from being built in a folder; undefined where nothing does. */
const obstacle = (folder: string): string | undefined => {
  if (/%[0-9a-f]{2}/i.test(folder)) return `MSBuild takes a part of the path ${folder} for an escaped character`;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `${folder} cannot be written (${codeOf(error)})`;
  }
};

const lackOfSpace = (folder: string): string | undefined => {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  return free < neededSpace ? `${folder} has ${free} MB of free space, and ${neededSpace} MB are needed` : undefined;
};

const noPlace = (problems: readonly string[]) =>
  new ScriptError(
    'HOST_BUILD_FAILED',
    `The program that runs the script (script/host) has no place to be built in: ${problems.join('; ')}. No script can be run or checked. Make room in one of these folders, or let it be written.`,
  );

const buildInto = async (dotnet: string, folder: string, name: string, begun: () => void) => {
  const scratch = mkdtempSync(join(folder, `${name}.`));
  const clear = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', clear);
  try {
    for (const file of sourceFiles()) copyFileSync(join(sources, file), join(scratch, file));
    await runDotnetBuild(dotnet, join(scratch, 'script-host.csproj'), join(scratch, 'out'), begun);
    renameSync(join(scratch, 'out'), join(folder, name));
  } catch (error) {
    // Another process may have been faster: then its host is as good.
    if (!existsSync(join(folder, name))) throw error;
  } finally {
    process.off('exit', clear);
    clear();
  }
};

const underWay = new Map<string, Promise<void>>();

/** Callers in this process share one build. */
const buildOnce = async (dotnet: string, folder: string, name: string, begun: () => void) => {
  const key = [dotnet, folder, name].join('\n');
  const build = underWay.get(key) ?? buildInto(dotnet, folder, name, begun).finally(() => underWay.delete(key));
  underWay.set(key, build);
  await build.catch((error: unknown) => {
    throw error instanceof ScriptError ? error : noPlace([`${folder} cannot be written (${codeOf(error)})`]);
  });
};

/** The assembly of the host that is built from its present sources, in one of the folders; undefined where none is. */
export const builtHost = (folders: readonly string[] = defaultFolders()): string | undefined =>
  folders.map((folder) => join(folder, sourceHash(), 'script-host.dll')).find((assembly) => existsSync(assembly));

/** How the host is built. */
export interface BuildOptions {
  /** Is told, in a sentence, when a build begins; of callers that share one, the first is. */
  readonly progress?: ((sentence: string) => void) | undefined;
  /** Where built hosts may stand; the first that takes files is used. By default beside the sources, or in the user's cache. */
  readonly folders?: readonly string[];
}

/**
 * Builds the script host unless its present sources are built already, and returns the path of its assembly.
 *
 * Each state of the sources has a folder of its own, so a running host is never overwritten. A build works in a scratch
 * folder that becomes the host's in one step, so processes that build at the same time do not meet, and one that is
 * interrupted leaves nothing.
 *
 * @throws ScriptError DOTNET_MISSING or HOST_BUILD_FAILED.
 */
export const buildHost = async (dotnet: string, options: BuildOptions = {}): Promise<string> => {
  const { progress, folders = defaultFolders() } = options;
  const name = sourceHash();
  const assemblyIn = (folder: string) => join(folder, name, 'script-host.dll');
  const problems: string[] = [];
  for (const folder of folders) {
    let problem = obstacle(folder);
    if (!problem && existsSync(assemblyIn(folder))) return assemblyIn(folder);
    problem ??= lackOfSpace(folder);
    if (problem) {
      problems.push(problem);
      continue;
    }
    await buildOnce(dotnet, folder, name, () => progress?.(building));
    return assemblyIn(folder);
  }
  throw noPlace(problems);
};
