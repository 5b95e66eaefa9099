import { done, nothing, type Unsaid, type WrongCommand } from '../told.ts';

const unstarted = 'Nothing was started.';
const aPort = 'A port is a whole number from 0 to 65535; 0 takes a free one.';
const anAddress = 'It is an address such as http://127.0.0.1:8080.';
const inSeconds = 'It is a number of seconds, more than 0 and at most 120.';
const writtenSo = 'A connection is written name=key or name={"api_key"';
const giveFolder = 'Give a folder with apiDefinition.swagger.json and apiProperties.json.';
const secret: Unsaid = { because: 'what was typed may be the key' };

export const wrongDevs: readonly WrongCommand[] = [
  ['dev --port x', 'dev received --port', '"x"', done, aPort],
  ['dev --port -1', 'dev received --port', '"-1"', done, aPort],
  ['dev --port 65536', 'dev received --port', '"65536"', done, aPort],
  ['dev --port 1.5', 'dev received --port', '"1.5"', done, aPort],
  ['dev --port', 'dev received --port', nothing, done, 'Write --port <port>.'],
  ['dev --prt 1', 'dev has no option', '"--prt"', done, 'Did you mean --port?'],
  ['dev --backend-port y', 'dev received --backend-port', '"y"', done, aPort],
  [
    'dev --backend-port {taken}',
    'Port {taken} on 127.0.0.1',
    'is in use',
    unstarted,
    'another port with --backend-port',
  ],
  ['dev --backend foo', 'dev received --backend', '"foo"', done, anAddress],
  ['dev --backend ftp://127.0.0.1', 'dev received --backend', '"ftp://127.0.0.1"', done, anAddress],
  ['dev --backend', 'dev received --backend', nothing, done, 'Write --backend <[host=]address>.'],
  ['dev --script-limit 0', 'dev received --script-limit', '"0"', done, inSeconds],
  ['dev --script-limit 121', 'dev received --script-limit', '"121"', done, inSeconds],
  ['dev --script-limit soon', 'dev received --script-limit', '"soon"', done, inSeconds],
  ['dev --connection', 'dev received --connection', nothing, done, 'Write --connection <name=key>.'],
  ['dev --connection me', 'One that was given has no "=".', secret, unstarted, writtenSo],
  ['dev --connection =key', 'One that was given has no name before its "=".', secret, unstarted, writtenSo],
  ['dev --connection me=', 'A connection', 'begins "me"', unstarted, writtenSo],
  ['dev --connection m/e=key', 'A connection', 'begins "m/e"', unstarted, writtenSo],
  ['dev --connection me={"key"', 'the connection "me"', secret, unstarted, 'Write {"parameter": "value"}.'],
  ['dev --connection me={"nothing":"1"}', 'The connection "me"', 'gives "nothing"', unstarted, 'It asks for: api_key'],
  [
    'dev --connection me=env:NO_KEY',
    'The key of the connection "me"',
    'variable NO_KEY',
    unstarted,
    'Put the key there.',
  ],
  [
    'dev --connection me=@{folder}/k',
    'the connection "me"',
    '{folder}/k is not there',
    unstarted,
    'Give the path of a file',
  ],
  ['dev --connector {folder}/nowhere', '{folder}/nowhere/api', 'does not exist', unstarted, giveFolder],
  ['dev --connector {folder}', '{folder}/apiDefinition.swagger.json', 'does not exist', unstarted, giveFolder],
  ['dev --connector {file}', '{file}/apiDefinition.swagger.json', 'is a file, not a folder', unstarted, giveFolder],
  ['dev now', 'dev takes no argument', 'received "now"', done, 'Leave it out.'],
  ['devv', 'sendmode-connector has no command', '"devv"', done, 'Did you mean dev?'],
];
