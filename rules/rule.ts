import { type Finding, type Severity, showValue } from './finding.ts';
import type { Source } from './sources.ts';

/** One place that breaks a rule, and what was received there. Whatever else is left out is taken from the rule. */
export interface Breach {
  /** The file, `!/` before an entry of a zip, and below `#` the place inside it. */
  readonly pointer: string;
  readonly value?: unknown;
  /** What was received, in words, where no value can be shown. */
  readonly seen?: string;
  readonly message?: string;
  readonly consequence?: string;
  readonly fix?: string;
}

/** One demand of certification, of a host or of this project's own design. */
export interface Rule<Subject> {
  /** Microsoft's published name where there is one. Unique among the rules on one kind of subject. */
  readonly code: string;
  readonly severity: Severity;
  readonly source: Source;
  /** What is demanded, as a sentence; also the message where a breach has none of its own. */
  readonly demand: string;
  /** What happens if it is broken. */
  readonly consequence: string;
  readonly fix: string;
  readonly find: (subject: Subject) => readonly Breach[];
}

/** A rule as it is written down. What its source does with a breach need not be said again. */
type Written<Subject> = Omit<Rule<Subject>, 'severity' | 'consequence'> & {
  /** @default 'error' */
  readonly severity?: Severity;
} & ({ readonly consequence: string } | { readonly source: Source & { readonly consequence: string } });

export const rule = <Subject>(written: Written<Subject>): Rule<Subject> => ({
  severity: 'error',
  consequence: written.source.consequence ?? '',
  ...written,
});

/** A place as a breach, to be spread where more is known than the place. */
export const placed = ({ pointer, value }: Breach): Breach => ({ pointer, value });

const findingOf = <Subject>(broken: Rule<Subject>, breach: Breach): Finding => ({
  code: broken.code,
  severity: broken.severity,
  pointer: breach.pointer,
  message: breach.message ?? broken.demand,
  value: breach.seen ?? showValue(breach.value),
  consequence: breach.consequence ?? broken.consequence,
  fix: breach.fix ?? broken.fix,
  source: `${broken.source.name} (${broken.source.link})`,
});

/** What rules say about a subject, in the order of the rules. */
export const applyRules = <Subject>(rules: readonly Rule<Subject>[], subject: Subject): Finding[] =>
  rules.flatMap((each) => each.find(subject).map((breach) => findingOf(each, breach)));
