/** The part of Power Fx that the formulas are written in, as a tree. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'call'; readonly callee: string; readonly given: readonly Expression[] }
  | { readonly kind: 'record'; readonly columns: ReadonlyMap<string, Expression> }
  | { readonly kind: 'table'; readonly rows: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly sign: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'chain'; readonly steps: readonly Expression[] };

const token =
  /\s+|\/\/[^\n]*|("(?:[^"]|"")*"|'(?:[^']|'')*'|\d+(?:\.\d+)?|[a-z_]\w*|\|\||&&|<>|<=|>=|[-+*/&=<>!.,;:(){}[\]])/giy;

const tokensOf = (formula: string): string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < formula.length) {
    const start = token.lastIndex;
    const match = token.exec(formula);
    if (!match) throw new Error(`No token at: ${formula.slice(start, start + 40)}`);
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
};

/** From weak to strong, as Power Fx binds them. */
const binding: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
];

/** The tokens of a formula, and how far they are read. */
interface Reader {
  readonly peek: () => string;
  readonly take: (expected?: string) => string;
}

const readerOf = (tokens: readonly string[]): Reader => {
  let position = 0;
  const peek = (): string => tokens[position] ?? '';
  return {
    peek,
    take: (expected) => {
      const found = peek();
      if (found === '' || (expected !== undefined && found !== expected)) {
        const before = tokens.slice(Math.max(0, position - 10), position).join(' ');
        throw new Error(`Expected ${expected ?? 'more'}, found "${found}" after: ${before}`);
      }
      position += 1;
      return found;
    },
  };
};

const list = <Item>(reader: Reader, close: string, item: (reader: Reader) => Item): Item[] => {
  const items: Item[] = [];
  while (reader.peek() !== close) {
    items.push(item(reader));
    if (reader.peek() !== close) reader.take(',');
  }
  reader.take(close);
  return items;
};

const nameOf = (found: string): string => (found.startsWith("'") ? found.slice(1, -1).replaceAll("''", "'") : found);

const pathOf = (expression: Expression): string => {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'member') return `${pathOf(expression.of)}.${expression.name}`;
  throw new Error(`A ${expression.kind} cannot be called`);
};

const column = (reader: Reader): [string, Expression] => {
  const name = nameOf(reader.take());
  reader.take(':');
  return [name, chain(reader)];
};

const primary = (reader: Reader): Expression => {
  const found = reader.take();
  if (found === '(') {
    const inner = chain(reader);
    reader.take(')');
    return inner;
  }
  if (found === '{') return { kind: 'record', columns: new Map(list(reader, '}', column)) };
  if (found === '[') return { kind: 'table', rows: list(reader, ']', chain) };
  if (found.startsWith('"')) return { kind: 'text', value: found.slice(1, -1).replaceAll('""', '"') };
  if (/^\d/.test(found)) return { kind: 'number', value: Number(found) };
  if (/^[a-z_']/i.test(found)) return { kind: 'name', name: nameOf(found) };
  throw new Error(`Unexpected "${found}"`);
};

const postfix = (reader: Reader): Expression => {
  let expression = primary(reader);
  while (reader.peek() === '.' || reader.peek() === '(') {
    expression =
      reader.take() === '.'
        ? { kind: 'member', of: expression, name: nameOf(reader.take()) }
        : { kind: 'call', callee: pathOf(expression), given: list(reader, ')', chain) };
  }
  return expression;
};

const unary = (reader: Reader): Expression => {
  if (reader.peek() !== '!') return postfix(reader);
  reader.take();
  return { kind: 'not', of: unary(reader) };
};

const binary = (reader: Reader, level = 0): Expression => {
  const signs = binding[level];
  if (!signs) return unary(reader);
  let left = binary(reader, level + 1);
  while (signs.includes(reader.peek())) {
    left = { kind: 'binary', sign: reader.take(), left, right: binary(reader, level + 1) };
  }
  return left;
};

const chain = (reader: Reader): Expression => {
  const first = binary(reader);
  if (reader.peek() !== ';') return first;
  const steps = [first];
  while (reader.peek() === ';') {
    reader.take();
    steps.push(binary(reader));
  }
  return { kind: 'chain', steps };
};

/**
 * The tree of a formula that is written with commas and points.
 *
 * @throws Error where the formula is not well formed.
 */
export const parseFormula = (formula: string): Expression => {
  const reader = readerOf(tokensOf(formula));
  const whole = chain(reader);
  if (reader.peek() !== '') throw new Error(`"${reader.peek()}" stands behind the end of the formula`);
  return whole;
};

/** Every part of a formula, itself included, each with the records of the Withs around it. */
export function* partsOf(
  expression: Expression,
  scopes: readonly Expression[] = [],
): Generator<{ readonly part: Expression; readonly scopes: readonly Expression[] }> {
  yield { part: expression, scopes };
  for (const [inner, around] of childrenOf(expression, scopes)) yield* partsOf(inner, around);
}

const childrenOf = (
  expression: Expression,
  scopes: readonly Expression[],
): readonly (readonly [Expression, readonly Expression[]])[] => {
  const inside = (all: Iterable<Expression>) => [...all].map((each) => [each, scopes] as const);
  switch (expression.kind) {
    case 'call': {
      const [first, second] = expression.given;
      return expression.callee === 'With' && first && second
        ? [[first, scopes] as const, [second, [first, ...scopes]] as const]
        : inside(expression.given);
    }
    case 'record':
      return inside(expression.columns.values());
    case 'table':
      return inside(expression.rows);
    case 'binary':
      return inside([expression.left, expression.right]);
    case 'chain':
      return inside(expression.steps);
    case 'member':
    case 'not':
      return inside([expression.of]);
    default:
      return [];
  }
};
