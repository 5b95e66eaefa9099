import type { Definition, JsonValue, ObjectSchema } from '../../emit/documents/definition.ts';
import type { ApiConnection, OpenApiConnection } from '../../emit/documents/workflow.ts';
import { type CalledOperation, resolve } from './operations.ts';
import type { Problem } from './problem.ts';

type Found = Omit<Problem, 'pointer'> & { readonly below: string };

const consequence = 'Sendmode refuses the request, or leaves out what it does not know.';

const unknownField = (name: string, known: readonly string[], below: string, value: unknown): Found => ({
  code: 'FieldUnknown',
  message: `The step fills in ${name}, which the operation does not have.`,
  value,
  consequence,
  fix: `It has ${known.join(', ') || 'no fields'}.`,
  below,
});

const missingField = (name: string, below: string, value: unknown): Found => ({
  code: 'FieldMissing',
  message: `The step leaves out ${name}, which the operation requires.`,
  value,
  consequence,
  fix: 'Fill it in.',
  below,
});

/** A body against its schema; what an expression builds is not known here. */
const bodyProblems = (api: Definition, schema: ObjectSchema, body: JsonValue | undefined, below: string): Found[] => {
  if (typeof body === 'string') return [];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [missingField('the body', below, body)];
  const known = Object.keys(schema.properties);
  const missing = (schema.required ?? []).filter((name) => !(name in body));
  return [
    ...missing.map((name) => missingField(name, below, body)),
    ...Object.entries(body).flatMap(([name, value]) => {
      const property = schema.properties[name];
      if (!property) return [unknownField(name, known, `${below}/${name}`, value)];
      return '$ref' in property ? bodyProblems(api, resolve(api, property.$ref), value, `${below}/${name}`) : [];
    }),
  ];
};

const headerNames = ({ operation }: CalledOperation): readonly string[] =>
  operation.parameters.filter((parameter) => parameter.in === 'header').map((parameter) => parameter.name);

/** What a Logic Apps step sends; it states every header, since defaults of optional ones need not be sent. */
export const apiConnectionProblems = (api: Definition, called: CalledOperation, { inputs }: ApiConnection): Found[] => [
  ...headerNames(called)
    .filter((name) => !(name in inputs.headers))
    .map((name) => missingField(`the header ${name}`, '/inputs/headers', inputs.headers)),
  ...Object.entries(inputs.headers)
    .filter(([name, value]) => name === 'Content-Type' && !api.consumes.includes(value))
    .map(([name, value]) => ({
      code: 'ContentTypeWrong',
      message: `The step sends ${name} ${value}, and the operation takes ${api.consumes.join(', ')}.`,
      value,
      consequence,
      fix: `Send ${api.consumes[0]}.`,
      below: '/inputs/headers',
    })),
  ...(called.body ? bodyProblems(api, called.body.schema, inputs.body, '/inputs/body') : []),
];

interface Leaf {
  readonly key: string;
  readonly required: boolean;
}

/** The flat keys of a body, such as `body/message/messagetext`; one is required when everything around it is too. */
const leaves = (api: Definition, schema: ObjectSchema, path: string, required: boolean): Leaf[] =>
  Object.entries(schema.properties).flatMap(([name, property]) => {
    const isRequired = required && (schema.required?.includes(name) ?? false);
    return '$ref' in property
      ? leaves(api, resolve(api, property.$ref), `${path}/${name}`, isRequired)
      : [{ key: `${path}/${name}`, required: isRequired }];
  });

/** What a Power Automate step fills in. */
export const openApiConnectionProblems = (
  api: Definition,
  called: CalledOperation,
  { inputs }: OpenApiConnection,
): Found[] => {
  const known: Leaf[] = [
    ...headerNames(called).map((key) => ({ key, required: true })),
    ...(called.body ? leaves(api, called.body.schema, called.body.name, true) : []),
  ];
  const keys = known.map(({ key }) => key);
  const below = '/inputs/parameters';
  return [
    ...known
      .filter(({ key, required }) => required && !(key in inputs.parameters))
      .map(({ key }) => missingField(key, below, inputs.parameters)),
    ...Object.entries(inputs.parameters)
      .filter(([key]) => !keys.includes(key))
      .map(([key, value]) => unknownField(key, keys, below, value)),
  ];
};
