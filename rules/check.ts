import { changeCodes } from './changes/compare.ts';
import type { Finding } from './finding.ts';
import { registry } from './registry.ts';
import { applyRules } from './rule.ts';
import { type Documents, type Subjects, subjectsOf } from './subjects.ts';
import { applyWaivers, noWaivers, type Verdict, type WaiverList } from './waivers.ts';

const documentKinds = ['text', 'definition', 'properties', 'icon'] as const;

const codesOf = (kind: (typeof documentKinds)[number]): readonly string[] => registry[kind].map(({ code }) => code);

/** Whether a code is one of a document that was given, or of no rule at all, so that its waiver can be judged. */
const judged =
  (subjects: Subjects) =>
  (code: string): boolean => {
    const kinds = documentKinds.filter((kind) => codesOf(kind).includes(code));
    return (kinds.length === 0 && !changeCodes.has(code)) || kinds.some((kind) => subjects[kind].length > 0);
  };

/**
 * Holds the documents of a connector against every rule on them. Pure, and never throws, whatever the shape of the
 * documents.
 */
export const check = (documents: Documents, waivers: WaiverList = noWaivers): Verdict => {
  const subjects = subjectsOf(documents);
  const found: readonly Finding[] = [
    ...subjects.text.flatMap((file) => applyRules(registry.text, file)),
    ...subjects.definition.flatMap((definition) => applyRules(registry.definition, definition)),
    ...subjects.properties.flatMap((file) => applyRules(registry.properties, file)),
    ...subjects.icon.flatMap((file) => applyRules(registry.icon, file)),
  ];
  return applyWaivers(found, waivers, judged(subjects));
};
