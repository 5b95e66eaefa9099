import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Backends } from '../platform/gateway/out/backends.ts';
import { keySources } from './connection-keys.ts';
import { repositoryFolder } from './repository.ts';

/** @throws InvalidArgumentError unless the text is a port. */
export const portOption = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes a free one.');
};

/** @throws InvalidArgumentError unless the text is a number of seconds. */
export const secondsOption = (text: string): number => {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 120) return seconds;
  throw new InvalidArgumentError('It is a number of seconds, more than 0 and at most 120.');
};

/** @returns the address without a path. @throws InvalidArgumentError unless it is an http or https address. */
const addressOption = (text: string): string => {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && ['http:', 'https:'].includes(address.protocol)) return address.origin;
  throw new InvalidArgumentError('It is an address such as http://127.0.0.1:8080.');
};

/** What stands in the place of an address for a gateway that is started for the call. */
export const newGateway = 'new';

/** @returns the address without a path, or `new`. @throws InvalidArgumentError unless it is one of them. */
export const gatewayOption = (text: string): string => (text === newGateway ? text : addressOption(text));

/**
 * `ADDRESS`, which stands for the connector's service, or `HOST=ADDRESS`, which stands for any host, added to those before.
 *
 * @throws InvalidArgumentError unless the address is one, the host is one, and neither is given twice.
 */
export const backendOption = (text: string, before: Backends): Backends => {
  const equals = /^[^/?#=]+=/.exec(text)?.[0].length;
  if (equals === undefined) {
    if (before.service === undefined) return { ...before, service: addressOption(text) };
    throw new InvalidArgumentError('The service has one address already. Write HOST=ADDRESS for another host.');
  }
  const written = text.slice(0, equals - 1);
  const host = URL.canParse(`https://${written}`) ? new URL(`https://${written}`).host : '';
  if (host === '')
    throw new InvalidArgumentError(`"${written}" is no host. Write it such as api.example.com=http://127.0.0.1:8080.`);
  if (before.hosts?.has(host)) throw new InvalidArgumentError(`${host} has an address already. Give each host once.`);
  return { ...before, hosts: new Map([...(before.hosts ?? []), [host, addressOption(text.slice(equals))]]) };
};

/** @returns the folder in full. @throws InvalidArgumentError where it is empty, or a path of Windows elsewhere. */
export const folderOption = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty, so nothing would say where. Name a folder.');
  if (process.platform !== 'win32' && /^[a-z]:[\\/]/i.test(text))
    throw new InvalidArgumentError('It is a path of Windows, which would be one odd name here. Write it with slashes.');
  return path.resolve(text);
};

/** As `folderOption`. @throws InvalidArgumentError for the project's own folder too. */
export const packageFolderOption = (text: string): string => {
  const folder = folderOption(text);
  if (folder !== repositoryFolder) return folder;
  throw new InvalidArgumentError(
    'It is the folder of the project: the packages would lie among its sources. Name another.',
  );
};

/** Gathers an option or an argument that may be given several times. */
export const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/** The option that puts an address in the place of a host. */
export const backendOptionOf = (description: string): Option =>
  new Option('--backend <[host=]address>', description).argParser(backendOption).default({}, 'none');

/** The options with which a platform is started, for each command that starts one. */
export const platformOptions = (): Option[] => [
  new Option('--connector <folder>', 'another connector: apiDefinition.swagger.json, apiProperties.json, script.csx'),
  new Option('--connection <name=key>', `a connection besides demo; may be given several times; ${keySources}`)
    .argParser(collect)
    .default([], 'none'),
  backendOptionOf(
    'what to call in the place of the simulated Sendmode, or of a host that policies or the script call; may be given several times',
  ).default({}, 'the simulated Sendmode'),
  new Option('--script-limit <seconds>', 'how long the script may take').argParser(secondsOption).default(5),
];
