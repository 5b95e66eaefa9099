/** What the platform refuses when a connector is updated, in its words; operations are matched by their ids. */

import { operationIdsOf, operationsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { showValue } from '../finding.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import {
  answerPairs,
  type Change,
  isGone,
  isKept,
  isNew,
  type OperationPair,
  operationPairs,
  type Pair,
  pairsOf,
} from './pairs.ts';

const fix =
  'Keep it as it was. For another shape add an operation whose id ends with "_V2", with x-ms-api-annotation, and deprecate this one.';

type Breaking = Pick<Rule<Change>, 'code' | 'demand' | 'find'> & {
  /** What the platform says, where its words are public. */
  readonly message?: string;
};

const breaking = ({ message, find, ...written }: Breaking): Rule<Change> =>
  rule({
    ...written,
    source: message === undefined ? sources.compatibility : sources.breakingChanges,
    fix,
    find: (change) => once(find(change)).map((breach) => (message === undefined ? breach : { ...breach, message })),
  });

/** Operations share definitions, so that one change may be met more than once. */
const once = (breaches: readonly Breach[]): readonly Breach[] => [
  ...new Map(breaches.map((breach) => [breach.pointer, breach])).values(),
];

const changed = (after: Place, before: Place): Breach => ({
  pointer: after.pointer,
  seen: `${showValue(after.value)}, before ${showValue(before.value)}`,
});

const lost = ({ before, after }: Pick<Pair, 'before' | 'after'>): Breach => ({
  pointer: after.pointer,
  seen: `nothing, before ${showValue(before.value)}`,
});

const differs =
  (key: string) =>
  (pair: Pair): boolean =>
    isKept(pair) && JSON.stringify(pair.before.at(key).value) !== JSON.stringify(pair.after.at(key).value);

const member =
  (key: string) =>
  (pair: Pair): Breach =>
    changed(pair.after.at(key), pair.before.at(key));

const isInput = ({ kind }: Pair): boolean => kind !== 'output';
const isOutput = ({ kind }: Pair): boolean => kind === 'output';

const keysOfEnum = (place: Place): readonly string[] =>
  place.at('enum').items.map(({ value }) => JSON.stringify(value));

const operationRules: readonly Rule<Change>[] = [
  breaking({
    code: 'OperationDeleted',
    demand: 'An update must keep every operation.',
    message: 'The operation has been deleted. This change breaks existing flows.',
    find: ({ before, after }) => {
      const ids = operationIdsOf(after);
      return operationsOf(before)
        .map(({ place }) => place.at('operationId'))
        .filter(({ text }) => text !== undefined && !ids.has(text))
        .map(({ value }) => ({ pointer: after.at('paths').pointer, seen: `nothing, before ${showValue(value)}` }));
    },
  }),
  breaking({
    code: 'OperationPathChanged',
    demand: 'An update must keep the base path and the path of every operation.',
    message: 'The path template has been changed for the operation.',
    find: (change) => {
      const pathOf = (definition: Place, path: string): string =>
        `${definition.at('basePath').text?.replace(/\/$/, '') ?? ''}${path}`;
      return operationPairs(change).flatMap(({ before, after }) => {
        const [earlier, later] = [pathOf(change.before, before.path), pathOf(change.after, after.path)];
        return earlier === later
          ? []
          : [{ pointer: after.place.pointer, seen: `${showValue(later)}, before ${showValue(earlier)}` }];
      });
    },
  }),
  breaking({
    code: 'OperationMethodChanged',
    demand: 'An update must keep the method of every operation.',
    find: (change) =>
      operationPairs(change)
        .filter(({ before, after }) => before.method !== after.method)
        .map(({ before, after }) => ({
          pointer: after.place.pointer,
          seen: `${after.method}, before ${before.method}`,
        })),
  }),
  breaking({
    code: 'ResponseDeleted',
    demand: 'An update must keep every successful answer.',
    find: (change) =>
      operationPairs(change)
        .flatMap((operations: OperationPair) => answerPairs(change, operations))
        .filter(({ after }) => after.isMissing)
        .map(lost),
  }),
];

