#!/usr/bin/env node
// Stands in for paconn 0.0.21, as it was observed against a service on loopback: what it reads, writes, prints and how it
// ends. It records each call beside itself, and does what behaviour.json says.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = path.dirname(process.argv[1]);
const {
  signedIn = true,
  validation = '',
  hangs,
  refuses,
  silent,
  asks,
} = JSON.parse(readFileSync(path.join(here, 'behaviour.json'), 'utf8'));
const [command, ...args] = process.argv.slice(2);
const record = (what) => appendFileSync(path.join(here, 'calls.txt'), `${what}\n`);

/** paconn's own words go to the standard error. */
const say = (text) => process.stderr.write(`${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(1);
};
const ask = () =>
  fail('Traceback (most recent call last):\n  File "knack/prompting.py"\nknack.prompting.NoTTYException');

record(['paconn', command, ...args].join(' '));
if (command === hangs) setInterval(() => undefined, 1000);
else run();

function run() {
  if (!signedIn) fail('Access token invalid. Please login again.');
  const settingsFile = args[args.indexOf('--settings') + 1];
  if (!existsSync(settingsFile)) fail(`File does not exist: ${settingsFile}`);
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
  for (const file of [settings.apiDefinition, settings.apiProperties]) {
    if (!existsSync(file)) fail(`File does not exist: ${file}`);
  }
  if (command === 'validate') {
    // It ends with 0 even where it lists errors.
    say(validation === '' ? `${settings.apiDefinition} validated successfully.` : validation);
    return;
  }
  const { properties } = JSON.parse(readFileSync(settings.apiProperties, 'utf8'));
  if (refuses || 'stackOwner' in properties) {
    fail(
      JSON.stringify({
        error: { code: 'InvalidRequestContent', message: refuses ?? "Could not find member 'stackOwner'" },
      }),
    );
  }
  // A script or an icon that is not there is left out without a word.
  const script = existsSync(settings.script ?? '') ? 'with' : 'without';
  if (command === 'update') {
    if (!settings.connectorId) ask();
    record(`PATCH ${settings.connectorId} in ${settings.environment} ${script} script`);
    if (!silent) say(`${settings.connectorId} updated successfully.`);
    return;
  }
  const connectorId = 'shared_sendmode-5f0123456789abcdef';
  record(`POST in ${settings.environment} ${script} script`);
  if (!args.includes('--overwrite-settings') || asks === command) ask();
  const { environment, apiProperties, apiDefinition, icon, powerAppsUrl, powerAppsApiVersion } = settings;
  const written = { connectorId, environment, apiProperties, apiDefinition, icon, powerAppsUrl, powerAppsApiVersion };
  writeFileSync(settingsFile, JSON.stringify({ ...written, script: settings.script }, null, 4));
  if (!silent) say(`${connectorId} created successfully.`);
}
