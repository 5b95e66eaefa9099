/** What two states of a definition have in common and what they have not, by operation id and name, as flows see it. */

import { isSuccess, type OperationView, operationsOf, parametersOf, responsesOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';

/** Two states of the same connector. */
export interface Change {
  readonly before: Place;
  readonly after: Place;
}

/** A parameter or a field before and after; where it is gone or new, one of the two places has no value. */
export interface Pair {
  readonly kind: 'parameter' | 'input' | 'output';
  readonly before: Place;
  readonly after: Place;
  readonly requiredBefore: boolean;
  readonly requiredAfter: boolean;
}

/** One operation before and after. */
export interface OperationPair {
  readonly before: OperationView;
  readonly after: OperationView;
}

interface Member {
  readonly place: Place;
  readonly required: boolean;
}

/** Deeper fields are not compared, which ends schemas that hold themselves. */
const deepest = 12;

/** The members of an object schema under their names, the item of a list under `items`; parts of `allOf` included. */
const membersOf = (definition: Place, schema: Place, depth = 0): ReadonlyMap<string, Member> => {
  const required = schema.at('required').texts;
  const members: [string, Member][] = schema
    .at('properties')
    .keys.map((name) => [name, { place: schema.at('properties', name), required: required.includes(name) }]);
  const items: [string, Member][] = schema.has('items')
    ? [['items', { place: schema.at('items'), required: false }]]
    : [];
  const parts =
    depth < deepest
      ? schema.at('allOf').items.flatMap((part) => [...membersOf(definition, follow(definition, part), depth + 1)])
      : [];
  return new Map([...parts, ...members, ...items]);
};

const absent = (owner: Place, name: string): Member => ({
  place: owner.at('properties').child(name, undefined),
  required: false,
});

type Kind = Pair['kind'];

/** The fields inside two schemas; what is inside a field that is gone or new goes with it. */
const fieldPairs = ({ before, after }: Change, kind: Kind, schemas: Change, depth = 0): readonly Pair[] => {
  if (depth > deepest) return [];
  const inside = { before: follow(before, schemas.before), after: follow(after, schemas.after) };
  const members = {
    before: membersOf(before, inside.before),
    after: membersOf(after, inside.after),
  };
  const names = [...new Set([...members.before.keys(), ...members.after.keys()])];
  return names.flatMap((name): readonly Pair[] => {
    const earlier = members.before.get(name) ?? absent(inside.before, name);
    const later = members.after.get(name) ?? absent(inside.after, name);
    const places = { before: follow(before, earlier.place), after: follow(after, later.place) };
    const pair = { kind, ...places, requiredBefore: earlier.required, requiredAfter: later.required };
    const isBoth = members.before.has(name) && members.after.has(name);
    return [pair, ...(isBoth ? fieldPairs({ before, after }, kind, places, depth + 1) : [])];
  });
};

/** Operations of both states that have the same operation id. */
export const operationPairs = ({ before, after }: Change): readonly OperationPair[] => {
  const later = new Map(operationsOf(after).map((operation) => [operation.name, operation]));
  return operationsOf(before).flatMap((operation) => {
    const same = later.get(operation.name);
    return same ? [{ before: operation, after: same }] : [];
  });
};

/** The parameters of an operation, those of its path included. */
const everyParameterOf = (definition: Place, { path, place }: OperationView): readonly Place[] => {
  const own = parametersOf(definition, place);
  const isOwn = (parameter: Place) =>
    own.some(
      (each) =>
        each.at('name').value === parameter.at('name').value && each.at('in').value === parameter.at('in').value,
    );
  return [...parametersOf(definition, definition.at('paths', path)).filter((each) => !isOwn(each)), ...own];
};

const isRequired = (parameter: Place): boolean => parameter.at('required').value === true;

/** The parameters of one operation. One that moved to another location is the same parameter; there is only one body. */
const parameterPairs = ({ before, after }: Change, operations: OperationPair): readonly Pair[] => {
  const earlier = everyParameterOf(before, operations.before);
  const later = everyParameterOf(after, operations.after);
  const sameIn = (parameter: Place, others: readonly Place[]): Place | undefined => {
    const named = others.filter((other) => other.at('name').text === parameter.at('name').text);
    return named.find((other) => other.at('in').text === parameter.at('in').text) ?? named[0];
  };
  const gone = (owner: OperationView, parameter: Place) =>
    owner.place.at('parameters').child(parameter.at('name').text ?? '', undefined);
  const kept = earlier.map((parameter) => ({
    before: parameter,
    after: sameIn(parameter, later) ?? gone(operations.after, parameter),
  }));
  const added = later
    .filter((parameter) => !kept.some((pair) => pair.after === parameter))
    .map((parameter) => ({ before: gone(operations.before, parameter), after: parameter }));
  return [...kept, ...added].map((pair) => ({
    kind: 'parameter',
    ...pair,
    requiredBefore: isRequired(pair.before),
    requiredAfter: isRequired(pair.after),
  }));
};

/** What an operation takes besides and inside its parameters. */
const inputPairs = (change: Change, operations: OperationPair): readonly Pair[] =>
  parameterPairs(change, operations).flatMap((pair): readonly Pair[] => [
    pair,
    ...(pair.before.has('schema') && pair.after.has('schema')
      ? fieldPairs(change, 'input', { before: pair.before.at('schema'), after: pair.after.at('schema') })
      : []),
    ...(pair.before.has('items') && pair.after.has('items') ? fieldPairs(change, 'input', pair) : []),
  ]);

/** Successful answers before, with the answer of the same status after. */
export const answerPairs = (change: Change, operations: OperationPair): readonly Change[] =>
  responsesOf(change.before, operations.before.place)
    .filter(({ status }) => isSuccess(status))
    .map(({ status, place }) => ({
      before: place,
      after: follow(change.after, operations.after.place.at('responses', status)),
    }));

const outputPairs = (change: Change, operations: OperationPair): readonly Pair[] =>
  answerPairs(change, operations)
    .filter((answer) => answer.before.has('schema') && answer.after.isObject)
    .flatMap((answer): readonly Pair[] => {
      const schemas = { before: answer.before.at('schema'), after: answer.after.at('schema') };
      const whole = { before: follow(change.before, schemas.before), after: follow(change.after, schemas.after) };
      const inside = schemas.after.isObject ? fieldPairs(change, 'output', schemas) : [];
      return [{ kind: 'output', ...whole, requiredBefore: false, requiredAfter: false }, ...inside];
    });

/** Every parameter and field of every operation that both states have. A field that two operations share comes twice. */
export const pairsOf = (change: Change): readonly Pair[] =>
  operationPairs(change).flatMap((operations) => [
    ...inputPairs(change, operations),
    ...outputPairs(change, operations),
  ]);

export const isGone = ({ before, after }: Pair): boolean => !before.isMissing && after.isMissing;
export const isNew = ({ before, after }: Pair): boolean => before.isMissing && !after.isMissing;
export const isKept = ({ before, after }: Pair): boolean => !before.isMissing && !after.isMissing;
