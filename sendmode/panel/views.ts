import type { Fault, FaultKind } from '../faults.ts';
import type { DeliveryStatus } from '../outbox.ts';

/** What the page is told once. */
export interface SendmodeFacts {
  /** The kinds of fault that can be ordered. */
  readonly faultKinds: readonly FaultKind[];
}

/** An account of the simulated Sendmode; balance and charges in credits. */
export interface AccountState {
  readonly name: string;
  readonly apiAccess: boolean;
  /** The API that serves the account. */
  readonly servedBy: 'v2' | 'engage';
  readonly balance: number;
  readonly charged: number;
}

/** A message in the simulated outbox; the cost in credits. */
export interface MessageState {
  readonly id: number;
  readonly account: string;
  readonly status: 'waiting' | 'sent';
  readonly acceptedDateTime: string;
  readonly sendDateTime: string;
  readonly senderid: string | null;
  readonly messagetext: string;
  readonly customerid: string | null;
  readonly scheduledate: string | null;
  readonly encoding: string;
  readonly segments: number;
  readonly cost: number;
  readonly recipients: readonly { readonly number: string; readonly status: DeliveryStatus; readonly cost: number }[];
}

/** A text that was accepted and is never sent, since its account is served by the other API. */
export interface NeverSentState {
  readonly account: string;
  readonly acceptedDateTime: string;
  readonly messagetext: string;
}

/** A customer: the fields that were imported, by name. */
export interface CustomerState {
  readonly account: string;
  readonly groups: readonly string[];
  readonly [field: string]: unknown;
}

/** A number that opted out. */
export interface OptoutState {
  readonly account: string;
  readonly mobilenumber: string;
  readonly optoutreason: string | null;
  readonly acceptedDateTime: string;
}

/** The newest of many, and how many there are. */
export interface Newest<Item> {
  readonly total: number;
  /** The newest first. */
  readonly items: readonly Item[];
}

/** What the simulated Sendmode holds. */
export interface SendmodeState {
  readonly accounts: readonly AccountState[];
  readonly messages: Newest<MessageState>;
  readonly neverSent: Newest<NeverSentState>;
  readonly customers: Newest<CustomerState>;
  readonly optouts: Newest<OptoutState>;
  readonly faults: readonly Fault[];
  /** How far its clock is ahead, in seconds. */
  readonly clockAhead: number;
}
