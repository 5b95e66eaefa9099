/** Makes a value of the parts of a JSON text as they come. */
export interface JsonBuilder {
  /** A list or an object begins; what comes until its end is in it. */
  readonly begin: (container: unknown[] | Record<string, unknown>) => void;
  readonly end: () => void;
  /** The name of the next member, as it is written. */
  readonly name: (literal: string) => void;
  /** A text, a number or a word, as it is written. */
  readonly scalar: (literal: string) => void;
  /** The whole. */
  readonly value: () => unknown;
}

const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

const textOf = (literal: string): string =>
  literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);

/** A member, whatever its name: that of the prototype is a name like any other. */
const setMember = (object: Record<string, unknown>, name: string, value: unknown): void => {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
};

/** @param readNumber - What makes a number of its literal. */
export const jsonBuilder = (readNumber: (literal: string) => unknown): JsonBuilder => {
  const outer: { inside: unknown[] | Record<string, unknown> | undefined; name: string }[] = [];
  let inside: unknown[] | Record<string, unknown> | undefined;
  let name = '';
  let whole: unknown;
  const place = (value: unknown) => {
    if (inside === undefined) whole = value;
    else if (Array.isArray(inside)) inside.push(value);
    else setMember(inside, name, value);
  };
  return {
    begin: (container) => {
      place(container);
      outer.push({ inside, name });
      inside = container;
    },
    end: () => {
      inside = outer.pop()?.inside;
    },
    name: (literal) => {
      name = textOf(literal);
    },
    scalar: (literal) => {
      if (literal.startsWith('"')) place(textOf(literal));
      else place(Object.hasOwn(words, literal) ? words[literal] : readNumber(literal));
    },
    value: () => whole,
  };
};
