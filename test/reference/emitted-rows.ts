import type { Definition, ObjectSchema, Operation, PropertySchema } from '../../emit/documents/definition.ts';
import type { PublishedRow } from '../../rules/description/published.ts';

type Row = Omit<PublishedRow, 'operationId' | 'direction'>;

const definitionOf = (definition: Definition, reference: string): ObjectSchema => {
  const found = definition.definitions[reference.replace('#/definitions/', '')];
  if (!found) throw new Error(`${reference} is not in the definition`);
  return found;
};

const typeOf = (property: Exclude<PropertySchema, { $ref: string }>): string =>
  property.type === 'array'
    ? `array of ${property.items.type}`
    : 'format' in property && property.format === 'float'
      ? 'float'
      : (property.type ?? 'any');

const leaves = (definition: Definition, schema: ObjectSchema, path: string, required: boolean): Row[] =>
  Object.entries(schema.properties).flatMap(([name, property]): Row[] => {
    const needed = required && (schema.required ?? []).includes(name);
    return '$ref' in property
      ? leaves(definition, definitionOf(definition, property.$ref), `${path}${name}.`, needed)
      : [{ name: property['x-ms-summary'] ?? '', path: path + name, required: needed, type: typeOf(property) }];
  });

const inputs = (definition: Definition, operation: Operation): Row[] =>
  operation.parameters.flatMap((parameter) =>
    parameter.in === 'body'
      ? leaves(definition, definitionOf(definition, parameter.schema.$ref), '', parameter.required).map((row) => ({
          ...row,
          path: row.path.split('.').at(-1) ?? '',
        }))
      : [{ name: parameter['x-ms-summary'], path: parameter.name, required: parameter.required, type: parameter.type }],
  );

const outputs = (definition: Definition, operation: Operation): Row[] => {
  const schema = operation.responses[200]?.schema;
  return schema ? leaves(definition, definitionOf(definition, schema.$ref), '', true) : [];
};

/** The rows that the reference page would show for an emitted definition; a key is the last part of its path. */
export const emittedRows = (definition: Definition): PublishedRow[] =>
  Object.values(definition.paths)
    .flatMap((item) => [item.get, item.post])
    .filter((operation) => operation !== undefined)
    .flatMap((operation) => [
      ...inputs(definition, operation).map((row) => ({
        operationId: operation.operationId,
        direction: 'in' as const,
        ...row,
      })),
      ...outputs(definition, operation).map((row) => ({
        operationId: operation.operationId,
        direction: 'out' as const,
        ...row,
      })),
    ]);
