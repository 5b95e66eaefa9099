import type { Entries } from './stored-entries.ts';
import type { Entry } from './values.ts';

/** A field of a form about which a panel may know more than the definition says. */
export interface AdvisedField {
  readonly operationId: string;
  readonly key: string;
  /** Puts another value into the field, as if it had been typed. */
  write(entry: Entry): void;
  /** Marks items of a list, by their index, with what is odd about each. */
  markItems(marks: ReadonlyMap<number, string>): void;
}

/** What a panel says under a field while it is filled in. */
export interface FieldAdvice {
  readonly element: HTMLElement;
  /** @param entries - What stands in the whole form, by flow key. */
  update(entries: Entries): void;
}

/** What is to be said under a field, by whoever knows. */
export type Advise = (field: AdvisedField) => FieldAdvice | undefined;
