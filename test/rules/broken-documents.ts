import { readFileSync } from 'node:fs';
import type { Connector } from '../../connector/model.ts';
import { jsonText } from '../../emit/json.ts';
import type { Documents } from '../../rules/subjects.ts';
import { fixedDescription, fixedDocuments } from '../connector/fixed-description.ts';

const fromRoot = (file: string): URL => new URL(`../../${file}`, import.meta.url);

const readText = (file: string): string => readFileSync(fromRoot(file), 'utf8');

/** The repository's own documents, read anew each time, so that a change to them stays in its test. */
export const committedDocuments = () => {
  const texts = { definition: readText('apiDefinition.swagger.json'), properties: readText('apiProperties.json') };
  return {
    definition: JSON.parse(texts.definition) as unknown,
    properties: JSON.parse(texts.properties) as unknown,
    icon: new Uint8Array(readFileSync(fromRoot('icon.png'))),
    script: readText('script/script.csx'),
    texts,
  };
};

/** The documents that the cases break: those of the fixed description, so that its texts stand in the cases in letters. */
export const soundDocuments = () => {
  const { definition, properties, icon } = fixedDocuments();
  const texts = { definition: jsonText(definition), properties: jsonText(properties) };
  return { definition, properties, icon, script: readText('script/script.csx'), texts };
};

/** Reads a value of the unchanged document by its JSON pointer. */
export type From = (pointer: string) => unknown;

/** New values by JSON pointer, the empty one being the document; an item of a list may be named instead of counted; undefined removes, a function makes the value. */
export type Changes = Readonly<Record<string, unknown>>;

/** What a case does to the sound documents. */
export interface Change {
  readonly description?: Changes;
  readonly definition?: Changes;
  readonly properties?: Changes;
  readonly icon?: Uint8Array | null;
  readonly script?: string | null;
  readonly texts?: { readonly definition?: string; readonly properties?: string };
}

type Json = Record<string, unknown>;

const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

const names = ['name', 'operationId', 'propertyName', 'status'];

/** The key itself, or in a list the index of the item of that name. */
const keyIn = (owner: unknown, key: string): string => {
  if (!Array.isArray(owner)) return key;
  const index = owner.findIndex((item: Json) => names.some((name) => String(item?.[name]) === key));
  return index < 0 ? key : String(index);
};

const valueAt = (document: unknown, keys: readonly string[]): unknown =>
  keys.reduce((value, key) => {
    const next = (value as Json | undefined)?.[keyIn(value, key)];
    if (next === undefined) throw new Error(`the documents have no ${keys.join('/')}`);
    return next;
  }, document);

const applied = (document: unknown, changes: Changes = {}): unknown => {
  const root = { document: structuredClone(document) } as Json;
  for (const [pointer, change] of Object.entries(changes)) {
    const keys = ['document', ...keysOf(pointer)];
    const last = keys.pop() as string;
    const owner = valueAt(root, keys) as Json;
    const from: From = (other) => structuredClone(valueAt(document, keysOf(other)));
    const value: unknown = typeof change === 'function' ? change(from) : change;
    if (value === undefined) delete owner[keyIn(owner, last)];
    else owner[keyIn(owner, last)] = value;
  }
  return root.document;
};

/** The sound documents with the changes made. */
export const changed = (change: Change): Documents => {
  const documents = soundDocuments();
  return {
    definition: applied(documents.definition, change.definition),
    properties: applied(documents.properties, change.properties),
    icon: change.icon === undefined ? documents.icon : change.icon,
    script: change.script === undefined ? documents.script : change.script,
    texts: { ...documents.texts, ...change.texts },
  };
};

/** The fixed description with the changes made. */
export const changedDescription = (changes: Changes): Connector => applied(fixedDescription, changes) as Connector;
