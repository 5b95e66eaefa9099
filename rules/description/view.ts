/** The parts of the description that rules ask for, at places that carry names instead of indexes. */

import type { Place } from '../document-view.ts';

/** The items of a list, each under the name that it has alone among them, or under its index. */
const namedItems = (list: Place, key: string): readonly Place[] => {
  const names = list.items.map((item) => item.at(key).value);
  return list.items.map((item, index) => {
    const name = names[index];
    const isOwn =
      (typeof name === 'string' || typeof name === 'number') && names.filter((it) => it === name).length === 1;
    return isOwn && name !== '' ? list.child(String(name), item.value) : item;
  });
};

export const actionsOf = (description: Place): readonly Place[] => namedItems(description.at('actions'), 'operationId');

export const errorsOf = (description: Place): readonly Place[] => namedItems(description.at('errors'), 'status');

/** The fields that become one object on the wire. */
export interface FieldGroup {
  /** What the object is, for a sentence. */
  readonly what: string;
  readonly fields: readonly Place[];
}

/** The fields of a list, each under its name. */
export const fieldsAt = (place: Place): readonly Place[] => namedItems(place, 'name');

/** The objects of an action's request: beside the wrapper, and inside it; one object where there is no wrapper. */
const requestGroups = (action: Place): readonly FieldGroup[] => {
  const body = action.at('body');
  const fields = fieldsAt(body.at('fields'));
  const beside = fieldsAt(body.at('besideWrapper'));
  const wrapper = body.at('wrapper', 'name').text;
  return wrapper === undefined
    ? [{ what: 'the request', fields: [...beside, ...fields] }]
    : [
        { what: 'the request', fields: beside },
        { what: `"${wrapper}"`, fields },
      ];
};

/** The objects of an action's result: the result itself, and each group inside it. */
const resultGroups = (action: Place): readonly FieldGroup[] => {
  const fields = fieldsAt(action.at('results'));
  const inner = fields.filter((field) => field.at('type').text === 'object');
  return [
    { what: 'the result', fields },
    ...inner.map((group) => ({ what: `"${group.at('name').text}"`, fields: fieldsAt(group.at('fields')) })),
  ];
};

/** The objects of the error bodies. */
const errorGroups = (description: Place): readonly FieldGroup[] =>
  errorsOf(description).map((error) => ({
    what: 'the error body',
    fields: fieldsAt(error.at('body', 'fields')),
  }));

export const fieldGroups = (description: Place): readonly FieldGroup[] => [
  ...actionsOf(description).flatMap((action) => [...requestGroups(action), ...resultGroups(action)]),
  ...errorGroups(description),
];
