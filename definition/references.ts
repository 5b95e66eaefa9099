import { isObject } from './json-text.ts';
import { type Key, keysOf, toPointer, valueAt } from './pointer.ts';

/** Where a `$ref` leads, through references that lead on; or why it leads nowhere. */
export type ReferenceReading =
  | {
      readonly ok: true;
      readonly value: Record<string, unknown>;
      /** Where the value stands, such as `/definitions/Message`. */
      readonly pointer: string;
    }
  | {
      readonly ok: false;
      /** The file is another one, there is no such object, or the references lead back to one of them. */
      readonly reason: 'elsewhere' | 'nowhere' | 'circle';
      /** The reference that fails, which may be one on the way. */
      readonly reference: string;
    };

/** Follows a `$ref` such as `#/definitions/Message` to the element that is no reference itself. */
export const followReference = (document: unknown, reference: string): ReferenceReading => {
  const followed = new Set<string>();
  let current = reference;
  for (;;) {
    if (!current.startsWith('#/')) return { ok: false, reason: 'elsewhere', reference: current };
    if (followed.has(current)) return { ok: false, reason: 'circle', reference: current };
    followed.add(current);
    const value = valueAt(document, keysOf(current));
    if (!isObject(value)) return { ok: false, reason: 'nowhere', reference: current };
    if (typeof value.$ref !== 'string') return { ok: true, value, pointer: current.slice(1) };
    current = value.$ref;
  }
};

const failures = {
  elsewhere: 'points to another file',
  nowhere: 'points nowhere in the definition',
  circle: 'leads back to itself',
} as const;

/**
 * An element, or what it refers to. The same element comes back as the same object, so that a schema that holds itself
 * can be told by identity.
 *
 * @throws Error if the reference leads nowhere, into another file, or back to itself.
 */
export const resolve = <Element extends object>(
  document: unknown,
  element: Element,
): Exclude<Element, { readonly $ref: string }> => {
  const { $ref } = element as { readonly $ref?: unknown };
  if (typeof $ref !== 'string') return element as Exclude<Element, { readonly $ref: string }>;
  const reading = followReference(document, $ref);
  if (reading.ok) return reading.value as Exclude<Element, { readonly $ref: string }>;
  throw new Error(`The reference "${reading.reference}" ${failures[reading.reason]}.`);
};

/** Members whose values are data, in which `$ref` has no meaning. */
const dataMembers = ['default', 'enum', 'example', 'examples'];

/** Members whose own members have names of the author's choosing, such as a property `default` or a response `default`. */
const namedMembers = ['definitions', 'parameters', 'paths', 'properties', 'responses'];

/** Every `$ref` of a definition with the pointer of the element that holds it, in the definition's order. */
export const listReferences = (document: unknown): { readonly pointer: string; readonly reference: string }[] => {
  const below = (element: unknown, keys: readonly Key[], named: boolean): ReturnType<typeof listReferences> => {
    if (Array.isArray(element)) return element.flatMap((item, index) => below(item, [...keys, index], false));
    if (!isObject(element)) return [];
    if (!named && typeof element.$ref === 'string') return [{ pointer: toPointer(keys), reference: element.$ref }];
    return Object.entries(element)
      .filter(([name]) => named || !dataMembers.includes(name))
      .flatMap(([name, child]) => below(child, [...keys, name], !named && namedMembers.includes(name)));
  };
  return below(document, [], false);
};
