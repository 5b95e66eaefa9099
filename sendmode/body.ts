import type { BodyShape } from './api.ts';
import { missing, SendmodeRefusal } from './codes.ts';

/** The form in which the data of a request arrived. */
export type BodyForm = 'json-wrapped' | 'json-flat' | 'form' | 'none' | 'unrecognised';

/** A body as read: the form it had, and the data or why there is none. */
export interface ReceivedBody {
  readonly form: BodyForm;
  /** The fields of the data. */
  readonly data: Readonly<Record<string, unknown>> | SendmodeRefusal;
  /** What stands beside the data, such as Import's `group`. Where nothing is wrapped, this is the data itself. */
  readonly beside: Readonly<Record<string, unknown>>;
}

type Fields = Record<string, unknown>;

const mediaType = (contentType: string | undefined): string | undefined =>
  /^\s*([^\s;,]+)\s*(?:;[^,]*)?$/.exec(contentType ?? '')?.[1]?.toLowerCase();

/** What an operation's data is called in errors: by its wrapper, where it has one. */
export const dataNameOf = (shape: BodyShape | undefined): string => shape?.wrapper ?? 'request';

const refused = (form: BodyForm, data: SendmodeRefusal): ReceivedBody => ({ form, data, beside: {} });

const wrongType = (error: string): SendmodeRefusal =>
  new SendmodeRefusal('INVALID_PARAMETER', `A parameter has the wrong type: ${error}`);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const flat = (form: BodyForm, fields: Fields): ReceivedBody => ({ form, data: fields, beside: fields });

const wrapped = (form: BodyForm, data: unknown, beside: Fields, wrapper: string): ReceivedBody => {
  if (data === null) return refused(form, missing(wrapper, `${wrapper} is missing`));
  return isFields(data) ? { form, data, beside } : refused(form, wrongType(`${wrapper} is not a JSON object`));
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

const parse = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fromJson = (bytes: Uint8Array, shape: BodyShape): ReceivedBody => {
  const value = parse(decode(bytes));
  if (!isFields(value)) return refused('unrecognised', wrongType('the body is not a JSON object'));
  const { wrapper, fields } = shape;
  if (wrapper === undefined) return flat('json-flat', value);
  if (Object.hasOwn(value, wrapper)) return wrapped('json-wrapped', value[wrapper], value, wrapper);
  if (fields.some((field) => Object.hasOwn(value, field))) return flat('json-flat', value);
  return refused('unrecognised', missing(wrapper, `${wrapper} is missing`));
};

const fromForm = (bytes: Uint8Array, { wrapper }: BodyShape): ReceivedBody => {
  const text = decode(bytes);
  if (text === undefined) return refused('unrecognised', wrongType('the body is not UTF-8'));
  const fields: Fields = Object.fromEntries([...new URLSearchParams(text)].reverse());
  if (wrapper === undefined) return flat('form', fields);
  const data = fields[wrapper];
  if (typeof data !== 'string' || data === '') return refused('form', missing(wrapper, `${wrapper} is missing`));
  return wrapped('form', parse(data), fields, wrapper);
};

/**
 * Reads a request's body as Sendmode's Send and Import pages describe it (a form with one field that holds JSON), or as
 * JSON, wrapped or flat; where the API wraps nothing, the members of the body are the fields in either. The content type decides, as it does for the connector's callers: "Sendmode requires content
 * type set to application json." A body under any other label is not read.
 */
export const readBody = (contentType: string | undefined, bytes: Uint8Array, shape: BodyShape): ReceivedBody => {
  const name = dataNameOf(shape);
  if (bytes.length === 0) return refused('none', missing(name, 'the request has no body'));
  const label = mediaType(contentType);
  if (label === 'application/json') return fromJson(bytes, shape);
  if (label === 'application/x-www-form-urlencoded') return fromForm(bytes, shape);
  const seen = contentType === undefined ? 'without a content type' : `labelled ${JSON.stringify(contentType)}`;
  return refused('unrecognised', missing(name, `a body ${seen} is not read`));
};
