import type { Action } from '../../../connector/model.ts';
import { sendmode } from '../../../connector/sendmode.ts';

/** A command line that is wrong, and the words that say so. `{folder}` is an empty folder, `{file}` a file, `{taken}` a port in use. */
export type WrongCommand = readonly [args: string, want: string];

const actions = sendmode.actions.map(({ operationId }) => operationId).join(', ');
/** Where the fields of an action stand in a flow, such as `body/message/`. */
const inside = (action: Action): string => `body/${action.body?.wrapper ? `${action.body.wrapper.name}/` : ''}`;

/** What an action needs inside, as commands name it. */
const needs = (operationId: string): string => {
  const action = sendmode.actions.find((each) => each.operationId === operationId);
  const required = (action?.body?.fields ?? []).filter((field) => field.required);
  return required.map(({ name, label }) => `${action && inside(action)}${name} (${label})`).join(' and ');
};

const [text = ''] = needs('Send_SMS').split(' ');
const around = text.slice(0, text.lastIndexOf('/'));
const hello = `${text}=Hello`;

export const wrongBuilds: readonly WrongCommand[] = [
  ['build --ou x', 'Did you mean --out?'],
  ['build --out', "option '--out <folder>' argument missing"],
  ['build x', 'too many arguments'],
  ['build --out {file}', 'cannot be written'],
  ['build --out {file}/deeper', 'cannot be written'],
  ['build --out /proc/nowhere', 'cannot be written'],
  ['build --out ', 'It is empty'],
  ['build --out C:\\temp\\out', 'It is a path of Windows'],
  ['build --overwrite', "unknown option '--overwrite'"],
  ['biuld', 'Did you mean build?'],
];

export const wrongPackages: readonly WrongCommand[] = [
  ['package --ou x', 'Did you mean --out?'],
  ['package --out', 'argument missing'],
  ['package x', 'too many arguments'],
  ['package --out {file}', 'cannot be'],
  ['package --out {file}/deeper', 'cannot be'],
  ['package --overwrit', 'Did you mean --overwrite?'],
  ['package --overwrite yes', 'too many arguments'],
  ['package --environment', 'argument missing'],
  ['package --environment nowhere', 'nowhere'],
  ['package --environment a/b', 'a/b'],
  ['package --environment ..', '..'],
  ['package --enviroment x', 'Did you mean --environment?'],
  ['package --certification', 'argument missing'],
  ['package --certification {folder}/nowhere', 'nowhere'],
  ['package --certification {file}', 'file'],
  ['package --certification {folder}', 'zip'],
  ['package --out .', 'It is the folder of the project'],
  ['package --out ', 'It is empty'],
  ['packge', 'Did you mean package?'],
  ['package --json', "unknown option '--json'"],
];

export const wrongChecks: readonly WrongCommand[] = [
  ['check --schema x', 'Did you mean --schemas?'],
  ['check --schemas', 'argument missing'],
  ['check --schemas {folder}/nowhere', 'nowhere'],
  ['check --schemas {file}', 'file'],
  ['check --schemas {folder}', '{folder}'],
  ['check {folder}/nowhere', 'does not exist'],
  ['check {file}', 'is a file, not a folder'],
  ['check {folder}', 'apiDefinition.swagger.json'],
  ['check a b', 'too many arguments'],
  ['chek', 'Did you mean check?'],
  ['check --jsn', 'Did you mean --json?'],
];

