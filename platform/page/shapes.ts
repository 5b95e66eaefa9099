import type { Card, CardField } from '../../definition/card.ts';
import type { Fault, FaultKind } from '../../sendmode/faults.ts';
import type { DeliveryStatus } from '../../sendmode/outbox.ts';
import type { TraceSummary } from '../gateway/trace.ts';

/** The items of a list. */
export interface ItemShape {
  readonly type: CardField['type'];
  readonly choices?: readonly unknown[];
}

/** A field of a card, with what a person needs to fill it in. */
export interface FormField extends CardField {
  /** Whether the value is a part of the body, which may be long and have several lines. */
  readonly inBody: boolean;
  /** What the definition gives as an example of a value. */
  readonly example?: unknown;
  /** Absent unless the field is a list. */
  readonly items?: ItemShape;
}

/** An action's card with fields that can be filled in. */
export interface ActionForm extends Omit<Card, 'shown' | 'advanced'> {
  readonly shown: readonly FormField[];
  readonly advanced: readonly FormField[];
}

/** One action: its form, where its request goes, and what its answers mean. */
export interface PageAction extends ActionForm {
  /** In capitals. */
  readonly method: string;
  /** The path below the connection, such as `/send`. */
  readonly path: string;
  /** What the definition says about each answer, by its status or `default`. */
  readonly responses: Readonly<Record<string, string>>;
}

/** What the page is made of. No secret is in it. */
export interface PageModel {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly actions: readonly PageAction[];
  /** Names only. */
  readonly connections: readonly string[];
  /** The period in seconds. */
  readonly throttling: { readonly calls: number; readonly renewalPeriod: number };
  readonly script: {
    readonly state: 'none' | 'applied' | 'missing';
    readonly operationIds?: readonly string[] | 'all';
    /** Why the script does not run. */
    readonly reason?: string;
  };
  readonly policies: readonly { readonly title: string; readonly template: string; readonly section: string }[];
  readonly warnings: readonly string[];
  /** Where calls go. */
  readonly backend: string;
  /** The kinds of fault that the simulated Sendmode offers; absent where none is attached. */
  readonly faultKinds?: readonly FaultKind[];
}

/** An account of the simulated Sendmode; balance and charges in credits. */
export interface AccountState {
  readonly name: string;
  readonly apiAccess: boolean;
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
  readonly encoding: string;
  readonly segments: number;
  readonly cost: number;
  readonly recipients: readonly { readonly number: string; readonly status: DeliveryStatus; readonly cost: number }[];
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
  readonly customers: Newest<CustomerState>;
  readonly optouts: Newest<OptoutState>;
  readonly faults: readonly Fault[];
  /** How far its clock is ahead, in seconds. */
  readonly clockAhead: number;
}

/** What changes while the page is open. */
export interface PageState {
  /** The last calls, the newest first. */
  readonly calls: readonly TraceSummary[];
  /** Absent where no simulated Sendmode is attached. */
  readonly sendmode?: SendmodeState;
}
