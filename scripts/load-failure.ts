import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryFolder } from './repository.ts';
import { startProblem } from './start-problems.js';

const consequence = 'Nothing was done. Correct it and run the command again.';

const inProject = (file: string): string => {
  const place = file.startsWith('file:') ? fileURLToPath(file.replace(/\?.*$/, '')) : file.replace(/\?.*$/, '');
  return path.relative(repositoryFolder, place).replaceAll(path.sep, '/');
};

/** tsx's compiler: a line for each error, such as `/a/b.ts:12:3: ERROR: Expected "}" but found ";"`. */
const notTypeScript = (message: string): string | undefined => {
  const found = [...message.matchAll(/^(.+?):(\d+):(\d+): ERROR: (.*)$/gm)];
  if (found.length === 0) return undefined;
  const lines = found.map(
    ([, file = '', line, column, text]) => `${inProject(file)}, line ${line}, column ${column}: ${text}.`,
  );
  return `${lines.join('\n')} ${consequence}`;
};

const missingFile = (message: string): string | undefined => {
  const [, missing, from] = /^Cannot find module '(.+?)' imported from '?(.+?)'?$/m.exec(message) ?? [];
  if (missing === undefined || from === undefined) return undefined;
  return `${inProject(from)} imports ${inProject(missing)}, which does not exist. ${consequence}`;
};

const placeIn = (stack: string): RegExpExecArray | null =>
  /((?:file:\/\/)?\/[^\s()]+?\.[tj]s)(?:\?[^:\s]*)?:(\d+)/.exec(stack);

const missingExport = ({ message, stack = '' }: Error): string | undefined => {
  const [, wanted, name] = /module '(.+?)' does not provide an export named '(.+?)'/.exec(message) ?? [];
  if (wanted === undefined) return undefined;
  const [, file, line] = placeIn(stack) ?? [];
  const place = file === undefined ? 'An import' : `${inProject(file)}, line ${line}`;
  return `${place}: "${wanted}" exports no "${name}". ${consequence}`;
};

/** The description is made while it is loaded, so what it cannot be made of fails there. */
const brokenDescription = ({ message, stack = '' }: Error): string | undefined => {
  const [, file, line] = placeIn(stack) ?? [];
  if (file === undefined || !inProject(file).startsWith('connector/')) return undefined;
  return `${inProject(file)}, line ${line}: ${message}. ${consequence}`;
};

/**
 * What is wrong with a file of the project that cannot be loaded, as one message with its place; undefined where the error is
 * of another kind, which then is a defect of the program.
 */
export const describeLoadFailure = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  return (
    startProblem(error) ??
    notTypeScript(error.message) ??
    missingFile(error.message) ??
    missingExport(error) ??
    brokenDescription(error)
  );
};
