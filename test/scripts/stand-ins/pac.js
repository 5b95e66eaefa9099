#!/usr/bin/env node
// Stands in for Microsoft's Power Platform command line. Its options are the documented ones; its words are assumed, since
// no document shows them. It records each call beside itself, and does what behaviour.json says.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = path.dirname(process.argv[1]);
const {
  signedIn = true,
  connectors = [],
  error,
  tellsId = true,
  hangs,
} = JSON.parse(readFileSync(path.join(here, 'behaviour.json'), 'utf8'));
const args = process.argv.slice(2);
const [group, command] = args;
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
appendFileSync(path.join(here, 'calls.txt'), `${['pac', ...args].join(' ')}\n`);

const known = [
  '--environment',
  '--connector-id',
  '--api-definition-file',
  '--api-properties-file',
  '--icon-file',
  '--script-file',
];
const fail = (text) => {
  console.log(`Error: ${text}`);
  process.exit(1);
};

if (command === hangs) setInterval(() => undefined, 1000);
else run();

function run() {
  if (!signedIn) fail("No profiles were found on this computer. Please run 'pac auth create' to create one.");
  const unknown = args.find((arg) => arg.startsWith('--') && !known.includes(arg));
  if (group !== 'connector' || unknown) fail(`${unknown ?? group} is not known.`);
  console.log(`Connected to... ${option('--environment')}`);
  if (command === 'list') {
    console.log(['Connector Id                          Display Name', ...connectors].join('\n'));
    return;
  }
  const missing = known
    .slice(2)
    .map(option)
    .find((file) => !existsSync(file ?? ''));
  if (missing) fail(`${missing} does not exist.`);
  if (error) {
    console.log(`Error: ${error}`);
    return;
  }
  const id = option('--connector-id') ?? 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';
  console.log(tellsId ? `Connector ${id} done.` : 'Done.');
}