const inputRules: readonly Rule<Change>[] = [
  breaking({
    code: 'ParameterLocationChanged',
    demand: 'A parameter must keep its location.',
    message:
      'The location has been changed for the parameter. Existing flows will continue to send the parameter in the old location.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => pair.kind === 'parameter' && differs('in')(pair))
        .map(member('in')),
  }),
  breaking({
    code: 'RequiredParameterAdded',
    demand: 'A new parameter must be optional.',
    message: 'The required parameter has been added.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => pair.kind === 'parameter' && isNew(pair) && pair.requiredAfter)
        .map(({ after }) => after)
        .map((parameter) => ({ pointer: parameter.pointer, value: parameter.at('name').value })),
  }),
  breaking({
    code: 'RequiredInputFieldAdded',
    demand: 'A new field of a request must be optional.',
    message: 'The required input field has been added. Existing flows will not send this new field.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => pair.kind === 'input' && isNew(pair) && pair.requiredAfter)
        .map(({ after }) => placed(after)),
  }),
  breaking({
    code: 'InputFieldMadeRequired',
    demand: 'What was optional must stay optional.',
    message: 'The input field has been changed from optional to required.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isInput(pair) && isKept(pair) && pair.requiredAfter && !pair.requiredBefore)
        .map(({ after }) => ({ pointer: after.pointer, seen: 'required, before optional' })),
  }),
  breaking({
    code: 'InputFieldTypeChanged',
    demand: 'What goes in must keep its type.',
    message:
      'The type has been changed for the input field. Existing flows will continue to send the field with the old type.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isInput(pair) && differs('type')(pair))
        .map(member('type')),
  }),
  breaking({
    code: 'InputFieldEnumValueRemoved',
    demand: 'What goes in must keep every value that may be chosen.',
    message:
      'An enum value has been removed from the input field. Existing flows may have this value chosen and will continue to send it.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isInput(pair) && isKept(pair) && pair.after.has('enum'))
        .filter(({ before, after }) => keysOfEnum(before).some((value) => !keysOfEnum(after).includes(value)))
        .map(member('enum')),
  }),
  breaking({
    code: 'InputFieldEnumAdded',
    demand: 'What could be any value must not be limited to some.',
    message:
      'The list of enum values has been added to the input field. Existing flows may use values outside of this list.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isInput(pair) && isKept(pair) && pair.after.has('enum') && !pair.before.has('enum'))
        .map(member('enum')),
  }),
  breaking({
    code: 'InputDeleted',
    demand: 'An update must keep every parameter and every field of a request.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isInput(pair) && isGone(pair))
        .map(lost),
  }),
];

const outputRules: readonly Rule<Change>[] = [
  breaking({
    code: 'OutputFieldDeleted',
    demand: 'An update must keep every field of an answer.',
    message:
      'The output field has been deleted. Existing flows may be broken if they are using this field and actual payload has been changed.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isOutput(pair) && isGone(pair))
        .map(lost),
  }),
  breaking({
    code: 'OutputFieldTypeChanged',
    demand: 'What comes back must keep its type.',
    message:
      'The type has been changed for the output field. Existing flows may be broken if they are using this field and actual payload has been changed.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isOutput(pair) && differs('type')(pair))
        .map(member('type')),
  }),
  breaking({
    code: 'OutputFieldTypeFormatChanged',
    demand: 'What comes back must keep its format.',
    message:
      'The type format has been changed for the output field. Existing flows may be broken if they are using this field and actual payload has been changed.',
    find: (change) =>
      pairsOf(change)
        .filter((pair) => isOutput(pair) && differs('format')(pair))
        .map(member('format')),
  }),
];

/** Rules on two states of a definition. */
export const breakingChangeRules: readonly Rule<Change>[] = [...operationRules, ...inputRules, ...outputRules];
