/** The fields of a request as flows name them, references followed. */

import { isBody, parametersOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';

export interface RequestField {
  readonly name: string;
  /** The key in a flow, such as `body/message/messagetext`. */
  readonly path: string;
  /** The property in its schema. */
  readonly place: Place;
  readonly required: boolean;
  /** Whether every object above it is required, the body parameter included. */
  readonly chainRequired: boolean;
}

interface Above {
  readonly path: string;
  readonly required: boolean;
  /** The definitions on the way here, so that a definition inside itself ends the walk. */
  readonly visited: readonly string[];
}

/** In levels below the body; no card that a person fills in goes deeper, and the walk stays short. */
const deepest = 6;

const fieldsBelow = (definition: Place, schema: Place, above: Above): readonly RequestField[] => {
  const object = follow(definition, schema);
  if (above.visited.includes(object.pointer) || above.visited.length >= deepest) return [];
  const visited = [...above.visited, object.pointer];
  const required = object.at('required').texts;
  return object.at('properties').keys.flatMap((name) => {
    const place = object.at('properties', name);
    const field = { name, path: `${above.path}/${name}`, place, required: required.includes(name) };
    const below = { path: field.path, required: above.required && field.required, visited };
    return [{ ...field, chainRequired: above.required }, ...fieldsBelow(definition, place, below)];
  });
};

/** Every field below the body of an operation, outer before inner. */
export const requestFieldsOf = (definition: Place, operation: Place): readonly RequestField[] =>
  parametersOf(definition, operation)
    .filter(isBody)
    .flatMap((body) =>
      fieldsBelow(definition, body.at('schema'), {
        path: body.at('name').text ?? '',
        required: body.at('required').value === true,
        visited: [],
      }),
    );
