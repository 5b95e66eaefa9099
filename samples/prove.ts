import { either, literal, member } from './expressions.ts';

/** The steps that read the balance, and what their answers hold. */
export const before = 'Balance_before';
export const after = 'Balance_after';

export const proofText = 'This text proves that your Sendmode connection reaches phones.';
const lookInThePortal =
  'Look at your phone, and at the report of sent messages in the portal: the text has to stand there.';

const notCharged =
  'NOT CHARGED: your account is probably on the newer API of Sendmode, and no text went out. Set the connection to Engage; where it is set so already, its choice does not reach the script.';

/**
 * What a proof comes to, in plain words, as an expression.
 *
 * @param balances - the expressions of both balances; null where one was not read
 */
export const verdict = (balances: { readonly before: string; readonly after: string }): string => {
  const unread = `or(equals(${balances.before}, null), equals(${balances.after}, null))`;
  const charge = `sub(coalesce(${balances.before}, 0), coalesce(${balances.after}, 0))`;
  const known = either(
    `greater(${charge}, 0)`,
    `concat('Accepted and charged: ', string(${charge}), ' credits. The connection is on the right API.')`,
    either(
      `equals(${charge}, 0)`,
      literal(`Accepted and ${notCharged}`),
      literal(`Accepted. The balance rose meanwhile, so whether the text was charged is not known. ${lookInThePortal}`),
    ),
  );
  return either(
    unread,
    literal(
      `Accepted. Whether the text was charged is not known, since the balance could not be read. ${lookInThePortal}`,
    ),
    known,
  );
};

/** The verdict of the step `Verdict`, and whether it says that the account is served. */
export const verdictText = "string(outputs('Verdict'))";
export const isCharged = `startsWith(${verdictText}, 'Accepted and charged')`;

/** The balance in the answer of a step, null where there is none. */
export const balanceOf = (read: string, field: string): string => member(`body(${literal(read)})`, field);
