/**
 * The grammar of expressions in workflow definitions: literals, and functions with members after them. Sources: Microsoft
 * Learn, "Schema reference guide for the Workflow Definition Language", section "Expressions"; the designer's own parser in
 * Azure/LogicAppsUX.
 */

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A step into a value: `.name`, `['name']` or, where the value may be null, the same with a question mark before it. */
export interface Step {
  readonly safe: boolean;
  readonly key: Expression;
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  readonly steps: readonly Step[];
}

export type Expression = Literal | Call;

/** A text with expressions in it, such as `Hello @{...}`. */
export interface Interpolation {
  readonly kind: 'interpolation';
  readonly parts: readonly (string | Expression)[];
}

/** Why a text is not an expression. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

const number = /^[+-]?\d+(\.\d+)?/;
const identifier = /^[^\s.,(){}@[\]?']+/;
const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

class Reader {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  private rest(): string {
    this.position += this.text.slice(this.position).search(/\S|$/);
    return this.text.slice(this.position);
  }

  isAtEnd(): boolean {
    return this.rest() === '';
  }

  error(expected: string): ExpressionError {
    const found = this.isAtEnd() ? 'the end' : JSON.stringify(this.rest().slice(0, 20));
    return new ExpressionError(`${expected} was expected and ${found} found at character ${this.position + 1}`);
  }

  take(mark: string): boolean {
    if (!this.rest().startsWith(mark)) return false;
    this.position += mark.length;
    return true;
  }

  expect(mark: string): void {
    if (!this.take(mark)) throw this.error(`"${mark}"`);
  }

  match(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.rest())?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** A text in single quotes; a doubled quote inside stands for one. */
  quoted(): string | undefined {
    const found = this.match(/^'(?:[^']|'')*'/);
    if (found === undefined && this.rest().startsWith("'")) throw this.error('A closing quote');
    return found?.slice(1, -1).replaceAll("''", "'");
  }
}

const readArguments = (reader: Reader): Expression[] => {
  if (reader.take(')')) return [];
  const args = [readExpression(reader)];
  while (reader.take(',')) args.push(readExpression(reader));
  reader.expect(')');
  return args;
};

const readSteps = (reader: Reader): Step[] => {
  const steps: Step[] = [];
  for (;;) {
    const safe = reader.take('?');
    if (reader.take('[')) {
      steps.push({ safe, key: readExpression(reader) });
      reader.expect(']');
    } else if (reader.take('.')) {
      const name = reader.match(identifier);
      if (name === undefined) throw reader.error('A name');
      steps.push({ safe, key: { kind: 'literal', value: name } });
    } else if (safe) {
      throw reader.error('"[" or "."');
    } else {
      return steps;
    }
  }
};

const readExpression = (reader: Reader): Expression => {
  const text = reader.quoted();
  if (text !== undefined) return { kind: 'literal', value: text };
  const digits = reader.match(number);
  if (digits !== undefined) return { kind: 'literal', value: Number(digits) };
  const name = reader.match(identifier);
  if (name === undefined) throw reader.error('A function or a value');
  if (reader.take('(')) return { kind: 'call', name, args: readArguments(reader), steps: readSteps(reader) };
  const constant = constants[name.toLowerCase()];
  if (constant === undefined) throw reader.error(`"(" after ${name}`);
  return { kind: 'literal', value: constant };
};

/** Parses an expression without its `@`. Throws ExpressionError. */
const parseExpression = (text: string): Expression => {
  const reader = new Reader(text);
  const expression = readExpression(reader);
  if (!reader.isAtEnd()) throw reader.error('The end');
  return expression;
};

/** Where the `}` of an interpolated expression stands: the first one outside of quotes. */
const closingBrace = (text: string, from: number): number => {
  let inQuotes = false;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === "'") inQuotes = !inQuotes;
    else if (!inQuotes && text[index] === '}') return index;
  }
  throw new ExpressionError('"}" was expected and the end found');
};

const parseInterpolation = (text: string): Interpolation => {
  const parts: (string | Expression)[] = [];
  let plain = '';
  let index = 0;
  while (index < text.length) {
    if (text.startsWith('@@{', index)) {
      plain += '@{';
      index += 3;
    } else if (text.startsWith('@{', index)) {
      const end = closingBrace(text, index + 2);
      parts.push(plain, parseExpression(text.slice(index + 2, end)));
      plain = '';
      index = end + 1;
    } else {
      plain += text[index];
      index += 1;
    }
  }
  return { kind: 'interpolation', parts: [...parts, plain].filter((part) => part !== '') };
};

/**
 * What a text in a workflow definition means: an expression where it begins with `@`, a text with expressions in it where it
 * has `@{`, else a plain text, as a literal. Throws ExpressionError.
 */
export const parseTemplate = (text: string): Expression | Interpolation => {
  if (text.startsWith('@@')) return { kind: 'literal', value: text.slice(1) };
  if (text.startsWith('@') && !text.startsWith('@{')) return parseExpression(text.slice(1));
  return text.includes('@{') ? parseInterpolation(text) : { kind: 'literal', value: text };
};
