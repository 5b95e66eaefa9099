import type { Key } from '../../../definition/pointer.ts';

/** One call in a template, such as `@connectionParameters('host', 'api.example.com')` or `@body().people[0].name`. */
export interface ExpressionCall {
  readonly kind: 'call';
  readonly name: 'connectionParameters' | 'headers' | 'queryParameters' | 'body' | 'item';
  readonly argument?: string;
  /** Used when there is no such value; without one an absent value becomes the empty text. */
  readonly fallback?: string;
  /** Where in the body or item the value is. */
  readonly steps: readonly Key[];
}

/** A template of a policy parameter: literal text and calls in turn. */
export type Template = readonly ({ readonly kind: 'text'; readonly text: string } | ExpressionCall)[];

const names: Readonly<Record<string, ExpressionCall['name']>> = {
  connectionparameters: 'connectionParameters',
  headers: 'headers',
  header: 'headers',
  queryparameters: 'queryParameters',
  body: 'body',
  item: 'item',
};

const callPattern =
  /\{@(\w+)\(([^)]*)\)((?:\['[^']*'\]|[^{}@\s])*)\}|@\{(\w+)\(([^)]*)\)((?:\['[^']*'\]|[^{}@\s])*)\}|@(\w+)\(([^)]*)\)((?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\['[^']*'\])*)/g;
const argumentPattern = /^\s*(?:'([^']*)'\s*(?:,\s*'([^']*)'\s*)?)?$/;
const stepsPattern = /^(?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\['[^']*'\])*$/;

/** Reads a path such as `.people[0]['first name']`, or undefined if it is none. */
const readSteps = (text: string): Key[] | undefined => {
  if (!stepsPattern.test(text)) return undefined;
  return [...text.matchAll(/\.([\w$-]+)|\[(\d+)\]|\['([^']*)'\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? quoted ?? '') : Number(index),
  );
};

const supported = 'use @connectionParameters, @headers, @queryParameters, @body or @item';

const readCall = (name: string, argument: string, tail: string): { call: ExpressionCall; rest: string } | string => {
  const known = names[name.toLowerCase()];
  if (!known) {
    return `the expression "@${name}(…)" is not supported; ${supported}`;
  }
  const given = argumentPattern.exec(argument);
  const takesName = known !== 'body' && known !== 'item';
  if (!given || takesName !== (given[1] !== undefined)) {
    return `the expression "@${name}(${argument})" cannot be read; ${takesName ? `write @${known}('name') or @${known}('name', 'default')` : `write @${known}() without a value`}, in single quotation marks`;
  }
  const steps = takesName ? [] : readSteps(tail);
  if (!steps) return `the path "${tail}" after "@${name}()" cannot be read; write .name or [0]`;
  return {
    call: {
      kind: 'call',
      name: known,
      ...(given[1] === undefined ? {} : { argument: given[1] }),
      ...(given[2] === undefined ? {} : { fallback: given[2] }),
      steps,
    },
    rest: takesName ? tail : '',
  };
};

/** What looks like an expression but is none that can be read, such as `@Request.OriginalHTTPMethod`. */
const strayExpression = (parts: Template): string | undefined => {
  for (const part of parts) {
    const found = part.kind === 'text' ? /(?:^|[^\w.@])(@\{?[A-Za-z][\w.]*)/.exec(part.text) : null;
    if (found) return found[1];
  }
  return undefined;
};

/**
 * Reads a policy parameter with its expressions: `@name('x')` in the midst of text, `@{…}` and `{@…}` (Policy
 * templates, "Expressions at runtime" and the examples of setheader, dynamichosturl and setproperty). A text answer is
 * what is wrong.
 */
export const readTemplate = (text: string): Template | string => {
  const parts: Template[number][] = [];
  let end = 0;
  for (const match of text.matchAll(callPattern)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const name = match[1] ?? match[4] ?? match[7] ?? '';
    const argument = match[2] ?? match[5] ?? match[8] ?? '';
    const tail = match[3] ?? match[6] ?? match[9] ?? '';
    const read = readCall(name, argument, tail);
    if (typeof read === 'string') return read;
    parts.push(read.call);
    if (read.rest !== '') parts.push({ kind: 'text', text: read.rest });
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  const stray = strayExpression(parts);
  return stray === undefined
    ? parts
    : `the expression "${stray}" is not supported; ${supported}, each with its brackets`;
};
