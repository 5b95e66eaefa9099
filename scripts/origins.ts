import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { emitDefinition } from '../emit/definition.ts';
import { emitProperties } from '../emit/properties.ts';
import { keysOfPointer } from '../rules/document-view.ts';
import type { Finding } from '../rules/finding.ts';
import { fileNames } from '../rules/subjects.ts';
import { repositoryFolder } from './repository.ts';

/** The root of the description; actions and errors stand in files of their own. */
export const descriptionFile = 'connector/sendmode.ts';
const errorsFile = 'connector/errors.ts';

type Keys = readonly string[];

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Values that decide what is emitted where; a marker in their place would change the documents. */
const structural = new Set(
  'name operationId method path type visibility definition header scope releaseStatus'.split(' '),
);

const marker = (index: number): string => `\u0001${index}\u0002`;

/** A copy of the description in which every text is the number of its place, and those places. */
const marked = (connector: Connector): { readonly copy: Connector; readonly places: readonly Keys[] } => {
  const places: Keys[] = [];
  const mark = (value: unknown, keys: Keys): unknown => {
    if (typeof value === 'string') return structural.has(keys.at(-1) ?? '') ? value : marker(places.push(keys) - 1);
    if (Array.isArray(value)) return value.map((item, index) => mark(item, [...keys, String(index)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mark(member, [...keys, key])]));
  };
  return { copy: mark(connector, []) as Connector, places };
};

interface Traced {
  readonly emitted: Keys;
  readonly described: Keys;
}

const commonBeginning = (all: readonly Keys[]): Keys => {
  const [first = [], ...others] = all;
  const length = first.findIndex((key, index) => others.some((keys) => keys[index] !== key));
  return length < 0 ? first : first.slice(0, length);
};

/** Which text of the description each text of a document comes from. */
const trace = (document: unknown, places: readonly Keys[], emitted: Keys = []): Traced[] => {
  if (typeof document === 'string') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these two characters stand in no text, which is why they mark it.
    const found = [...document.matchAll(/\u0001(\d+)\u0002/g)].map(([, index]) => places[Number(index)] ?? []);
    return found.length > 0 ? [{ emitted, described: commonBeginning(found) }] : [];
  }
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, member]) => trace(member, places, [...emitted, key]));
};

const startsWith = (keys: Keys, beginning: Keys): boolean => beginning.every((key, index) => keys[index] === key);

/**
 * Where the description says what stands at a place of a document: the text itself, or the object that the texts nearest
 * to the place belong to.
 */
const describedAt = (traced: readonly Traced[], keys: Keys): Keys => {
  const exact = traced.find(({ emitted }) => emitted.length === keys.length && startsWith(emitted, keys));
  if (exact) return exact.described;
  const below = traced.filter(({ emitted }) => startsWith(emitted, keys));
  if (below.length === 0) return keys.length === 0 ? [] : describedAt(traced, keys.slice(0, -1));
  const nearest = Math.min(...below.map(({ emitted }) => emitted.length));
  return commonBeginning(
    below.filter(({ emitted }) => emitted.length === nearest).map(({ described }) => described.slice(0, -1)),
  );
};

/** The files of the description by their paths, with forward slashes. */
const readSources = async (): Promise<ReadonlyMap<string, string>> => {
  const folder = path.join(repositoryFolder, 'connector');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = names.map(
    async (name): Promise<[string, string]> => [
      `connector/${name.replaceAll(path.sep, '/')}`,
      await readFile(path.join(folder, name), 'utf8'),
    ],
  );
  return new Map(await Promise.all(texts));
};

type Sources = ReadonlyMap<string, string>;

type Item = { readonly operationId?: unknown; readonly name?: unknown; readonly status?: unknown };

const nameOf = (item: unknown): unknown => {
  const { operationId, name, status } = (item ?? {}) as Item;
  return operationId ?? name ?? status;
};

