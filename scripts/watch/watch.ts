import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import { describeFinding } from '../../rules/finding.ts';
import type { Platform } from '../platform.ts';
import { repositoryFolder, scriptPath } from '../repository.ts';
import { checkScript } from '../script-check.ts';
import { writeFiles } from '../write-files.ts';
import { type WatchedFiles, watchFiles } from './files.ts';
import { createRebuilder } from './rebuilder.ts';
import { createTurns, type Turns } from './turns.ts';

/** Milliseconds of quiet before what was saved is read: editors write a file in several steps. */
const settle = 25;

/** Milliseconds without another script before it is held against what takes longer than compiling it. */
const afterwards = 1000;

/** What is watched, and for whom. */
export interface WatchOptions {
  readonly platform: Platform;
  /** The folder of another connector; without it this project's description, definition, properties and script. */
  readonly connectorFolder?: string;
  /** Takes what people are to read, in one or more lines. */
  readonly tell: (text: string) => void;
}

const goesOn = 'The last good state goes on being served.';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const differing = async (files: readonly EmittedFile[]): Promise<EmittedFile[]> => {
  const same = await Promise.all(
    files.map(async ({ path: file, bytes }) => {
      const there = await readFile(path.join(repositoryFolder, file)).catch(() => undefined);
      return there !== undefined && Buffer.compare(there, bytes) === 0;
    }),
  );
  return files.filter((_, index) => !same[index]);
};

const writeDiffering = async (files: readonly EmittedFile[]): Promise<void> =>
  writeFiles(repositoryFolder, await differing(files));

/** Says on page and terminal what is wrong with a part of the connector, and when it is right again. */
const createReporter = ({ platform: { live }, tell }: WatchOptions) => {
  const known = new Map<string, string>();
  return (part: string, title: string, text: string | undefined): void => {
    if (known.get(part) === text) return;
    live.report(part, text === undefined ? undefined : { title, text });
    if (text === undefined) known.delete(part);
    else {
      known.set(part, text);
      tell(`${title}\n${text}`);
    }
  };
};

type Report = ReturnType<typeof createReporter>;

const reloadingDocuments =
  ({ platform: { reload }, tell }: WatchOptions, report: Report) =>
  async (): Promise<void> => {
    try {
      if (await reload.documents()) tell('Saved: definition and properties are served as they are now.');
      report('connector', '', undefined);
    } catch (error) {
      report('connector', `The files of the connector cannot be served. ${goesOn}`, messageOf(error));
    }
  };

const reloadingScript =
  ({ platform: { reload }, tell }: WatchOptions, report: Report, compiled: () => void) =>
  async (): Promise<void> => {
    try {
      const begun = performance.now();
      if (await reload.script()) {
        tell(`Saved: the script was compiled in ${Math.round(performance.now() - begun)} ms.`);
        compiled();
      }
      report('script', '', undefined);
    } catch (error) {
      report('script', `The script does not compile. ${goesOn}`, messageOf(error));
    }
  };

/** What .NET Framework and certification say of this project's own script, which compiling it here does not. */
const checkingScript = (report: Report) => async (): Promise<void> => {
  const { findings } = await checkScript(path.join(repositoryFolder, scriptPath), { strict: true });
  const title = 'The script runs here, and would not on the platform.';
  report('script check', title, findings.length > 0 ? findings.map(describeFinding).join('\n\n') : undefined);
};

const inFolder = (folder: string, documents: Turns, script: Turns): readonly WatchedFiles[] => [
  {
    folder,
    deep: false,
    counts: (file) => /^api(Definition\.swagger|Properties)\.json$/.test(file),
    changed: documents.request,
  },
  // A script that comes or goes changes what the connector is.
  {
    folder,
    deep: false,
    counts: (file) => file === 'script.csx',
    changed: () => {
      documents.request();
      script.request();
    },
  },
];

/** What the simulated Sendmode is made of besides the definition, which it follows. */
const simulationFiles = ['assumptions.ts', 'engage.ts', 'numbers.ts', 'unknown.ts'];

const restartNeeded = `Saved: the simulated Sendmode takes what stands in ${simulationFiles
  .map((file) => `connector/${file}`)
  .join(', ')} when dev is started again; definition and page follow now.`;

const inProject = (
  documents: Turns,
  script: Turns,
  description: Turns | undefined,
  simulation: Turns,
): readonly WatchedFiles[] => [
  ...inFolder(repositoryFolder, documents, script).slice(0, 1),
  {
    folder: path.join(repositoryFolder, path.dirname(scriptPath)),
    deep: false,
    counts: (file) => file === path.basename(scriptPath),
    changed: script.request,
  },
  ...(description
    ? ['connector', 'emit'].map((room) => ({
        folder: path.join(repositoryFolder, room),
        deep: true,
        counts: (file: string) => file.endsWith('.ts'),
        changed: description.request,
      }))
    : []),
  {
    folder: path.join(repositoryFolder, 'connector'),
    deep: false,
    counts: (file) => simulationFiles.includes(file),
    changed: simulation.request,
  },
];

const rebuildingDescription = (options: WatchOptions, report: Report, documents: () => Promise<void>) => {
  const writeTypes = (file: EmittedFile): void =>
    void writeDiffering([file]).catch((error: unknown) => options.tell(messageOf(error)));
  const rebuilder = createRebuilder(writeTypes);
  if (!rebuilder) {
    options.tell(
      'The description is not watched: .cache in the project cannot be written. Run npm run build after a change.',
    );
    return undefined;
  }
  const work = async (): Promise<void> => {
    const outcome = await rebuilder.rebuild();
    if ('fault' in outcome) {
      return report('description', `The description cannot be served as it was saved. ${goesOn}`, outcome.fault);
    }
    await writeDiffering(outcome.files);
    report('description', '', undefined);
    await documents();
  };
  return { work, stop: rebuilder.stop };
};

/**
 * Lets a running platform follow the files of its connector, and pages follow the platform. A fault is told with its place
 * while the last good state goes on being served.
 *
 * @returns what ends it.
 */
export const watchPlatform = (options: WatchOptions): (() => Promise<void>) => {
  const { connectorFolder } = options;
  const report = createReporter(options);
  const documentsWork = reloadingDocuments(options, report);
  const rebuilding = connectorFolder === undefined ? rebuildingDescription(options, report, documentsWork) : undefined;
  const documents = createTurns(settle, documentsWork);
  const check = createTurns(afterwards, () => checkingScript(report)().catch(() => undefined));
  const compiled = () => (connectorFolder === undefined ? check.request() : undefined);
  const script = createTurns(settle, reloadingScript(options, report, compiled));
  const simulation = createTurns(settle, async () => options.tell(restartNeeded));
  const description = rebuilding && createTurns(settle, rebuilding.work);
  const unwatch = watchFiles(
    connectorFolder === undefined
      ? inProject(documents, script, description, simulation)
      : inFolder(path.resolve(connectorFolder), documents, script),
  );
  // What was saved while nothing watched is served too.
  for (const turns of [documents, script, description]) turns?.request();
  return async () => {
    unwatch();
    await rebuilding?.stop();
    await Promise.all([documents, script, check, simulation, description].map((turns) => turns?.stop()));
  };
};
