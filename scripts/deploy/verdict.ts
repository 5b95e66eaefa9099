import type { Environment } from '../environment/file.ts';
import type { ToolCommand } from './commands.ts';
import type { ToolRun } from './run-tool.ts';
import { signingIn, type ToolName } from './tools.ts';

/** What each tool says when it is not signed in. */
const notSignedIn: Readonly<Record<ToolName, RegExp>> = {
  paconn: /access token invalid|please log ?in/i,
  pac: /no profiles? (were|was) found|pac auth create|not (authenticated|signed in|logged in)|AADSTS\d+/i,
};

/** A question that nobody can answer here. paconn ends with this exception where there is no terminal. */
const asked = /NoTTY|\(y\/n\)|\by\/n\b|please (select|enter)/i;

/** What paconn says when all is well. It exits with 0 in other cases too. */
const wellDone: Readonly<Partial<Record<ToolCommand['purpose'], RegExp>>> = {
  validate: /validated successfully/i,
  create: /created successfully/i,
  update: /updated successfully/i,
};

const onlyWarnings = (text: string): boolean => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => /\bwarning\b/i.test(line) && !/\berror\b/i.test(line));
};

const maybeMade: Readonly<Partial<Record<ToolCommand['purpose'], string>>> = {
  create:
    'The connector may have been made all the same: look in the maker portal under Custom connectors before you try again, and write its id into the file of the environment.',
  update: 'The connector may have been replaced in part; deploy again once the reason is gone.',
};

const failure = (command: ToolCommand, reason: string, fix: string): string =>
  [reason, maybeMade[command.purpose], fix].filter((part) => part !== undefined).join(' ');

/** What is wrong with a run, in sentences with what to do; undefined where it did what it should. */
export const problemOf = (
  tool: ToolName,
  command: ToolCommand,
  run: ToolRun,
  environment: Environment,
): string | undefined => {
  const { status, timedOut, text } = run;
  if (timedOut) return failure(command, `${tool} did not come to an end, and was ended.`, 'Is the network there?');
  if (notSignedIn[tool].test(text)) {
    return `${tool} is not signed in. Nothing was changed by it. Sign in with: ${signingIn(tool, environment)}`;
  }
  if (status !== 0 && asked.test(text)) {
    return failure(command, `${tool} asked something that nobody can answer here.`, 'Run the command yourself once.');
  }
  if (status !== 0) return failure(command, `${tool} failed with exit status ${status}.`, 'Its words are above.');
  if (tool === 'pac') {
    const error = /^\s*error\b.*$/im.exec(text)?.[0].trim();
    return error && failure(command, `pac ended with status 0 and says: ${error}`, 'Its words are above.');
  }
  const expected = wellDone[command.purpose];
  if (!expected || expected.test(text)) return undefined;
  if (command.purpose === 'validate') {
    return onlyWarnings(text)
      ? undefined
      : 'The validation lists what is above, although it ended with status 0. Nothing was deployed. Correct it; if it is about certification alone, add --no-validation.';
  }
  return failure(command, `${tool} ended with status 0 and does not say that it succeeded.`, 'Its words are above.');
};

const identifier = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Identifiers in a text, lower-case and each once, but for the environment's own. */
const identifiersIn = (text: string, environment: Environment): readonly string[] => [
  ...new Set(
    [...text.matchAll(identifier)].map(([id]) => id.toLowerCase()).filter((id) => id !== environment.environment),
  ),
];

/** The id that `pac connector create` tells, if it tells one. */
export const createdId = (text: string, environment: Environment): string | undefined =>
  identifiersIn(text, environment)[0];

/** The cells of a row; whatever stands between them, an identifier is a cell of its own. */
const cellsOf = (row: string): readonly string[] =>
  row
    .replaceAll(identifier, '  ')
    .split(/\s{2,}|[\t|]/)
    .map((cell) => cell.trim());

/**
 * The ids of the connectors in what `pac connector list` prints that have exactly this title. No document says how the
 * rows look; each has an identifier and a name.
 */
export const listedIds = (text: string, title: string, environment: Environment): readonly string[] => {
  const rows = text.split('\n').filter((row) => cellsOf(row).includes(title));
  return [...new Set(rows.flatMap((row) => identifiersIn(row, environment).slice(0, 1)))];
};
