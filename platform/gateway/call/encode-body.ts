import type { Definition } from '../../../definition/document.ts';
import { readExactJson, writeExactJson } from '../../../definition/exact-json.ts';
import type { ActionInputs } from '../../../definition/flow-keys.ts';
import { isObject } from '../../../definition/json-text.ts';
import { isBinary, type Operation, takesJson } from '../../../definition/operations.ts';
import { permittedValues } from '../../../definition/values.ts';
import type { Body } from '../message.ts';
import { bytesOf } from '../message.ts';
import { formFields, isForm, writeForm } from './form.ts';

interface EncodedBody {
  readonly body: Body;
  /** The type that belongs to these bytes; absent where there is no body. */
  readonly contentType?: string;
}

const objectIn = (value: unknown): unknown => {
  const reading = typeof value === 'string' && value.includes('"$content"') ? readExactJson(value) : undefined;
  return reading?.ok ? reading.value : value;
};

/** Content as flows hold it: `$content` in base64, and its `$content-type`; also as the text that a form field holds. */
const readContent = (given: unknown): EncodedBody | undefined => {
  const value = objectIn(given);
  if (!isObject(value) || typeof value.$content !== 'string') return undefined;
  const type = value['$content-type'];
  return {
    body: Uint8Array.from(Buffer.from(value.$content, 'base64')),
    contentType: typeof type === 'string' ? type : 'application/octet-stream',
  };
};

/** The fields of a body that goes out as a form: objects and lists as JSON. */
const fieldsOf = (value: object): [string, string][] =>
  Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .map(([name, member]) => [name, typeof member === 'object' ? writeExactJson(member) : String(member)]);

const contentTypeParameter = ({ parameters }: Operation) =>
  parameters.find(({ in: place, name }) => place === 'header' && name.toLowerCase() === 'content-type');

/** The media types that say how the body is written: a required Content-Type's default before what the operation consumes. */
const typesOf = (operation: Operation): readonly string[] => {
  const declared = contentTypeParameter(operation);
  return declared?.required && isForm(String(declared.default)) ? [String(declared.default)] : operation.consumes;
};

/**
 * The body of a call from its values, as the operation consumes it: JSON unless it takes none; a form where it takes
 * only forms; the bytes of `$content` where the body is binary (that flows send those is general knowledge, no
 * document's word).
 */
export const encodeBody = async (
  document: Definition,
  operation: Operation,
  inputs: ActionInputs,
): Promise<EncodedBody> => {
  const fields = formFields(operation.parameters, inputs);
  if (fields.length > 0) return writeForm(fields, operation.consumes);
  const value = operation.body && inputs.get(operation.body.name);
  if (value === undefined) return { body: null };
  const types = typesOf(operation);
  const binary = isBinary(document, operation);
  const content = binary ? readContent(value) : undefined;
  if (content) return content;
  if (isObject(value) && types.length > 0 && types.every(isForm)) return writeForm(fieldsOf(value), types);
  if (typeof value === 'string' && (binary || !takesJson(operation))) {
    return { body: bytesOf(value), contentType: types[0] ?? (binary ? 'application/octet-stream' : 'text/plain') };
  }
  return { body: bytesOf(writeExactJson(value)), contentType: 'application/json; charset=utf-8' };
};

/**
 * The Content-Type that is added to a call whose caller named none, as flows do (inferred): none where the operation
 * declares one that has a default, and one that the operation permits where it lists them.
 */
export const addedContentType = (operation: Operation, contentType: string | undefined): string | undefined => {
  const declared = contentTypeParameter(operation);
  if (contentType === undefined || !declared) return contentType;
  if (declared.required && declared.default !== undefined) {
    // The boundary of a multipart form stands nowhere else.
    return contentType.startsWith('multipart/') ? contentType : undefined;
  }
  const permitted = permittedValues(declared.schema)?.map(String);
  const [mediaType = ''] = contentType.split(';');
  return permitted && !permitted.includes(mediaType) ? permitted[0] : contentType;
};
