/**
 * What a check says to a person. One finding is one place that breaks one rule; one template turns it into text, so that
 * every finding reads alike: place, what is wrong, value received, consequence, fix.
 */

/**
 * `error`: a validator or a host refuses it, or the connector misbehaves. `warning`: reviewers ask for it or a designer
 * shows it badly, and the connector works all the same.
 */
export type Severity = 'error' | 'warning';

export interface Finding {
  /** The rule's name: the one Microsoft publishes where there is one. */
  readonly code: string;
  readonly severity: Severity;
  /** The file, and below `#` the JSON pointer inside it: `apiDefinition.swagger.json#/info/title`. */
  readonly pointer: string;
  /** Where a person changes it, if that is another file than the one it was found in, as a file and a place. */
  readonly origin?: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What was received: JSON, shortened, or words; `nothing` where there is none. */
  readonly value: string;
  /** What happens if it stays. */
  readonly consequence: string;
  readonly fix: string;
  /** The name and the address of the public page or source that demands it. */
  readonly source: string;
}

const longestValue = 90;

const outline = (value: object): string =>
  Array.isArray(value) ? `a list of ${value.length}` : `an object of ${Object.keys(value).join(', ')}`;

const cut = (text: string): string => (text.length > longestValue ? `${text.slice(0, longestValue)} and more` : text);

/**
 * A value as a finding shows it: JSON on one line where that takes at most about 90 characters; otherwise the beginning
 * of a text with its length, or what a list or an object is made of. `nothing` where there is no value.
 */
export const showValue = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  if (text.length <= longestValue) return text;
  if (typeof value === 'string')
    return `${JSON.stringify(`${value.slice(0, longestValue)}...`)} (${value.length} characters)`;
  return typeof value === 'object' && value !== null ? cut(outline(value)) : cut(text);
};

const placeOf = ({ pointer, origin }: Finding): string => (origin === undefined ? pointer : `${origin} (${pointer})`);

/** One finding as one paragraph, without its source. */
export const describeFinding = (finding: Finding): string =>
  `${finding.severity} ${finding.code} at ${placeOf(finding)}: ${finding.message} Received ${finding.value}. ${finding.consequence} ${finding.fix}`;
