import { sendmode } from '../../../../connector/sendmode.ts';
import { done, nothing, type Unsaid, type WrongCommand } from '../told.ts';

const unsent = 'Nothing was sent.';
const unstarted = 'Nothing was started.';
const actions = `There is: ${sendmode.actions.map(({ operationId }) => operationId).join(', ')}.`;
const anAddress = 'It is an address such as http://127.0.0.1:8080.';
const aSetting = 'It is written key=value, such as ';
const writtenSo = 'A connection is written name=key or name={"api_key"';
const giveFolder = 'Give a folder with apiDefinition.swagger.json and apiProperties.json.';

/** The required fields of an action, as commands name them, each with its label. */
const needs = (operationId: string): readonly string[] => {
  const body = sendmode.actions.find((action) => action.operationId === operationId)?.body;
  const inside = body?.wrapper ? `body/${body.wrapper.name}` : 'body';
  return (body?.fields ?? [])
    .filter(({ required }) => required)
    .map(({ name, label }) => `${inside}/${name} (${label})`);
};
const [firstOfText = ''] = needs('Send_SMS');
const [firstOfCustomer = ''] = needs('Import_Customer');
const [firstOfOptout = ''] = needs('Optout_Customer');
const [text = ''] = firstOfText.split(' ');
const around = text.slice(0, text.lastIndexOf('/'));

const hello = `${text}=Hello`;
const once = 'Give it once; a list has commas between its items.';
const secret: Unsaid = { because: 'what was typed may be the key' };
const twice: Unsaid = { because: 'both values are meant, and which is wrong is not known' };

export const wrongCalls: readonly WrongCommand[] = [
  ['call', 'No action is given.', nothing, unsent, actions],
  ['call Send_SM', 'There is no action', '"Send_SM"', unsent, 'Did you mean "Send_SMS"?'],
  ['call send_sms', 'There is no action', '"send_sms"', unsent, 'Did you mean "Send_SMS"?'],
  ['call Nothing', 'There is no action', '"Nothing"', unsent, actions],
  ['call Send_SMS', `Send_SMS needs ${firstOfText}`, nothing, unsent, `npm run call Send_SMS "${text}=Your`],
  ['call Import_Customer', firstOfCustomer, nothing, unsent, 'body/group=Newsletter'],
  ['call Optout_Customer', `Optout_Customer needs ${firstOfOptout}`, nothing, unsent, 'Give them, such as:'],
  ['call Send_SMS Hello', 'is no setting', '"Hello"', unsent, aSetting],
  ['call Send_SMS =Hello', 'is no setting', '"=Hello"', unsent, aSetting],
  ['call Send_SMS --set Hello', 'is no setting', '"Hello"', unsent, aSetting],
  ['call Send_SMS --set', 'call received --set', nothing, done, 'Write --set <key=value>.'],
  [`call Send_SMS ${hello} ${hello}`, `${text} is given twice`, twice, unsent, once],
  [`call Send_SMS ${hello} --set ${hello}`, `${text} is given twice`, twice, unsent, once],
  [`call Send_SMS ${around}=087`, `${around} takes`, 'received 087.', unsent, `an object as JSON, such as ${around}={`],
  [`call Send_SMS ${around}=[]`, `${around} takes`, 'received [].', unsent, 'give each field inside it'],
  [`call Send_SMS ${hello} --gateway foo`, 'call received --gateway', '"foo"', done, anAddress],
  [`call Send_SMS ${hello} --gateway http://127.0.0.1:9`, 'No gateway', 'http://127.0.0.1:9', unsent, '"npm run dev"'],
  [`call Send_SMS ${hello} --gateway 127.0.0.1:4280`, '--gateway', '"127.0.0.1:4280"', done, anAddress],
  ['call Check_Credits --gateway', 'call received --gateway', nothing, done, 'Write --gateway <address>.'],
  ['call Check_Credits --gatway x', 'call has no option', '"--gatway"', done, 'Did you mean --gateway?'],
  ['call Check_Credits --as', 'call received --as', nothing, done, 'Write --as <connection>.'],
  ['call Check_Credits --script-limit 0', 'call received --script-limit', '"0"', done, 'It is a number of seconds'],
  ['call Check_Credits --gateway new --connection me', 'has no "="', secret, unstarted, writtenSo],
  ['call Check_Credits --gateway new --connection =x', 'has no name before its "="', secret, unstarted, writtenSo],
  [
    'call Check_Credits --gateway new --connection me={"nothing":"1"}',
    ...(['The connection "me"', '"nothing"', unstarted, 'It asks for: api_key, sendmode_api.'] as const),
  ],
  ['call Check_Credits --connector {folder}/no', '{folder}/no/api', 'does not exist', unstarted, giveFolder],
  ['call Check_Credits --connector {folder}', '{folder}/api', 'does not exist', unstarted, giveFolder],
  ['call Check_Credits --connector {file}', '{file}/api', 'is a file, not a folder', unstarted, giveFolder],
  ['call Check_Credits --jsn', 'call has no option', '"--jsn"', done, 'Did you mean --json?'],
  ['cal Check_Credits', 'sendmode-connector has no command', '"cal"', done, 'Did you mean call?'],
];
