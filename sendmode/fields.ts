import { showUnseen } from '../definition/unseen.ts';
import type { BodyShape } from './api.ts';
import { missing, SendmodeRefusal } from './codes.ts';
import type { ReadNumber } from './simulation.ts';

type Data = Readonly<Record<string, unknown>>;

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'text' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};

const wrongType = (field: string, wanted: string, value: unknown): SendmodeRefusal =>
  new SendmodeRefusal('INVALID_PARAMETER', `${field} must be ${wanted}, and is ${kindOf(value)}`);

const text = (value: unknown, field: string): string => {
  if (typeof value !== 'string') throw wrongType(field, 'text', value);
  return value;
};

/** A required text. Null counts as missing (code 195), anything but text as the wrong type (18); empty text passes. */
export const requiredText = (data: Data, field: string, dataName: string): string => {
  const value = data[field];
  if (value === undefined || value === null) throw missing(dataName, `${field} is missing`);
  return text(value, field);
};

/** Whether a field has a value: absent, null and empty text count as not given. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** An optional text; null and empty text count as not given. */
export const optionalText = (data: Data, field: string): string | undefined => {
  const value = data[field];
  return isGiven(value) ? text(value, field) : undefined;
};

/** A text that is required or optional as the API declares it. A required one that is not given: code 195. */
export const declaredText = (
  data: Data,
  field: string,
  body: BodyShape | undefined,
  dataName: string,
): string | undefined => {
  if (body?.required.has(field) && !isGiven(data[field])) throw missing(dataName, `${field} is missing`);
  return optionalText(data, field);
};

/** A required list of texts with at least one in it. */
export const requiredTexts = (data: Data, field: string, dataName: string): string[] => {
  const value = data[field];
  if (value === undefined || value === null) throw missing(dataName, `${field} is missing`);
  if (!Array.isArray(value)) throw wrongType(field, 'a list of texts', value);
  if (value.length === 0) throw missing(dataName, `${field} is an empty list`);
  return value.map((each: unknown, index) => text(each, `${field}[${index}]`));
};

/** The forms of a mobile number, for error messages. */
const acceptedForms = '0870000000, 353870000000, +353870000000 or 00353870000000';

/** The international digits of a mobile number that stands in a field. Code 11 where it is none. */
export const mobileDigits = (written: string, field: string, readNumber: ReadNumber): string => {
  const digits = readNumber(written);
  if (digits !== undefined) return digits;
  throw new SendmodeRefusal(
    'INVALID_MOBILE_NUMBER',
    `${field} ${showUnseen(JSON.stringify(written))} is not a mobile number: write it like ${acceptedForms}`,
  );
};

/** The required `mobilenumber`: as written, and its international digits. Code 11 where it is not a mobile number. */
export const requiredMobileNumber = ({
  data,
  dataName,
  readNumber,
}: {
  readonly data: Data;
  readonly dataName: string;
  readonly readNumber: ReadNumber;
}): { written: string; digits: string } => {
  const written = requiredText(data, 'mobilenumber', dataName);
  return { written, digits: mobileDigits(written, 'mobilenumber', readNumber) };
};
