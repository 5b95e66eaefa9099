/**
 * A tolerant view of parsed JSON. The checked files may have been edited by hand, so nothing is assumed about their
 * shape: a missing member or a wrong type is an empty view, never an exception.
 */

const escaped = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);

/** A value and where it stands. */
export class Place {
  readonly value: unknown;
  /** The file at the root, an escaped key everywhere below it. */
  readonly #segment: string;
  readonly #owner: Place | undefined;

  constructor(segment: string, value: unknown, owner?: Place) {
    this.value = value;
    this.#segment = segment;
    this.#owner = owner;
  }

  /** The file, and below `#` the JSON pointer inside it; put together only when a finding asks for it. */
  get pointer(): string {
    if (!this.#owner) return this.#segment;
    return `${this.#owner.pointer}${this.#owner.#owner ? '' : '#'}/${this.#segment}`;
  }

  /** The value under another name than its key, where names say more than indexes. */
  child(segment: string, value: unknown): Place {
    return new Place(escaped(segment), value, this);
  }

  /** The place below these keys; its value is undefined where there is none. */
  at(...keys: readonly string[]): Place {
    return keys.reduce<Place>((place, key) => place.child(key, ownMember(place.value, key)), this);
  }

  has(key: string): boolean {
    return this.isObject && ownMember(this.value, key) !== undefined;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  get isMissing(): boolean {
    return this.value === undefined;
  }

  /** The value if it is a text. */
  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** The keys of an object, none of anything else. */
  get keys(): readonly string[] {
    return this.isObject ? Object.keys(this.value as object) : [];
  }

  /** The members of an object, none of anything else. */
  get members(): readonly Place[] {
    return this.keys.map((key) => this.at(key));
  }

  /** The items of an array, none of anything else. */
  get items(): readonly Place[] {
    return Array.isArray(this.value) ? Array.from(this.value, (item, index) => this.child(String(index), item)) : [];
  }

  /** The texts in an array, none of anything else. */
  get texts(): readonly string[] {
    return this.items.flatMap((item) => item.text ?? []);
  }
}

const ownMember = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** The keys that a JSON pointer names, such as `/paths/~1send`. */
export const keysOfPointer = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

const longestReferenceChain = 10;

/** The place that a `$ref` leads to, or the place itself; its value is undefined where the reference leads nowhere. */
export const follow = (definition: Place, place: Place, hops = longestReferenceChain): Place => {
  const reference = place.at('$ref').text;
  if (reference === undefined || hops === 0) return place;
  if (!reference.startsWith('#/')) return place.child('$ref', undefined);
  const target = definition.at(...keysOfPointer(reference));
  return follow(definition, target, hops - 1);
};
