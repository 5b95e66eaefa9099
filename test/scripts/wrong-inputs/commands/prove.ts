import { done, nothing, type Unsaid, type WrongCommand } from '../told.ts';

const unsent = 'Nothing was sent.';
const to = '--to +353870000000';
const real = `prove --connection real=@{key} ${to}`;
const writtenSo = '--connection is written NAME=@FILE, such as real=@keyfile';
const oneWithCountry = 'such as +353870000000.';
const giveFile = 'Give the path of a file that holds the key and nothing else.';
const secret: Unsaid = { because: 'it is the key, or may be' };

/** Its key files are `{key}`, which holds one, `{empty-key}`, `{bearer-key}` with a word before it, and `{keys}` of two lines. */
export const wrongProves: readonly WrongCommand[] = [
  [`prove ${to}`, 'prove received no --connection <name=@file>', nothing, done, 'Give it.'],
  ['prove --connection real=@{key}', 'prove received no --to <number>', nothing, done, 'Give it.'],
  [`prove --connection real ${to}`, '--connection', secret, unsent, writtenSo],
  [`prove --connection =@{key} ${to}`, '--connection', secret, unsent, writtenSo],
  [`prove --connection real=s3cret ${to}`, 'The connection "real" gives a key', secret, unsent, 'Write real=@FILE.'],
  [`prove --connection real=@ ${to}`, 'The connection "real"', 'names no file', unsent, 'Write real=@FILE.'],
  [`prove --connection real=@{folder}/no ${to}`, 'the file {folder}/no', 'is not there', unsent, giveFile],
  [`prove --connection real=@{folder} ${to}`, 'the file {folder}', 'is a folder', unsent, giveFile],
  [`prove --connection real=@{empty-key} ${to}`, 'the file {empty-key}', 'holds nothing', unsent, 'Put the key there.'],
  [`prove --connection real=@{bearer-key} ${to}`, '{bearer-key}', 'has a word before it', unsent, 'remove the word.'],
  [`prove --connection real=@{keys} ${to}`, '{keys}', 'characters that no key has', unsent, 'Write the key alone'],
  [`${real} --api v3`, '--api', '"v3"', unsent, 'It is v2 or engage.'],
  ['prove --connection real=@{key} --to me', '--to', '"me"', unsent, oneWithCountry],
  [
    'prove --connection real=@{key} --to 0870000000 --api engage --sender Clinic',
    ...(['--to', '"0870000000"', unsent, oneWithCountry] as const),
  ],
  [`${real} --api engage`, 'Accounts on Engage need a sender ID.', nothing, unsent, 'Add --sender'],
  [`${real} --sender `, '--sender', 'is empty', unsent, 'Give a sender ID, or leave the option out.'],
  [`${real} --wait 0`, 'prove received --wait', '"0"', done, 'It is a number of seconds'],
  [`${real} --backend x`, 'prove received --backend', '"x"', done, 'It is an address'],
  [`${real} --yess`, 'prove has no option', '"--yess"', done, 'Did you mean --yes?'],
  ['prov', 'sendmode-connector has no command', '"prov"', done, 'Did you mean prove?'],
];
