import { type Finding, type Severity, showValue } from '../finding.ts';
import type { Source } from '../sources.ts';

/** One place in a package that breaks a rule. Whatever is left out is taken from the rule. */
export interface PackageBreach {
  /** The file, `!/` before an entry of a zip, and below `#` the place inside it. */
  readonly pointer: string;
  /** What was received; text that is not a value to quote stands in `message`. */
  readonly value?: unknown;
  readonly message?: string;
  readonly fix?: string;
}

/** One demand that packages are held against. */
export interface PackageRule<Subject> {
  readonly code: string;
  readonly severity: Severity;
  /** What is demanded, as a sentence; also the message where a breach has none of its own. */
  readonly demand: string;
  /** What happens if it is broken. */
  readonly consequence: string;
  readonly fix: string;
  readonly source: Source;
  readonly find: (subject: Subject) => readonly PackageBreach[];
}

/** What a rule says about a subject. */
export const applyRule = <Subject>(rule: PackageRule<Subject>, subject: Subject): Finding[] =>
  rule.find(subject).map(({ pointer, value, message, fix }) => ({
    code: rule.code,
    severity: rule.severity,
    pointer,
    message: message ?? rule.demand,
    value: showValue(value),
    consequence: rule.consequence,
    fix: fix ?? rule.fix,
    source: `${rule.source.name} (${rule.source.link})`,
  }));

/** What all rules say about a subject, in the order of the rules. */
export const applyRules = <Subject>(rules: readonly PackageRule<Subject>[], subject: Subject): Finding[] =>
  rules.flatMap((rule) => applyRule(rule, subject));
