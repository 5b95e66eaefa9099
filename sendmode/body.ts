import { missing, Refusal } from './codes.ts';

/** The form in which the data of a request arrived. */
export type BodyForm = 'json-wrapped' | 'json-flat' | 'form' | 'none' | 'unrecognised';

/** What an operation's body holds. */
export interface BodyShape {
  /** The name that the data is wrapped in: `message` or `importdata`. */
  readonly wrapper: string;
  /** The fields of the data, by which flat JSON is recognised. */
  readonly fields: readonly string[];
}

/** A body as read: the form it had, and the data or why there is none. */
export interface ReceivedBody {
  readonly form: BodyForm;
  /** The fields of the data. */
  readonly data: Readonly<Record<string, unknown>> | Refusal;
  /** What stands beside the data, such as Import's `group`. In flat JSON this is the data itself. */
  readonly beside: Readonly<Record<string, unknown>>;
}

type Fields = Record<string, unknown>;

/**
 * Reads a request's body as Sendmode's Send and Import pages describe it (a form with one field that holds JSON), or as
 * JSON, wrapped or flat. The content type decides, as it does for the connector's callers: "Sendmode requires content
 * type set to application json." A body under any other label is not read.
 */
export function readBody(contentType: string | undefined, bytes: Uint8Array, shape: BodyShape): ReceivedBody {
  if (bytes.length === 0) return refused('none', missing(shape.wrapper, 'the request has no body'));
  const label = mediaType(contentType);
  if (label === 'application/json') return fromJson(bytes, shape);
  if (label === 'application/x-www-form-urlencoded') return fromForm(bytes, shape);
  const seen = contentType === undefined ? 'without a content type' : `labelled ${JSON.stringify(contentType)}`;
  return refused('unrecognised', missing(shape.wrapper, `a body ${seen} is not read`));
}

function mediaType(contentType: string | undefined): string | undefined {
  return /^\s*([^\s;,]+)\s*(?:;[^,]*)?$/.exec(contentType ?? '')?.[1]?.toLowerCase();
}

function fromJson(bytes: Uint8Array, shape: BodyShape): ReceivedBody {
  const value = parse(decode(bytes));
  if (!isFields(value)) return refused('unrecognised', wrongType('the body is not a JSON object'));
  if (Object.hasOwn(value, shape.wrapper)) return wrapped('json-wrapped', value[shape.wrapper], value, shape);
  if (shape.fields.some((field) => Object.hasOwn(value, field)))
    return { form: 'json-flat', data: value, beside: value };
  return refused('unrecognised', missing(shape.wrapper, `${shape.wrapper} is missing`));
}

function fromForm(bytes: Uint8Array, shape: BodyShape): ReceivedBody {
  const text = decode(bytes);
  if (text === undefined) return refused('unrecognised', wrongType('the body is not UTF-8'));
  const fields: Fields = Object.fromEntries([...new URLSearchParams(text)].reverse());
  const data = fields[shape.wrapper];
  if (typeof data !== 'string' || data === '')
    return refused('form', missing(shape.wrapper, `${shape.wrapper} is missing`));
  return wrapped('form', parse(data), fields, shape);
}

function wrapped(form: BodyForm, data: unknown, beside: Fields, { wrapper }: BodyShape): ReceivedBody {
  if (data === null) return refused(form, missing(wrapper, `${wrapper} is missing`));
  return isFields(data) ? { form, data, beside } : refused(form, wrongType(`${wrapper} is not a JSON object`));
}

function refused(form: BodyForm, data: Refusal): ReceivedBody {
  return { form, data, beside: {} };
}

function wrongType(error: string): Refusal {
  return new Refusal('INVALID_PARAMETER', `A parameter has the wrong type: ${error}`);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
