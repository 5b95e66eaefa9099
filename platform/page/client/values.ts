import type { FormField } from '../views.ts';

/** What a person typed into a field: one text, or the texts of a list's items. */
export type Entry = string | readonly string[];

/** What is wrong with the value of a field; of a list, perhaps of one item. */
export interface Problem {
  readonly text: string;
  /** Counted from 0. */
  readonly item?: number;
}

/** Problems by the key of the field. */
export type Problems = ReadonlyMap<string, Problem>;

/** The values of a form by their flow keys, or what keeps it from being sent, by the key of the field. */
export interface Reading {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: Problems;
}

type Type = FormField['type'];

/** A value, or what is wrong with the text. */
type Value = { readonly value: unknown } | { readonly problem: string; readonly item?: number };

const readObject = (text: string): Value => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
    return { problem: 'This is JSON, but not an object. Write it like {"name": "value"}.' };
  } catch (error) {
    return { problem: `This is not JSON: ${(error as Error).message}. Write it like {"name": "value"}.` };
  }
};

/** A value without a type is a list or an object where it is written as one, else the text. */
const readAny = (text: string): Value => {
  try {
    return { value: /^\s*[[{]/.test(text) ? JSON.parse(text) : text };
  } catch {
    return { value: text };
  }
};

/** Undefined for a whole number that a double cannot hold: as a text, it keeps its digits on the way. */
const readNumber = (text: string): number | undefined => {
  if (/^-?\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
  return /^-?\d+\.\d+$/.test(text) ? Number(text) : undefined;
};

/** A number that cannot be read is sent as it stands: the gateway says what a flow would be told. */
const readOne = (type: Type, text: string): Value => {
  switch (type) {
    case 'integer':
    case 'number':
      return { value: readNumber(text.trim()) ?? text };
    case 'boolean':
      return { value: text === 'true' };
    case 'object':
    case 'array':
      return readObject(text);
    case 'any':
      return readAny(text);
    case 'string':
      return { value: text };
  }
};

const readList = (type: Type, texts: readonly string[]): Value => {
  const read = texts.filter((text) => text !== '').map((text) => readOne(type, text));
  const wrong = read.findIndex((each) => 'problem' in each);
  const first = read[wrong];
  if (first && 'problem' in first) return { problem: `Item ${wrong + 1}: ${first.problem}`, item: wrong };
  return { value: read.map((each) => ('value' in each ? each.value : undefined)) };
};

const readField = (field: FormField, entry: Entry): Value | undefined => {
  const isList = typeof entry !== 'string';
  const empty = isList ? entry.every((text) => text === '') : entry === '';
  if (!empty) return isList ? readList(field.items?.type ?? 'string', entry) : readOne(field.type, entry);
  if (!field.required) return undefined;
  return { problem: isList ? `${field.label} needs at least one item.` : `${field.label} needs a value.` };
};

/** Reads a form as designers do: a field that is left empty is not sent, and a required one must not be. */
export const readValues = (fields: readonly FormField[], entries: ReadonlyMap<string, Entry>): Reading => {
  const values: Record<string, unknown> = {};
  const problems = new Map<string, Problem>();
  for (const field of fields) {
    const read = readField(field, entries.get(field.key) ?? '');
    if (read && 'problem' in read)
      problems.set(field.key, { text: read.problem, ...(read.item === undefined ? {} : { item: read.item }) });
    else if (read) values[field.key] = read.value;
  }
  return { values, problems };
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A value as it is typed into a field. */
export const toEntry = (field: FormField, value: unknown): Entry => {
  if (field.type === 'array') return Array.isArray(value) ? value.map(asText) : [];
  return value === undefined || value === null ? '' : asText(value);
};
