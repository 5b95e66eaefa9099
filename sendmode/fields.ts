import { missing, Refusal } from './codes.ts';
import { ACCEPTED_FORMS, significantDigits } from './numbers.ts';

type Data = Readonly<Record<string, unknown>>;

/** A required text. Null counts as missing (code 195), anything but text as the wrong type (18); empty text passes. */
export function requiredText(data: Data, field: string, wrapper: string): string {
  const value = data[field];
  if (value === undefined || value === null) throw missing(wrapper, `${field} is missing`);
  return text(value, field);
}

/** An optional text; null and empty text count as not given. */
export function optionalText(data: Data, field: string): string | undefined {
  const value = data[field];
  return value === undefined || value === null || value === '' ? undefined : text(value, field);
}

/** A required list of texts with at least one in it. */
export function requiredTexts(data: Data, field: string, wrapper: string): string[] {
  const value = data[field];
  if (value === undefined || value === null) throw missing(wrapper, `${field} is missing`);
  if (!Array.isArray(value)) throw wrongType(field, 'a list of texts', value);
  if (value.length === 0) throw missing(wrapper, `${field} is an empty list`);
  return value.map((each: unknown, index) => text(each, `${field}[${index}]`));
}

/** The required `mobilenumber`: as written, and its significant digits. Code 11 where it is not a mobile number. */
export function requiredMobileNumber(data: Data, wrapper: string): { written: string; digits: string } {
  const written = requiredText(data, 'mobilenumber', wrapper);
  return { written, digits: mobileDigits(written, 'mobilenumber') };
}

/** The significant digits of a mobile number that stands in a field. Code 11 where it is none. */
export function mobileDigits(written: string, field: string): string {
  const digits = significantDigits(written);
  if (digits !== undefined) return digits;
  throw new Refusal(
    'INVALID_MOBILE_NUMBER',
    `${field} ${JSON.stringify(written)} is not a mobile number: write it like ${ACCEPTED_FORMS}`,
  );
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string') throw wrongType(field, 'text', value);
  return value;
}

function wrongType(field: string, wanted: string, value: unknown): Refusal {
  return new Refusal('INVALID_PARAMETER', `${field} must be ${wanted}, and is ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'text' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
