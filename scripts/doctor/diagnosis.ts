/** One thing that was looked at. */
export interface Diagnosis {
  readonly what: string;
  /** `bad`: something does not work until it is mended. `note`: it works, but there is something to know. */
  readonly state: 'good' | 'note' | 'bad';
  /** What was found, in a sentence. */
  readonly found: string;
  /** What goes wrong, or is not to be had, because of it. */
  readonly consequence?: string;
  readonly fix?: string;
}
