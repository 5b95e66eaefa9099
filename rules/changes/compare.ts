import { Place } from '../document-view.ts';
import type { Finding } from '../finding.ts';
import { registry } from '../registry.ts';
import { applyRules } from '../rule.ts';
import { type Documents, fileNames } from '../subjects.ts';
import { applyWaivers, noWaivers, type Verdict, type WaiverList } from '../waivers.ts';
import type { Change } from './pairs.ts';

type Compared = Pick<Documents, 'definition' | 'properties'>;

const changeOf = (file: string, before: unknown, after: unknown): readonly Change[] =>
  before === undefined || after === undefined
    ? []
    : [{ before: new Place(file, before), after: new Place(file, after) }];

/** The codes of all rules on two states. */
export const changeCodes: ReadonlySet<string> = new Set(
  [...registry.definitionChange, ...registry.propertiesChange].map(({ code }) => code),
);

/**
 * What an update from one state of a connector to another breaks, at places of the later state. Pure, and never throws,
 * whatever the shape of the documents. A document that one of the two states lacks is not compared.
 */
export const compare = (before: Compared, after: Compared, waivers: WaiverList = noWaivers): Verdict => {
  const found: readonly Finding[] = [
    ...changeOf(fileNames.definition, before.definition, after.definition).flatMap((change) =>
      applyRules(registry.definitionChange, change),
    ),
    ...changeOf(fileNames.properties, before.properties, after.properties).flatMap((change) =>
      applyRules(registry.propertiesChange, change),
    ),
  ];
  return applyWaivers(found, waivers, (code) => changeCodes.has(code));
};