/** The keys of a place; an item of a list is called by the name that it has alone there, which says more than an index. */
const readable = (connector: Connector, keys: Keys): Keys => {
  let owner: unknown = connector;
  return keys.map((key) => {
    const list = Array.isArray(owner) ? (owner as unknown[]) : [];
    owner = typeof owner === 'object' && owner !== null ? (owner as Record<string, unknown>)[key] : undefined;
    const name = list.length > 0 ? nameOf(owner) : undefined;
    return name !== undefined && list.filter((item) => nameOf(item) === name).length === 1 ? String(name) : key;
  });
};

const fileOfAction = (sources: Sources, operationId: string): string | undefined =>
  [...sources].find(([, text]) => text.includes(`operationId: '${operationId}'`))?.[0];

/** The file that holds a place of the description, and the place inside that file. */
const inFile = (sources: Sources, [first, second = '', ...rest]: Keys): readonly [file: string, keys: Keys] => {
  const own = first === 'actions' ? fileOfAction(sources, second) : undefined;
  if (own !== undefined) return [own, rest];
  if (first === 'errors') return [errorsFile, [second, ...rest].filter((key) => key !== '')];
  return [descriptionFile, first === undefined ? [] : [first, second, ...rest].filter((key) => key !== '')];
};

const pointerOf = (file: string, keys: Keys): string =>
  keys.length === 0 ? file : `${file}#/${keys.map(escaped).join('/')}`;

/** Shorter texts stand in too many places to be found by themselves. */
const shortestText = 12;

/** The one line of the sources that holds a text as it is. */
const lineOf = (sources: Sources, text: unknown): readonly [file: string, line: number] | undefined => {
  if (typeof text !== 'string' || text.length < shortestText) return undefined;
  const found = [...sources].flatMap(([file, source]) =>
    source.split('\n').flatMap((line, index): [string, number][] => (line.includes(text) ? [[file, index + 1]] : [])),
  );
  return found.length === 1 ? found[0] : undefined;
};

const valueAt = (value: unknown, keys: Keys): unknown =>
  keys.reduce((owner, key) => (owner as Record<string, unknown> | undefined)?.[key], value);

const originOf = (connector: Connector, sources: Sources, described: Keys): string => {
  const [file, keys] = inFile(sources, readable(connector, described));
  const line = lineOf(sources, valueAt(connector, described));
  if (line === undefined) return pointerOf(file, keys);
  return line[0] === file ? `${pointerOf(file, keys)}, line ${line[1]}` : `${line[0]}, line ${line[1]}`;
};

const tracedDocuments = (connector: Connector): ReadonlyMap<string, readonly Traced[]> => {
  const { copy, places } = marked(connector);
  return new Map([
    [fileNames.definition, trace(emitDefinition(copy), places)],
    [fileNames.properties, trace(emitProperties(copy), places)],
  ]);
};

/** Findings about the emitted documents, each with the place of the description where it is changed. */
export const withOrigins = async (findings: readonly Finding[], connector: Connector): Promise<Finding[]> => {
  if (findings.length === 0) return [];
  const sources = await readSources();
  const documents = tracedDocuments(connector);
  return findings.map((finding) => {
    const [file = '', pointer] = finding.pointer.split('#');
    const traced = documents.get(file);
    return traced && pointer !== undefined
      ? { ...finding, origin: originOf(connector, sources, describedAt(traced, keysOfPointer(pointer))) }
      : finding;
  });
};

/** Findings about the description, each at its place in the file that holds it. */
export const inOwnFile = async (findings: readonly Finding[], connector: Connector): Promise<Finding[]> => {
  if (findings.length === 0) return [];
  const sources = await readSources();
  return findings.map((finding) => {
    const keys = keysOfPointer(finding.pointer.split('#')[1] ?? '');
    return { ...finding, pointer: pointerOf(...inFile(sources, readable(connector, keys))) };
  });
};