export const wrongDevs: readonly WrongCommand[] = [
  ['dev --port x', 'A port is a whole number from 0 to 65535'],
  ['dev --port -1', 'A port is a whole number from 0 to 65535'],
  ['dev --port 65536', 'A port is a whole number from 0 to 65535'],
  ['dev --port 1.5', 'A port is a whole number from 0 to 65535'],
  ['dev --port', 'argument missing'],
  ['dev --prt 1', 'Did you mean --port?'],
  ['dev --backend-port y', 'A port is a whole number from 0 to 65535'],
  ['dev --backend-port {taken}', 'is in use'],
  ['dev --backend foo', 'It is an address such as http://127.0.0.1:8080'],
  ['dev --backend ftp://127.0.0.1', 'It is an address such as http://127.0.0.1:8080'],
  ['dev --backend', 'argument missing'],
  ['dev --script-limit 0', 'It is a number of seconds, more than 0 and at most 120'],
  ['dev --script-limit 121', 'It is a number of seconds, more than 0 and at most 120'],
  ['dev --script-limit soon', 'It is a number of seconds, more than 0 and at most 120'],
  ['dev --connection', 'argument missing'],
  ['dev --connection me', 'me'],
  ['dev --connection =key', 'name'],
  ['dev --connection me=', 'A connection is written'],
  ['dev --connection m/e=key', 'A connection is written'],
  ['dev --connection me={"key"', 'no JSON object'],
  ['dev --connection me={"nothing":"1"}', 'which the connector does not ask for'],
  ['dev --connector {folder}/nowhere', 'apiDefinition.swagger.json'],
  ['dev --connector {folder}', 'apiDefinition.swagger.json'],
  ['dev --connector {file}', 'apiDefinition.swagger.json'],
  ['dev now', 'too many arguments'],
  ['devv', 'Did you mean dev?'],
];

export const wrongCalls: readonly WrongCommand[] = [
  ['call', `No action is given. There is: ${actions}.`],
  ['call Send_SM', 'Did you mean "Send_SMS"?'],
  ['call send_sms', 'Did you mean "Send_SMS"?'],
  ['call Nothing', `There is: ${actions}.`],
  ['call Send_SMS', `Send_SMS needs ${needs('Send_SMS')}.`],
  ['call Import_Customer', needs('Import_Customer')],
  ['call Optout_Customer', needs('Optout_Customer')],
  ['call Send_SMS Hello', '"Hello" is no setting'],
  ['call Send_SMS =Hello', '"=Hello" is no setting'],
  ['call Send_SMS --set Hello', '"Hello" is no setting'],
  ['call Send_SMS --set', 'argument missing'],
  [`call Send_SMS ${hello} ${hello}`, `${text} is given twice`],
  [`call Send_SMS ${hello} --set ${hello}`, `${text} is given twice`],
  [`call Send_SMS ${around}=0870000000`, `${around} takes an object as JSON`],
  [`call Send_SMS ${around}=[]`, `${around} takes an object as JSON`],
  [`call Send_SMS ${hello} --gateway foo`, 'It is an address such as http://127.0.0.1:8080'],
  [`call Send_SMS ${hello} --gateway http://127.0.0.1:9`, 'No gateway answers at http://127.0.0.1:9'],
  [`call Send_SMS ${hello} --gateway 127.0.0.1:4280`, 'It is an address such as http://127.0.0.1:8080'],
  ['call Check_Credits --gateway', 'argument missing'],
  ['call Check_Credits --gatway x', 'Did you mean --gateway?'],
  ['call Check_Credits --as', 'argument missing'],
  ['call Check_Credits --script-limit 0', 'It is a number of seconds'],
  ['call Check_Credits --gateway new --connection me', 'me'],
  ['call Check_Credits --gateway new --connection =x', 'name'],
  ['call Check_Credits --gateway new --connection me={"nothing":"1"}', 'which the connector does not ask for'],
  ['call Check_Credits --connector {folder}/nowhere', 'apiDefinition.swagger.json'],
  ['call Check_Credits --connector {folder}', 'apiDefinition.swagger.json'],
  ['call Check_Credits --connector {file}', 'apiDefinition.swagger.json'],
  ['call Check_Credits --jsn', 'Did you mean --json?'],
  ['cal Check_Credits', 'Did you mean call?'],
];

export const wrongDoctors: readonly WrongCommand[] = [
  ['doctor x', 'too many arguments'],
  ['doctor --port x', 'A port is a whole number from 0 to 65535'],
  ['doctor --port 65536', 'A port is a whole number from 0 to 65535'],
  ['doctor --port', 'argument missing'],
  ['doctor --backend-port -1', 'A port is a whole number from 0 to 65535'],
  ['doctor --backend-port', 'argument missing'],
  ['doctor --jsn', 'Did you mean --json?'],
  ['doctr', 'Did you mean doctor?'],
];
