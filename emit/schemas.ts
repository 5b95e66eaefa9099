import type {
  Action,
  Connector,
  ErrorField,
  InputField,
  RequestBody,
  ResultField,
  ValueField,
} from '../connector/model.ts';
import type { ObjectSchema, PropertySchema, SchemaReference } from './documents/definition.ts';
import { requestExample } from './examples.ts';
import { requestName, requestPartName, responseName, responsePartName } from './names.ts';

type Field = ValueField & Pick<InputField, 'visibility' | 'required'> & Pick<ErrorField, 'typeIsOpen'>;
type NamedSchemas = [name: string, schema: ObjectSchema][];

export const reference = (name: string): SchemaReference => ({ $ref: `#/definitions/${name}` });

const presentation = (field: Field) => ({
  'x-ms-summary': field.label,
  description: field.description,
  ...(field.visibility && field.visibility !== 'normal' ? { 'x-ms-visibility': field.visibility } : {}),
});

const property = (field: Field): PropertySchema => {
  if (field.typeIsOpen) return presentation(field);
  switch (field.type) {
    case 'string':
      return { type: 'string', ...presentation(field) };
    case 'integer':
      return { type: 'integer', format: 'int32', ...presentation(field) };
    case 'number':
      return { type: 'number', format: 'float', ...presentation(field) };
    case 'array':
      return { type: 'array', ...presentation(field), items: { type: 'string', description: field.itemDescription } };
  }
};

const objectSchema = (
  description: string | undefined,
  fields: readonly Field[],
  parts: Record<string, SchemaReference> = {},
  requiredParts: readonly string[] = [],
): ObjectSchema => {
  const required = [...fields.filter((field) => field.required).map((field) => field.name), ...requiredParts];
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    ...(required.length > 0 ? { required } : {}),
    properties: { ...Object.fromEntries(fields.map((field) => [field.name, property(field)])), ...parts },
  };
};

/**
 * The request of an action. Each level of the way to a required field is required itself, because designers treat a
 * field as required only if all its parents are.
 */
const requestSchemas = (action: Action, body: RequestBody): NamedSchemas => {
  const example = requestExample(body);
  const beside = body.besideWrapper ?? [];
  if (!body.wrapper) {
    return [[requestName(action), { ...objectSchema(body.description, [...beside, ...body.fields]), example }]];
  }
  const partName = requestPartName(action, body.wrapper);
  const needed = body.fields.some((field) => field.required) ? [body.wrapper.name] : [];
  const whole = objectSchema(body.description, beside, { [body.wrapper.name]: reference(partName) }, needed);
  return [
    [requestName(action), { ...whole, example }],
    [partName, objectSchema(body.wrapper.description, body.fields)],
  ];
};

const isValue = (field: ResultField): field is ValueField => field.type !== 'object';

/**
 * The answer of an action. Its root has no description: the designer would call the token of the whole answer by it
 * (LogicAppsUX, `getKnownTitles`), where "Body" is what makers know. The response itself keeps the sentence.
 */
const responseSchemas = (action: Action): NamedSchemas => {
  const groups = action.results.filter((field) => field.type === 'object');
  const parts = Object.fromEntries(groups.map((group) => [group.name, reference(responsePartName(action, group))]));
  return [
    [responseName(action), objectSchema(undefined, action.results.filter(isValue), parts)],
    ...groups.map((group): NamedSchemas[number] => [
      responsePartName(action, group),
      objectSchema(group.description, group.fields),
    ]),
  ];
};

const errorSchemas = (connector: Connector): NamedSchemas =>
  connector.errors.flatMap(
    ({ body }): NamedSchemas => (body ? [[body.definition, objectSchema(body.description, body.fields)]] : []),
  );

/**
 * Every object of the definition under a name of its own. Named, because Microsoft's code generator types an inline
 * object as a bare record (@microsoft/power-apps-actions).
 */
export const emitSchemas = (connector: Connector): Record<string, ObjectSchema> =>
  Object.fromEntries([
    ...connector.actions.flatMap((action) => [
      ...(action.body ? requestSchemas(action, action.body) : []),
      ...responseSchemas(action),
    ]),
    ...errorSchemas(connector),
  ]);
