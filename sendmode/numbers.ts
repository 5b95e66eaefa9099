// Sendmode's examples are Irish, so a number in national form is taken as Irish.
const HOME_COUNTRY = '353';

const IGNORED = /[ \u00A0()-]/g;
const WITH_PREFIX = /^(?:\+|00)([1-9]\d{7,14})$/;
const NATIONAL = /^0([1-9]\d{7,9})$/;
const WITHOUT_PREFIX = /^[1-9]\d{9,14}$/;
const HOME_WITH_TRUNK_ZERO = new RegExp(`^${HOME_COUNTRY}0`);

/** The forms that {@link significantDigits} understands, for error messages. */
export const ACCEPTED_FORMS = '0870000000, 353870000000, +353870000000 or 00353870000000';

/**
 * The digits of a mobile number with its country code and without any prefix, so that two spellings of one number
 * compare equal; `undefined` where the text is not a mobile number.
 *
 * Spaces, hyphens and round brackets are ignored. The forms are those in Sendmode's pages (Send, Import, Delivery
 * Reports), and `+` and `00`, which people write.
 */
export function significantDigits(number: string): string | undefined {
  const compact = number.replace(IGNORED, '');
  const national = NATIONAL.exec(compact)?.[1];
  if (national !== undefined) return HOME_COUNTRY + national;
  const international = WITH_PREFIX.exec(compact)?.[1] ?? WITHOUT_PREFIX.exec(compact)?.[0];
  return international?.replace(HOME_WITH_TRUNK_ZERO, HOME_COUNTRY);
}
