import type { Definition } from '../../definition/document.ts';
import { readOperations } from '../../definition/operations.ts';
import { resolve } from '../../definition/references.ts';
import { readApi } from '../../sendmode/api.ts';
import type { Call, ContractCase } from './case.ts';

/**
 * How the definition writes an operation on the wire. The cases never say it again: they write `$wrapper` for the object
 * around the fields, and in the text of a body `$open` and `$close` for its beginning and its end.
 */
export interface WireForm {
  readonly operationId: string;
  /** Method and path as the definition has them, such as `POST /send`. */
  readonly request: string;
  /** Method and address of the request to Sendmode. */
  readonly wire: string;
  /** The name of the object around the fields; absent where they stand at the top level. */
  readonly wrapper?: string;
  /** The definition's example of the body; absent where the operation has none. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Whether the call must not be repeated, so that an unknown outcome is answered with HTTP 424. */
  readonly onceOnly: boolean;
}

/** The form of every operation, in the order of the definition. */
export const readWireForms = (document: Definition): WireForm[] => {
  const wrappers = new Map(readApi(document).map(({ id, body }) => [id, body?.wrapper]));
  return readOperations(document).map(({ operationId, path, method, body, responses }) => {
    const wrapper = wrappers.get(operationId);
    const example = body && (resolve(document, body.schema).example as WireForm['example']);
    return {
      operationId,
      request: `${method} ${path}`,
      wire: `${method} ${document.schemes?.[0]}://${document.host}${document.basePath}${path}`,
      ...(wrapper === undefined ? {} : { wrapper }),
      ...(example === undefined ? {} : { example }),
      onceOnly: '424' in responses,
    };
  });
};

const spelledKey = (key: string, wrapper: string | undefined): string =>
  key.replace('/$wrapper', wrapper === undefined ? '' : `/${wrapper}`);

const spelledBody = (body: string, wrapper: string | undefined): string =>
  body
    .replace('$open', wrapper === undefined ? '' : `${JSON.stringify(wrapper)}:{`)
    .replace('$close', wrapper === undefined ? '' : '}');

/** A call with the definition's wrapper in the place of `$wrapper`, `$open` and `$close`. */
export const spellCall = (call: Call, { wrapper }: Pick<WireForm, 'wrapper'>): Call => {
  if (!('parameters' in call))
    return call.body === undefined ? call : { ...call, body: spelledBody(call.body, wrapper) };
  const entries = Object.entries(call.parameters).map(([key, value]) => [spelledKey(key, wrapper), value] as const);
  return { parameters: Object.fromEntries(entries) };
};

/** A body with the definition's wrapper in the place of `$wrapper`, or with its fields at the top level. */
export const spellBody = (
  sends: ContractCase['sends'],
  { wrapper }: Pick<WireForm, 'wrapper'>,
): ContractCase['sends'] => {
  if (typeof sends === 'string') return sends;
  const members = Object.entries(sends).flatMap(([name, value]) => {
    if (name !== '$wrapper') return [[name, value] as const];
    return wrapper === undefined ? Object.entries(value as object) : [[wrapper, value] as const];
  });
  return Object.fromEntries(members);
};
