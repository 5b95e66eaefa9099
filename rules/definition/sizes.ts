/** Rules on how large a definition may be. */

import { operationsOf, parametersOf, partsOf, responsesOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** Source: Microsoft Learn, custom connectors: frequently asked questions. */
const most = { operations: 256, schemasInBody: 512, schemasInOperation: 16_384 } as const;

/** How many schemas a schema is made of; what a definition is made of is counted wherever it is used. */
const schemaCounter = (definition: Place) => {
  const counted = new Map<string, number>();
  const count = (schema: Place): number => {
    const place = follow(definition, schema);
    const known = counted.get(place.pointer);
    if (known !== undefined) return known;
    counted.set(place.pointer, 0);
    const total = partsOf(place).reduce((sum, part) => sum + count(part), 1);
    counted.set(place.pointer, total);
    return total;
  };
  return count;
};

interface Size {
  readonly operation: Place;
  readonly bodies: readonly { place: Place; schemas: number }[];
}

const sizesOf = (definition: Place): readonly Size[] => {
  const count = schemaCounter(definition);
  return operationsOf(definition).map(({ place }) => ({
    operation: place,
    bodies: [...parametersOf(definition, place), ...responsesOf(definition, place).map((response) => response.place)]
      .map((owner) => owner.at('schema'))
      .filter((schema) => schema.isObject)
      .map((schema) => ({ place: schema, schemas: count(schema) })),
  }));
};

export const sizeRules: readonly Rule<Place>[] = [
  rule({
    code: 'TotalOperationsCountExceedsMaxAllowed',
    source: sources.validator,
    demand: `A definition may have at most ${most.operations} operations.`,
    fix: 'Make two connectors of it.',
    find: (definition) => {
      const { length } = operationsOf(definition);
      return length > most.operations ? [{ ...placed(definition.at('paths')), value: length }] : [];
    },
  }),
  rule({
    code: 'BodySchemaCountExceedsMaxAllowed',
    source: sources.validator,
    demand: `A body may be made of at most ${most.schemasInBody} schemas.`,
    fix: 'Leave out what no maker uses.',
    find: (definition) =>
      sizesOf(definition)
        .flatMap(({ bodies }) => bodies)
        .filter(({ schemas }) => schemas > most.schemasInBody)
        .map(({ place, schemas }) => ({ ...placed(place), value: schemas })),
  }),
  rule({
    code: 'OperationSchemaCountExceedsMaxAllowed',
    source: sources.validator,
    demand: `The bodies of an operation may be made of at most ${most.schemasInOperation} schemas.`,
    fix: 'Leave out what no maker uses.',
    find: (definition) =>
      sizesOf(definition)
        .map(({ operation, bodies }) => ({ operation, total: bodies.reduce((sum, { schemas }) => sum + schemas, 0) }))
        .filter(({ total }) => total > most.schemasInOperation)
        .map(({ operation, total }) => ({ ...placed(operation), value: total })),
  }),
];
