// Sendmode's examples are Irish, so a number in national form is taken as Irish.
const homeCountry = '353';

const ignored = /[ \u00A0()-]/g;
const withPrefix = /^(?:\+|00)([1-9]\d{7,14})$/;
const nationalForm = /^0([1-9]\d{7,9})$/;
const withoutPrefix = /^[1-9]\d{9,14}$/;
const homeWithTrunkZero = new RegExp(`^${homeCountry}0`);

/** The forms that {@link significantDigits} understands, for error messages. */
export const acceptedForms = '0870000000, 353870000000, +353870000000 or 00353870000000';

/**
 * The digits of a mobile number with its country code and without any prefix, so that two spellings of one number
 * compare equal; `undefined` where the text is not a mobile number.
 *
 * Spaces, hyphens and round brackets are ignored. The forms are those in Sendmode's pages (Send, Import, Delivery
 * Reports), and `+` and `00`, which people write.
 */
export const significantDigits = (number: string): string | undefined => {
  const compact = number.replace(ignored, '');
  const national = nationalForm.exec(compact)?.[1];
  if (national !== undefined) return homeCountry + national;
  const international = withPrefix.exec(compact)?.[1] ?? withoutPrefix.exec(compact)?.[0];
  return international?.replace(homeWithTrunkZero, homeCountry);
};
