import { type Finding, showValue } from './finding.ts';

/** One thing that is broken on purpose. */
export interface Waiver {
  readonly code: string;
  /** The value that is accepted; without it and without a place, every finding of the code is. */
  readonly value?: string;
  /** The place that is accepted, as findings name it. */
  readonly pointer?: string;
  readonly reason: string;
}

/** What a check came to. */
export interface Verdict {
  /** What must be looked at, in the order of the registry and of the documents. */
  readonly findings: readonly Finding[];
  /** What is broken on purpose. */
  readonly waived: readonly { readonly finding: Finding; readonly reason: string }[];
}

/** The waivers of a connector, and the file that a person changes them in. */
export interface WaiverList {
  readonly file: string;
  readonly waivers: readonly Waiver[];
}

/** For a connector that breaks nothing on purpose. */
export const noWaivers: WaiverList = { file: '', waivers: [] };

const excuses = (waiver: Waiver, finding: Finding): boolean =>
  waiver.code === finding.code &&
  (waiver.value === undefined || showValue(waiver.value) === finding.value) &&
  (waiver.pointer === undefined || waiver.pointer === finding.pointer);

const staleWaiver = ({ code, value, pointer }: Waiver, file: string): Finding => ({
  code: 'WaiverMatchesNothing',
  severity: 'error',
  pointer: file,
  message: `The waiver of ${code}${value === undefined ? '' : ` for "${value}"`}${pointer === undefined ? '' : ` at ${pointer}`} matches no finding.`,
  value: showValue(value ?? code),
  consequence: 'It would hide a fault that comes later.',
  fix: 'Remove the waiver.',
  source: 'this project',
});

/**
 * Takes out what is broken on purpose, and reports waivers that excuse nothing.
 *
 * @param wasJudged whether anything was held against the rules of a code; a waiver of another code is left alone.
 */
export const applyWaivers = (
  found: readonly Finding[],
  { file, waivers }: WaiverList,
  wasJudged: (code: string) => boolean,
): Verdict => {
  const excuseOf = (finding: Finding): Waiver | undefined => waivers.find((waiver) => excuses(waiver, finding));
  const stale = waivers.filter(
    (waiver) => wasJudged(waiver.code) && !found.some((finding) => excuses(waiver, finding)),
  );
  return {
    findings: [...found.filter((finding) => !excuseOf(finding)), ...stale.map((waiver) => staleWaiver(waiver, file))],
    waived: found.flatMap((finding) => {
      const waiver = excuseOf(finding);
      return waiver ? [{ finding, reason: waiver.reason }] : [];
    }),
  };
};
