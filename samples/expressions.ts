/**
 * Expressions of the workflow language that several samples need, as text without the leading `@`. Source of the
 * functions: Microsoft Learn, "Reference guide to functions in expressions for workflows". The language may evaluate every
 * branch of `if()`, so nothing here fails in a branch that is not taken.
 */

/** A text literal. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The whole expression as the value of a property. */
export const value = (expression: string): string => `@${expression}`;

/** A member that may be absent; absent members are null. */
export const member = (expression: string, name: string): string => `${expression}?[${literal(name)}]`;

/** A field of the request that started the workflow. */
export const requested = (name: string): string => member('triggerBody()', name);

/** A reference of another system as text; the name of the run where there is none. */
export const reference = (expression: string): string => `@{coalesce(${expression}, workflow()?['run']?['name'])}`;

/** The status code of an action's answer, 0 where there was none. */
export const statusCodeOf = (action: string): string =>
  `coalesce(${member(`outputs(${literal(action)})`, 'statusCode')}, 0)`;

/** Whether a status code is at least `from` and below `to`. */
export const between = (expression: string, from: number, to: number): string =>
  `and(greaterOrEquals(${expression}, ${from}), less(${expression}, ${to}))`;

/** The first expression that follows, where the condition holds; else the second. Both may be evaluated. */
export const either = (condition: string, yes: string, no: string): string => `if(${condition}, ${yes}, ${no})`;

/** A value as text, empty where there is none. */
export const asText = (expression: string): string => `string(coalesce(${expression}, ''))`;

/** A text after replacements, made one after the other. */
export const replaced = (expression: string, pairs: readonly (readonly [old: string, fresh: string])[]): string =>
  pairs.reduce((text, [old, fresh]) => `replace(${text}, ${old}, ${fresh})`, expression);

/** Whether a text has nothing but digits; an empty one counts. */
export const isDigits = (expression: string): string =>
  `empty(${replaced(
    expression,
    [...'0123456789'].map((digit) => [literal(digit), "''"]),
  )})`;

/** A value that takes part in a definition as JSON inside an expression, so that no character in it stays unseen. */
export const jsonLiteral = (text: string): string => `json(${literal(text)})`;
