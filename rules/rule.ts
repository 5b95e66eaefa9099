import type { Place } from './document-view.ts';
import type { Severity } from './finding.ts';
import type { Source } from './sources.ts';

/** What is checked, each as its own view; absent where the caller gave none. */
export interface Views {
  readonly description?: Place;
  readonly definition?: Place;
  readonly properties?: Place;
  /** Its value is the bytes of the file. */
  readonly icon?: Place;
  /** Its value is the text of the file, or null where the connector has no script. */
  readonly script?: Place;
  /** The raw text of each JSON file. */
  readonly text?: readonly Place[];
}

/** Which document a rule reads. A rule may look into the others, and says nothing where they are absent. */
export type Subject = keyof Views;

/** One place that breaks a rule. Whatever is left out is taken from the rule, or from the place itself. */
export interface Breach {
  readonly place: Place;
  readonly message?: string;
  readonly fix?: string;
  /** What was received, where it is not the value of the place. */
  readonly received?: unknown;
  /** What was received, in words, where no value can be shown. */
  readonly seen?: string;
}

/** One demand of certification, of a host or of this connector's own design. */
export interface Rule {
  /** Microsoft's published name where there is one. Unique together with `on`. */
  readonly code: string;
  readonly severity: Severity;
  readonly on: Subject;
  readonly source: Source;
  /** What is demanded, as a sentence; also the message where a breach has none of its own. */
  readonly demand: string;
  /** What happens if it is broken. */
  readonly consequence: string;
  readonly fix: string;
  readonly find: (place: Place, views: Views) => readonly (Place | Breach)[];
}
