import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { commandLine } from '../../scripts/command-line.ts';
import { commandsToRun, notRun, pageCommands, reasonNotToRun } from './page-commands.ts';
import { anchorsOf, commandsOn, linksOn, type Page, packaged, pages, spansOn, wordsOf } from './pages.ts';
import { house } from './sources.ts';

/** The folders of the repository; not those that commands make, which are looked for elsewhere or not there yet. */
const rooms = new Set(
  readdirSync(house, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['node_modules', 'dist', 'coverage', 'screenshots'].includes(entry.name))
    .map(({ name }) => name),
);

const scripts: Readonly<Record<string, string>> = packageJson.scripts;

/** What the command line says against the arguments of a command, without running it; undefined where it takes them. */
const refusalOf = (command: string, args: readonly string[]): string | undefined => {
  const program = commandLine();
  for (const each of [program, ...program.commands]) {
    each.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
    if (each !== program) each.action(() => {});
  }
  try {
    program.parse([command, ...args], { from: 'user' });
    return undefined;
  } catch (error) {
    const isHelp = error instanceof CommanderError && error.code === 'commander.helpDisplayed';
    return isHelp ? undefined : error instanceof Error ? error.message : String(error);
  }
};

const missingFiles = (words: readonly string[]): string | undefined => {
  const missing = words.filter((word) => /^(test|scripts|bench)\//.test(word) && !existsSync(path.join(house, word)));
  return missing.length > 0 ? `${missing.join(', ')} does not exist` : undefined;
};

/** What is wrong with an npm command, as far as that can be told without running it. */
const wrongWithScript = (words: readonly string[]): string | undefined => {
  const [name = '', ...rest] = words;
  const script = scripts[name];
  if (script === undefined) return `package.json has no script ${name}`;
  const end = rest.indexOf('--');
  const taken = (end < 0 ? rest : rest.slice(0, end)).find((word) => word.startsWith('-'));
  if (taken !== undefined) return `npm takes ${taken} for its own: put -- before it`;
  const args = rest.filter((_, index) => index !== end);
  // A command without what it requires is a mention of its name.
  const isMention = args.length === 0 && reasonNotToRun(`npm run ${name}`) !== undefined;
  if (script.startsWith('node scripts/sendmode-connector.js') && !isMention) return refusalOf(name, args);
  return missingFiles(args);
};

const wrongWith = (command: string): string | undefined => {
  const [program, second, ...rest] = wordsOf(command);
  if (program === 'npm' && second === 'run') return wrongWithScript(rest);
  if (program === 'npm') return second === 'test' ? wrongWithScript(['test', ...rest]) : missingFiles(rest);
  if (program === 'bash' || program === 'node') return missingFiles([second ?? '', ...rest]);
  if (program?.includes('/')) return existsSync(path.join(house, program)) ? undefined : `${program} does not exist`;
  return missingFiles(rest);
};

describe('the commands on pages', () => {
  it('are run, or are in the one list of those that are not', () => {
    expect(commandsToRun.filter((command) => !command.startsWith('npm run '))).toEqual([]);
    const used = (entry: string) =>
      pageCommands.some(({ command }) => (entry.endsWith(' ') ? command.startsWith(entry) : command === entry));
    expect(Object.keys(notRun).filter((entry) => !used(entry))).toEqual([]);
  });

  it('name scripts, options and files that there are', () => {
    const wrong = pageCommands.map(({ page, command }) => ({ page, command, problem: wrongWith(command) }));
    expect(wrong.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });

  it.each([
    { command: 'npm run builds', problem: 'package.json has no script builds' },
    {
      command: 'npm run check -- --shemas x',
      problem:
        'check has no option "--shemas". Nothing was done. Did you mean --schemas? "npm run check -- --help" lists what it accepts.',
    },
    { command: 'npm run check --against', problem: 'npm takes --against for its own: put -- before it' },
    { command: 'npm test -- test/nowhere', problem: 'test/nowhere does not exist' },
    {
      command: 'npm run deploy -- --tool pac',
      problem:
        'deploy received no --environment <id>, without which it cannot start. Nothing was done. Give it. "npm run deploy -- --help" lists what it accepts.',
    },
    { command: '.ci/nothing', problem: '.ci/nothing does not exist' },
    { command: 'npm run dev -- --help', problem: undefined },
  ])('are read: $command', ({ command, problem }) => {
    expect(wrongWith(command)).toBe(problem);
  });

  it('are found in blocks and in text, over line breaks, joined and with remarks', () => {
    const text =
      'Run `npm run\nbuild`.\n\n```sh\nnpm ci && npm test   # all\npac x \\\n  --y\n```\n\n```ts\nnpm no\n```\n';
    const found = commandsOn({ file: 'a.md', text, isEmitted: false }).map(({ command }) => command);
    expect(found).toEqual(['npm ci', 'npm test', 'pac x --y', 'npm run build']);
    expect(reasonNotToRun('npm ci')).toContain('gate');
    expect(reasonNotToRun('npm run build')).toBeUndefined();
  });
});

/** The text at a place below the repository or `dist/`; an empty one for a folder; undefined where there is nothing. */
const textAt = (place: string): string | undefined => {
  if (place.startsWith('dist/')) {
    const inside = place.slice('dist/'.length).replace(/\/$/, '');
    const isFolder = [...packaged.keys()].some((file) => file.startsWith(`${inside}/`));
    return packaged.get(inside) ?? (isFolder ? '' : undefined);
  }
  const full = path.join(house, place);
  if (!existsSync(full)) return undefined;
  return place.endsWith('.md') ? readFileSync(full, 'utf8') : '';
};

/** Paths between backquotes that begin in a room of the repository; in words to be replaced, such as NAME, anything may stand. */
const deadPaths = ({ text, isEmitted }: Page): readonly string[] =>
  (isEmitted ? [] : spansOn(text))
    .filter((span) => rooms.has(span.split('/')[0] ?? '') && /^[^\s*<>{}…]+\/[^\s*<>{}…]*$/.test(span))
    .filter((span) => !/\b[A-Z]{2,}\b|\/my-/.test(span))
    .filter((span) => !existsSync(path.join(house, span.replace(/[#:].*$/, ''))));

const deadLinks = (page: Page): readonly string[] =>
  linksOn(page).filter((target) => {
    const [file = '', anchor] = target.split('#');
    const place = file === '' ? page.file : path.posix.join(path.posix.dirname(page.file), decodeURI(file));
    const text = file === '' ? page.text : textAt(place);
    return text === undefined || (anchor !== undefined && !anchorsOf(text).has(anchor));
  });

describe('the links on pages', () => {
  it.each(pages.map((page) => [page.file, page] as const))('of %s lead somewhere', (_, page) => {
    expect(deadLinks(page)).toEqual([]);
  });

  it('are followed: a file, an anchor here and an anchor there', () => {
    const text = '[a](gone.md) [b](hosts.md#no-such) [c](#here) [d](#nowhere) [e](hosts.md#power-apps)\n\n# Here\n';
    expect(deadLinks({ file: 'docs/x.md', text, isEmitted: false })).toEqual([
      'gone.md',
      'hosts.md#no-such',
      '#nowhere',
    ]);
  });
});

describe('the paths on pages', () => {
  it.each(pages.map((page) => [page.file, page] as const))('of %s are there', (_, page) => {
    expect(deadPaths(page)).toEqual([]);
  });

  it('are looked for, but for those of what is made, words to be replaced, and other text with a slash', () => {
    const text = '`connector/gone.ts` `docs/` `test/rooms/` `dist/x` `environments/NAME.json` `and/or` `test/*.ts`\n';
    expect(deadPaths({ file: 'docs/x.md', text, isEmitted: false })).toEqual(['connector/gone.ts', 'test/rooms/']);
  });
});
