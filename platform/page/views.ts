import type { Card, CardField } from '../../definition/card.ts';
import type { Health } from '../gateway/health.ts';
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
export interface ActionForm extends Omit<Card, 'shown' | 'folded' | 'loadedLater'> {
  readonly shown: readonly FormField[];
  readonly folded: readonly FormField[];
}

/** One action: its form, where its request goes, and what its answers mean. */
export interface PageAction extends ActionForm {
  /** In capitals. */
  readonly method: string;
  /** The path below the connection, such as `/send`. */
  readonly path: string;
  /** What the definition says about each answer, by its status or `default`. */
  readonly responses: Readonly<Record<string, string>>;
  /** The labels of the single values of a good answer, by their names. */
  readonly results: Readonly<Record<string, string>>;
}

/** Something to read that leads on from a call. */
export interface GuideView {
  readonly title: string;
  readonly text: string;
  /** The path at which the page has it. */
  readonly path: string;
  /** The actions that it is about; every one where absent. */
  readonly operationIds?: readonly string[];
}

/** What keeps something that was saved from being served. */
export interface Fault {
  /** What is at fault and what follows, in full sentences. */
  readonly title: string;
  /** What is wrong, with its place; it may have several lines. */
  readonly text: string;
}

/** Which state of the connector is served, and what keeps a newer one from it. */
export interface LiveState {
  /** Differs whenever something else is served. */
  readonly serving: string;
  readonly faults: readonly Fault[];
}

/** What the page is made of: what the gateway says of itself, and what is on the page. No secret is in it. */
export interface PageModel extends Omit<Health, 'status' | 'operations'> {
  readonly description: string;
  readonly actions: readonly PageAction[];
  readonly guides: readonly GuideView[];
  readonly live: LiveState;
  /** In the order of the page. */
  readonly panels: readonly {
    readonly name: string;
    readonly title: string;
    readonly facts: unknown;
  }[];
}

/** What changes while the page is open. */
export interface PageState {
  /** The last calls, the newest first. */
  readonly calls: readonly TraceSummary[];
  /** What each panel holds, by its name. */
  readonly panels: Readonly<Record<string, unknown>>;
  readonly live: LiveState;
}

/** What was said in a call and in its answer. */
export interface CallWords {
  readonly id: string;
  readonly words: string;
}
