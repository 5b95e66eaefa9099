import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDocuments } from '../../emit/index.ts';
import { collectPackages } from '../../scripts/package/collect.ts';
import { repositoryFolder, scriptPath } from '../../scripts/repository.ts';
import { house, sourcesIn } from './sources.ts';

/** A page for people, with its place: below the repository, or below `dist/` where it is emitted. */
export interface Page {
  readonly file: string;
  readonly text: string;
  readonly isEmitted: boolean;
}

const read = (file: string): Page => ({
  file,
  text: readFileSync(path.join(house, file), 'utf8'),
  isEmitted: false,
});

const atTheRoot = readdirSync(house)
  .filter((file) => file.endsWith('.md'))
  .map(read);

const inRooms = ['docs', 'samples', 'script', 'test', 'bench', '.github']
  .flatMap((room) => sourcesIn(room, /\.md$/))
  .map(({ file }) => read(file));

/** Everything that is packaged, by its place below `dist/`. */
export const packaged: ReadonlyMap<string, string> = new Map(
  collectPackages({
    connector: sendmode,
    ...emitDocuments(sendmode),
    script: readFileSync(path.join(repositoryFolder, scriptPath), 'utf8'),
  }).files.map(({ path: place, bytes }) => [place, new TextDecoder().decode(bytes)]),
);

const emitted = [...packaged]
  .filter(([place]) => place.endsWith('.md'))
  .map(([place, text]): Page => ({ file: `dist/${place}`, text, isEmitted: true }));

/** Every page of the repository, and every page that is emitted. */
export const pages: readonly Page[] = [...atTheRoot, ...inRooms, ...emitted];

const fence = /^( *)```(\w*)\n([\s\S]*?)^\1```/gm;

/** A page without its blocks of code. */
const withoutBlocks = (text: string): string => text.replaceAll(fence, '');

const programs = /^(npm|npx|node|bash|git|dotnet|pac|paconn|az|gh|\.ci\/run|func)(?= |$)/;

const shells = ['sh', 'bash', 'powershell', 'shell'];

/** Whether a line of a block is a command: each line of a shell's, and of a block without a language what looks like one. */
const isCommand = (language: string, line: string): boolean =>
  shells.includes(language) || (language === '' && programs.test(line));

/** The commands of a line: without what is said about them, one after the other where they are joined. */
const commandsOf = (line: string): readonly string[] =>
  line
    .replace(/\s+#.*$/, '')
    .split('&&')
    .map((command) => command.trim())
    .filter((command) => command !== '');

/** A command as a page has it. */
export interface PageCommand {
  readonly page: string;
  readonly command: string;
}

const inBlocks = ({ file, text }: Page): readonly PageCommand[] =>
  [...text.matchAll(fence)].flatMap(([, , language = '', block = '']) =>
    block
      .replaceAll(/ *[\\`]\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => isCommand(language, line))
      .flatMap(commandsOf)
      .map((command) => ({ page: file, command })),
  );

/** What stands between backquotes in the text of a page, outside its blocks. */
export const spansOn = (text: string): readonly string[] =>
  [...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.replaceAll(/\s+/g, ' '));

const inText = ({ file, text }: Page): readonly PageCommand[] =>
  spansOn(text)
    .filter((span) => span === '.ci/run' || (programs.test(span) && span.includes(' ')))
    .flatMap(commandsOf)
    .map((command) => ({ page: file, command }));

/** Every command of a page: each line of its shell blocks, and what stands between backquotes in its text. */
export const commandsOn = (page: Page): readonly PageCommand[] => [...inBlocks(page), ...inText(page)];

/** The words of a command, quotes taken off. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');

const slugOf = (heading: string): string =>
  heading
    .replaceAll(/[`*]|\]\([^)]*\)|\[/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** The anchors that GitHub gives the headings of a page. */
export const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...withoutBlocks(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slugOf(heading)));

/** The targets of a page's links and pictures that are no addresses. */
export const linksOn = ({ text }: Page): readonly string[] =>
  [
    ...withoutBlocks(text)
      .replaceAll(/`[^`]*`/g, '')
      .matchAll(/\]\(([^()\s]+)\)/g),
  ]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
