import { type Expression, parseFormula } from './parse.ts';

export type Value = string | number | boolean | Date | null | readonly Value[] | { readonly [column: string]: Value };
type Scope = Readonly<Record<string, Value>>;

/** A failed call as a formula sees it: a canvas app fills the details, the open engine fills the message alone. */
export interface CallFailure {
  readonly message: string;
  readonly status?: number;
}

/** A failure that IfError catches. */
class FormulaError extends Error {
  readonly failure: CallFailure;
  constructor(failure: CallFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

export interface App {
  readonly variables: Map<string, Value>;
  readonly collections: Map<string, Value[]>;
  readonly notices: string[];
  /** The connector: what it answers, what it fails with; what it throws breaks the formula off. */
  readonly call: (name: string, given: readonly Value[]) => Value | { readonly failure: CallFailure };
  readonly now: () => Date;
}

const isRecord = (value: Value): value is { readonly [column: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const isBlank = (value: Value): boolean => value === null || value === '';
const textOf = (value: Value): string => (value === null ? '' : String(value));
/** Blank counts as 0 and as before every time. */
const numberOf = (value: Value): number => (value instanceof Date ? value.getTime() : Number(value ?? 0));

const operators: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => numberOf(left) < numberOf(right),
  '&': (left, right) => textOf(left) + textOf(right),
  '+': (left, right) => numberOf(left) + numberOf(right),
};

const find = (wanted: string, text: string): Value => {
  const index = text.indexOf(wanted);
  return index < 0 ? null : index + 1;
};

const plain: Readonly<Record<string, (given: readonly Value[], app: App) => Value>> = {
  Blank: () => null,
  IsBlank: ([value = null]) => isBlank(value),
  IsEmpty: ([table = null]) => !Array.isArray(table) || table.length === 0,
  Text: ([value = null]) => textOf(value),
  Left: ([text = null, count = null]) => textOf(text).slice(0, numberOf(count)),
  Mid: ([text = null, start = null, count = null]) =>
    textOf(text).slice(numberOf(start) - 1, numberOf(start) - 1 + numberOf(count)),
  Find: ([wanted = null, text = null]) => find(textOf(wanted), textOf(text)),
  Now: (_, app) => app.now(),
  DateAdd: ([time = null, minutes = null]) => new Date(numberOf(time) + numberOf(minutes) * 60_000),
  Notify: ([text = null, type = null], app) => {
    app.notices.push(`${textOf(type)}: ${textOf(text)}`);
    return true;
  },
};

/** Presses the button: runs a formula in an app. */
export const press = (formula: string, app: App): void => {
  run(parseFormula(formula), [], app);
};

const run = (expression: Expression, scopes: readonly Scope[], app: App): Value => {
  switch (expression.kind) {
    case 'text':
    case 'number':
      return expression.value;
    case 'name':
      return (
        scopes.find((scope) => Object.hasOwn(scope, expression.name))?.[expression.name] ??
        app.variables.get(expression.name) ??
        null
      );
    case 'member':
      return member(expression, scopes, app);
    case 'record':
      return Object.fromEntries([...expression.columns].map(([name, value]) => [name, run(value, scopes, app)]));
    case 'table':
      return expression.rows.map((row) => run(row, scopes, app));
    case 'not':
      return run(expression.of, scopes, app) !== true;
    case 'binary':
      return binary(expression, scopes, app);
    case 'chain':
      return expression.steps.reduce<Value>((_, step) => run(step, scopes, app), null);
    case 'call':
      return call(expression, scopes, app);
  }
};

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

const member = ({ of, name }: Of<'member'>, scopes: readonly Scope[], app: App): Value => {
  if (of.kind === 'name' && ['NotificationType', 'TimeUnit'].includes(of.name)) return name;
  const whole = run(of, scopes, app);
  return isRecord(whole) ? (whole[name] ?? null) : null;
};

const binary = ({ sign, left, right }: Of<'binary'>, scopes: readonly Scope[], app: App): Value => {
  const first = run(left, scopes, app);
  if (sign === '&&') return first === true ? run(right, scopes, app) : false;
  if (sign === '||') return first === true ? true : run(right, scopes, app);
  const operator = operators[sign];
  if (!operator) throw new Error(`no operator ${sign}`);
  return operator(first, run(right, scopes, app));
};

/** The functions that do not evaluate everything that they are given. */
const lazy: Readonly<
  Record<
    string,
    (given: readonly Expression[], evaluate: (one?: Expression, inner?: Scope) => Value, app: App) => Value
  >
> = {
  With: ([record, formula], evaluate) => {
    const columns = evaluate(record);
    if (!isRecord(columns)) throw new Error('With wants a record');
    return evaluate(formula, columns);
  },
  If: (given, evaluate) => {
    for (let index = 0; index + 1 < given.length; index += 2) {
      if (evaluate(given[index]) === true) return evaluate(given[index + 1]);
    }
    return given.length % 2 === 1 ? evaluate(given.at(-1)) : null;
  },
  Switch: ([value, ...given], evaluate) => {
    const wanted = evaluate(value);
    for (let index = 0; index + 1 < given.length; index += 2) {
      if (evaluate(given[index]) === wanted) return evaluate(given[index + 1]);
    }
    return given.length % 2 === 1 ? evaluate(given.at(-1)) : null;
  },
  IfError: ([value, fallback, otherwise], evaluate) => {
    try {
      const result = evaluate(value);
      return otherwise ? evaluate(otherwise) : result;
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const { message, status } = error.failure;
      const details = status === undefined ? null : { HttpStatusCode: status };
      return evaluate(fallback, { FirstError: { Message: message, Details: details } });
    }
  },
  Set: ([variable, value], evaluate, app) => {
    if (variable?.kind !== 'name') throw new Error('Set wants a variable');
    app.variables.set(variable.name, evaluate(value));
    return true;
  },
  Collect: ([collection, record], evaluate, app) => {
    if (collection?.kind !== 'name') throw new Error('Collect wants a collection');
    app.collections.set(collection.name, [...(app.collections.get(collection.name) ?? []), evaluate(record)]);
    return true;
  },
};

const call = ({ callee, given }: Of<'call'>, scopes: readonly Scope[], app: App): Value => {
  const evaluate = (one?: Expression, inner?: Scope): Value =>
    one ? run(one, inner ? [inner, ...scopes] : scopes, app) : null;
  const special = lazy[callee];
  if (special) return special(given, evaluate, app);
  const values = given.map((one) => evaluate(one));
  const ordinary = plain[callee];
  if (ordinary) return ordinary(values, app);
  if (!callee.includes('.')) throw new Error(`no function ${callee}`);
  const answer = app.call(callee, values);
  if (isRecord(answer as Value) && 'failure' in (answer as object))
    throw new FormulaError((answer as { failure: CallFailure }).failure);
  return answer as Value;
};
