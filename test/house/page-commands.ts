import { commandsOn, type PageCommand, pages } from './pages.ts';

/**
 * The one list of commands on pages that no test runs, each with the reason. A text that ends in a space stands for every
 * command that begins with it.
 */
export const notRun: Readonly<Record<string, string>> = {
  'npm ci': 'It installs the packages that the test is running with; the gate begins with it.',
  'npm test': 'It is the test itself.',
  'npm test ': 'It is the test itself; the files and folders that it names are looked for.',
  'npm run test:platform': 'It is the test itself.',
  'npm run test:platform ': 'It is the test itself; the folders that it names are looked for.',
  'npx vitest ': 'It is the test itself; the folders that it names are looked for.',
  'npm run pictures': 'It draws pictures anew, whose bytes differ from one browser to the next.',
  'npm run unused': 'It is a step of the gate, over the same files.',
  '.ci/run': 'It is the gate, which runs this test.',
  'npm run dev': 'It does not end; test/scripts/dev.test.ts starts it and stops it.',
  'npm run bench': 'It installs peers and takes minutes.',
  'npm run bench ': 'It installs peers and takes minutes.',
  'npm run dev -- --connector FOLDER ':
    'Its word is to be replaced; test/scripts/minimal-connectors.test.ts runs other connectors.',
  'npm run call -- ACTION --connector FOLDER ':
    'Its words are to be replaced; test/scripts/minimal-connectors.test.ts calls other connectors.',
  'npm run check -- FOLDER': 'Its word is to be replaced; test/scripts/check-folder.test.ts checks folders.',
  'npm run check -- --against REF-OR-FILE': 'Its word is to be replaced; test/scripts/baseline.test.ts compares.',
  'npm run check -- --schemas path/to/schemas': "It needs a copy of Microsoft's schemas; the gate runs it with one.",
  'npm run package -- --certification FOLDER':
    'It needs exports of a tenant; test/scripts/certification.test.ts stands in.',
  'npm run package -- --certification FOLDER-OF-EXPORTS':
    'It needs exports of a tenant; test/scripts/certification.test.ts stands in.',
  'npm run deploy': 'It names the command; test/scripts/deploy/ runs it against stand-ins of pac and paconn.',
  'npm run deploy ': 'It needs pac or paconn and a tenant; test/scripts/deploy/ runs it against stand-ins.',
  'npm run prove ': 'It sends to a real account; test/scripts/prove.test.ts runs it against a stand-in.',
  'npx power-apps ': "Microsoft's command needs a tenant.",
  '.\\ConnectorPackageValidator.ps1 ':
    "Microsoft's validator runs on Windows alone; test/rules/packages/ holds its rules.",
  'pac ': 'It needs a tenant.',
  'paconn ': 'It needs a tenant.',
  'az ': 'It needs an Azure subscription.',
  'dotnet build': 'It names what the platform does at its first start; test/build-script-host.ts does it.',
};

/** Why a command is not run, or undefined where it is. */
export const reasonNotToRun = (command: string): string | undefined => {
  const entry = Object.keys(notRun).find((text) => (text.endsWith(' ') ? command.startsWith(text) : command === text));
  return entry === undefined ? undefined : notRun[entry];
};

export const pageCommands: readonly PageCommand[] = pages.flatMap(commandsOn);

/** Every command that a test runs, once, in the order of the pages. */
export const commandsToRun: readonly string[] = [
  ...new Set(pageCommands.map(({ command }) => command).filter((command) => reasonNotToRun(command) === undefined)),
];
