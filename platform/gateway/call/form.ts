import type { ValueParameter } from '../../../definition/operations.ts';
import { writeText } from '../../../definition/values.ts';
import { Refusal } from '../../refusal.ts';
import type { Body } from '../message.ts';

/** A form and the header that says how it is written. */
export interface EncodedForm {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Whether a media type is one of the two kinds of forms. */
export const isForm = (type: string): boolean =>
  /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type);

/** The fields of a form, whichever way it is written. @throws Refusal 400 if the body is no such form. */
export const readForm = async (body: Body, contentType: string | undefined): Promise<[string, string][]> => {
  const type = contentType ?? '';
  if (body === null) return [];
  if (!isForm(type)) {
    throw new Refusal(
      400,
      'InvalidForm',
      `This operation takes a form, but the Content-Type is "${type}". Nothing was sent. Send multipart/form-data or application/x-www-form-urlencoded.`,
    );
  }
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
  } catch {
    throw new Refusal(
      400,
      'InvalidForm',
      `The body cannot be read as ${type}. Nothing was sent. Write the form's parts between the boundary that the Content-Type names.`,
    );
  }
};

/** Writes a form as the operation consumes it: multipart where the definition says so, else form-encoded (inferred). */
export const writeForm = async (
  fields: readonly (readonly [string, string])[],
  consumes: readonly string[],
): Promise<EncodedForm> => {
  const multipart = consumes.some((type) => /^multipart\/form-data\b/i.test(type));
  const form = multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) form.append(name, value);
  const written = new Response(form);
  return {
    contentType: written.headers.get('content-type') ?? 'application/x-www-form-urlencoded',
    body: new Uint8Array(await written.arrayBuffer()),
  };
};

/** Form fields for values by parameter. */
export const formFields = (
  parameters: readonly ValueParameter[],
  inputs: ReadonlyMap<string, unknown>,
): [string, string][] =>
  parameters
    .filter((parameter) => parameter.in === 'formData' && inputs.has(parameter.name))
    .map((parameter) => [parameter.name, writeText(parameter, inputs.get(parameter.name))]);
