import { done, nothing, type WrongCommand } from '../told.ts';

const unchecked = 'Nothing was checked.';
const uncompared = 'Nothing was compared.';
const unjudged = 'Nothing was checked against it.';
const giveFolder = 'Give a folder that holds apiDefinition.swagger.json and apiProperties.json.';
const giveSchemas = 'Give the folder that holds it with --schemas';

export const wrongChecks: readonly WrongCommand[] = [
  ['check --schema x', 'check has no option', '"--schema"', done, 'Did you mean --schemas?'],
  ['check --schemas', 'check received --schemas', nothing, done, 'Write --schemas <folder>.'],
  ['check --schemas {folder}/nowhere', '{folder}/nowhere', 'ENOENT', unjudged, giveSchemas],
  ['check --schemas {file}', '{file}/', 'ENOTDIR', unjudged, giveSchemas],
  ['check --schemas {folder}', '{folder}/', 'ENOENT', unjudged, giveSchemas],
  ['check {folder}/nowhere', 'The folder {folder}/nowhere', 'does not exist', unchecked, giveFolder],
  ['check {file}', '{file}', 'is a file, not a folder', unchecked, giveFolder],
  ['check {folder}', '{folder}/apiDefinition.swagger.json', 'does not exist', unchecked, giveFolder],
  [
    'check --against no-such-release',
    'no-such-release is neither',
    'nor a git ref',
    uncompared,
    'Give a tag, a branch',
  ],
  ['check --against {file}', '{file}', 'this is not JSON', unchecked, 'Give an earlier definition'],
  ['check a b', 'check takes folder alone', 'received also "b"', done, 'Leave it out.'],
  ['chek', 'sendmode-connector has no command', '"chek"', done, 'Did you mean check?'],
  ['check --jsn', 'check has no option', '"--jsn"', done, 'Did you mean --json?'],
];
