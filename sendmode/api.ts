import type { Definition, Schema } from '../definition/document.ts';
import { type BodyParameter, readOperations } from '../definition/operations.ts';
import { resolve } from '../definition/references.ts';

/** The body that an operation takes. */
export interface BodyShape {
  /** The name of the object around the fields; without it they stand at the top level. */
  readonly wrapper?: string;
  /** The names of the fields inside the wrapper. */
  readonly fields: readonly string[];
  /** The names of the fields beside the wrapper; none where there is no wrapper. */
  readonly beside: readonly string[];
  /** The names of the fields that must be given, inside and beside the wrapper. */
  readonly required: ReadonlySet<string>;
}

/** One operation of the API that is simulated. */
export interface ApiOperation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** The path with the base path, such as `/v2/send`. */
  readonly path: string;
  /** Absent where the operation takes no body. */
  readonly body?: BodyShape;
}

const namesOf = ({ properties = {} }: Schema): string[] => Object.keys(properties);

const shapeOf = (document: Definition, body: BodyParameter): BodyShape => {
  const whole = resolve(document, body.schema);
  const members = Object.entries(whole.properties ?? {}).map(
    ([name, member]) => [name, resolve(document, member)] as const,
  );
  const [wrapper, inside] = members.find(([, member]) => member.properties !== undefined) ?? [];
  if (wrapper === undefined || inside === undefined)
    return { fields: namesOf(whole), beside: [], required: new Set(whole.required) };
  return {
    wrapper,
    fields: namesOf(inside),
    beside: namesOf(whole).filter((name) => name !== wrapper),
    required: new Set([...(whole.required ?? []).filter((name) => name !== wrapper), ...(inside.required ?? [])]),
  };
};

/** The API that a definition describes, whose references have been checked: its operations in the order of its paths. */
export const readApi = (document: Definition): ApiOperation[] =>
  readOperations(document).map(({ operationId, method, path, body }) => ({
    id: operationId,
    method,
    path: `${document.basePath ?? ''}${path}`,
    ...(body === undefined ? {} : { body: shapeOf(document, body) }),
  }));
