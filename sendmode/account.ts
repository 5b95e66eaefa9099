/** The simulation cannot start as it was asked to; the message says why and how to mend it. */
export class SendmodeSetupError extends Error {}

/** An account to start with. */
export interface AccountOptions {
  /** A name for people; the key itself is never shown. */
  readonly name: string;
  /** The access key that requests carry. */
  readonly key: string;
  /** Credits at the start, 0 or more. */
  readonly balance: number;
  /**
   * Whether the account may use the API; where not, every request gets code 16.
   * @default true
   */
  readonly apiAccess?: boolean;
  /**
   * The API that serves the account. v2 takes the texts of an account on Engage and never sends them; Engage knows no
   * account of v2.
   * @default 'v2'
   */
  readonly servedBy?: 'v2' | 'engage';
}

/** A customer as imported: the fields by name, and the groups that the customer is in. */
export interface Customer {
  readonly fields: Readonly<Record<string, string>>;
  readonly groups: ReadonlySet<string>;
}

/** A number on an account's opt-out list. */
export interface Optout {
  /** The number as it was given. */
  readonly mobilenumber: string;
  readonly optoutreason: string | null;
  readonly returnedresponse: string | null;
  readonly acceptedDateTime: string;
}

/** An account in use. Customers and opt-outs stand by the significant digits of their number. */
export interface Account {
  readonly name: string;
  readonly key: string;
  readonly apiAccess: boolean;
  readonly servedBy: 'v2' | 'engage';
  balance: number;
  /** Credits charged since the start: balance and charged always add up to the first balance. */
  charged: number;
  readonly customers: Map<string, Customer>;
  readonly groups: Set<string>;
  readonly optouts: Map<string, Optout>;
}

/** The key that no account has, under whatever name a connection holds it: with it, Sendmode's refusal of a key can be tried. */
export const wrongKey = 'wrong-key';

/** The accounts that exist unless others are given: `demo`, one that may not use the API, and one that is served by Engage. */
export const defaultAccounts: readonly AccountOptions[] = [
  { name: 'demo', key: 'demo-key', balance: 1000 },
  { name: 'no-api-access', key: 'no-api-access-key', balance: 0, apiAccess: false },
  { name: 'engage', key: 'live_demo-key', balance: 1000, servedBy: 'engage' },
];

/**
 * Opens accounts.
 * @throws SendmodeSetupError where a name or key is unusable or given twice, or a balance is not a number of credits.
 */
export const openAccounts = (options: readonly AccountOptions[]): Account[] => {
  for (const [index, { name, key, balance }] of options.entries()) {
    const place = `Account ${index + 1} ("${name}") of the simulated Sendmode`;
    if (name === '') throw new SendmodeSetupError(`${place} has an empty name. Give it a name.`);
    if (!/^[\x21-\x7e]+$/.test(key))
      throw new SendmodeSetupError(
        `${place} has a key that no header can carry. Use printable ASCII characters without spaces, at least one.`,
      );
    if (key === wrongKey)
      throw new SendmodeSetupError(
        `${place} has the key "${wrongKey}", which no account may have: with it, a refused key is tried. Give it another.`,
      );
    if (!(Number.isFinite(balance) && balance >= 0))
      throw new SendmodeSetupError(`${place} has a balance of ${balance}. Use a number of credits, 0 or more.`);
    const earlier = options.slice(0, index);
    if (earlier.some((each) => each.name === name))
      throw new SendmodeSetupError(`${place} has the name of an earlier account. Give each account its own name.`);
    if (earlier.some((each) => each.key === key))
      throw new SendmodeSetupError(`${place} has the key of an earlier account. Give each account its own key.`);
  }
  return options.map(({ name, key, balance, apiAccess = true, servedBy = 'v2' }) => ({
    name,
    key,
    apiAccess,
    servedBy,
    balance,
    charged: 0,
    customers: new Map(),
    groups: new Set(),
    optouts: new Map(),
  }));
};

/** Takes credits from an account, all or nothing. Returns whether the account had them. */
export const charge = (account: Account, credits: number): boolean => {
  if (credits > account.balance) return false;
  account.balance -= credits;
  account.charged += credits;
  return true;
};
