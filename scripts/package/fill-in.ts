import { nearest } from '../../definition/nearest.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import { isJsonObject } from '../../emit/json.ts';
import { type Finding, showValue } from '../../rules/finding.ts';

/** What came of filling in a file. */
export interface FilledIn {
  readonly value: JsonValue;
  readonly findings: readonly Finding[];
}

/** The place of a value in the file of an environment: the file, and below `#` the JSON pointer. */
type Pointer = string;

/** The names that may be added to the object at a place of the packaged file; undefined where its own keys are all. */
export type Addable = (place: string) => readonly string[] | 'any' | undefined;

/** The members by which the items of a list are told apart. */
const identities = ['LogicalName', 'SchemaName'];

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const kindOf = (value: JsonValue): string =>
  Array.isArray(value) ? 'a list' : value === null ? 'null' : `a JSON ${typeof value}`;

const finding = (pointer: Pointer, value: unknown, message: string, fix: string): Finding => ({
  code: 'FilledInValueInvalid',
  severity: 'error',
  pointer,
  message,
  value: showValue(value),
  consequence: 'The host would refuse the file, or go without the value.',
  fix,
  source: 'this project',
});

const unknownKey = (pointer: Pointer, key: string, value: JsonValue, known: readonly string[]): Finding => {
  const meant = nearest(key, known);
  const advice = known.length > 0 ? `There are ${known.join(', ')}.` : 'Leave it out.';
  return finding(
    pointer,
    value,
    `The packaged file has no "${key}" there.`,
    meant ? `Did you mean "${meant}"?` : advice,
  );
};

const identityOf = (item: JsonValue): JsonValue | undefined => {
  const key = isJsonObject(item) ? identities.find((name) => name in item) : undefined;
  return isJsonObject(item) && key !== undefined ? item[key] : undefined;
};

const isTold = (items: readonly JsonValue[]): boolean => items.every((item) => typeof identityOf(item) === 'string');

/** Puts what a person filled in into a packaged file, and says what does not fit there. */
export const fillIn = (
  emitted: JsonValue,
  given: JsonValue,
  pointer: Pointer,
  addable: Addable,
  place = '',
): FilledIn => {
  const inObject = (owner: JsonObject, filled: JsonObject): FilledIn => {
    const more = addable(place);
    const known = [...new Set([...Object.keys(owner), ...(more === 'any' ? [] : (more ?? []))])];
    const members = Object.entries(filled).map(([key, value]): readonly [string, FilledIn] => {
      const below = `${pointer}/${escaped(key)}`;
      const before = Object.hasOwn(owner, key) ? owner[key] : undefined;
      if (before !== undefined) return [key, fillIn(before, value, below, addable, `${place}/${escaped(key)}`)];
      const allowed = more === 'any' || known.includes(key);
      return [key, { value, findings: allowed ? [] : [unknownKey(below, key, value, known)] }];
    });
    return {
      value: { ...owner, ...Object.fromEntries(members.map(([key, { value }]) => [key, value])) },
      findings: members.flatMap(([, { findings }]) => findings),
    };
  };
  const inList = (items: readonly JsonValue[], filled: readonly JsonValue[]): FilledIn => {
    const known = items.map((item) => String(identityOf(item)));
    const unknown = filled.flatMap((item, index) => {
      const name = String(identityOf(item));
      return known.includes(name) ? [] : [unknownKey(`${pointer}/${index}`, name, item, known)];
    });
    const merged = items.map((item): FilledIn => {
      const index = filled.findIndex((each) => identityOf(each) === identityOf(item));
      const own = filled[index];
      return own === undefined
        ? { value: item, findings: [] }
        : fillIn(item, own, `${pointer}/${index}`, addable, place);
    });
    return {
      value: merged.map(({ value }) => value),
      findings: [...unknown, ...merged.flatMap(({ findings }) => findings)],
    };
  };

  if (isJsonObject(emitted) && isJsonObject(given)) return inObject(emitted, given);
  if (Array.isArray(emitted) && Array.isArray(given) && isTold(emitted) && isTold(given)) return inList(emitted, given);
  if (kindOf(emitted) === kindOf(given)) return { value: given, findings: [] };
  const fix = `Write ${kindOf(emitted)}, such as ${showValue(emitted)}.`;
  return { value: emitted, findings: [finding(pointer, given, `It has to be ${kindOf(emitted)}.`, fix)] };
};
