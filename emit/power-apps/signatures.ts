import type { Definition, ObjectSchema, Operation, Parameter, PropertySchema } from '../documents/definition.ts';

/** What an argument is in Power Fx. A list of texts is a table with the one column `Value`. */
export type PowerFxType = 'Text' | 'Number' | 'Record' | 'Table';

export interface PowerFxArgument {
  /** The name on the wire, but for an optional one that carries the name of a required one: it gets `_1`, `_2` … */
  readonly name: string;
  readonly type: PowerFxType;
  /** The columns of a record. */
  readonly columns?: readonly PowerFxArgument[];
}

/** A function that Power Apps makes of an operation. */
export interface PowerFxSignature {
  readonly operationId: string;
  readonly functionName: string;
  /** One argument each, in this order. */
  readonly required: readonly PowerFxArgument[];
  /** Members of one record, which is the last argument and may be left out. */
  readonly optional: readonly PowerFxArgument[];
}

interface Candidate extends PowerFxArgument {
  readonly isRequired: boolean;
}

/** A name without everything but letters and digits, as Power Fx makes names of operations: `Send_SMS` becomes `SendSMS`. */
export const lettersAndDigits = (name: string): string => name.replaceAll(/[^0-9a-z]/gi, '');

const types = { string: 'Text', integer: 'Number', number: 'Number', array: 'Table' } as const;

/** Power Apps orders by place: what stands in the address and the headers comes before the body. */
const placeOrder: Readonly<Record<Parameter['in'], number>> = { header: 0, body: 1 };

const referenced = (definition: Definition, reference: string): ObjectSchema => {
  const schema = definition.definitions[reference.replace('#/definitions/', '')];
  if (!schema) throw new Error(`The definition refers to "${reference}", which it does not have.`);
  return schema;
};

/** A record that holds itself has no columns there, or it would have no end. */
const argumentOf = (
  definition: Definition,
  name: string,
  schema: PropertySchema,
  above: readonly string[],
): PowerFxArgument => {
  if (!('$ref' in schema)) return { name, type: schema.type ? types[schema.type] : 'Record' };
  if (above.includes(schema.$ref)) return { name, type: 'Record' };
  const columns = argumentsOf(definition, referenced(definition, schema.$ref), [...above, schema.$ref]);
  return { name, type: 'Record', columns };
};

const argumentsOf = (
  definition: Definition,
  { properties }: ObjectSchema,
  above: readonly string[] = [],
): PowerFxArgument[] => Object.entries(properties).map(([name, schema]) => argumentOf(definition, name, schema, above));

/** The body's properties are arguments, one level deep; whether they are required is a matter of its schema alone. */
const bodyCandidates = (definition: Definition, schema: ObjectSchema): Candidate[] =>
  argumentsOf(definition, schema).map((argument) => ({
    ...argument,
    isRequired: (schema.required ?? []).includes(argument.name),
  }));

const candidates = (definition: Definition, { parameters }: Operation): Candidate[] =>
  parameters
    .toSorted((one, other) => placeOrder[one.in] - placeOrder[other.in])
    .flatMap((parameter) =>
      parameter.in === 'body'
        ? bodyCandidates(definition, referenced(definition, parameter.schema.$ref))
        : [{ name: parameter.name, type: types[parameter.type], isRequired: parameter.required }],
    );

const freeName = (name: string, taken: readonly string[]): string => {
  if (!taken.includes(name)) return name;
  let number = 1;
  while (taken.includes(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
};

const signature = (definition: Definition, operation: Operation): PowerFxSignature => {
  const all = candidates(definition, operation);
  const required = all.filter(({ isRequired }) => isRequired).map(({ isRequired: _, ...argument }) => argument);
  const names = required.map(({ name }) => name);
  return {
    operationId: operation.operationId,
    functionName: lettersAndDigits(operation.operationId),
    required,
    optional: all
      .filter(({ isRequired }) => !isRequired)
      .map(({ isRequired: _, ...argument }) => ({ ...argument, name: freeName(argument.name, names) })),
  };
};

/**
 * The functions that Power Apps makes of the definition, in its order. The rules are those of Microsoft's library
 * `Microsoft.PowerFx.Connectors` (microsoft/Power-Fx, `ConnectorFunction.cs` and `OpenApiParser.cs`). Parameters of
 * visibility `internal` are not among them: this definition has none.
 */
export const powerFxSignatures = (definition: Definition): PowerFxSignature[] =>
  Object.values(definition.paths)
    .flatMap((item) => [item.get, item.post])
    .filter((operation) => operation !== undefined)
    .map((operation) => signature(definition, operation));
