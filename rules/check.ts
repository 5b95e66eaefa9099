import { waivers as knownWaivers, type Waiver } from '../connector/waivers.ts';
import { Place } from './document-view.ts';
import { type Finding, showValue } from './finding.ts';
import { registry } from './registry.ts';
import type { Breach, Rule, Subject, Views } from './rule.ts';

/** What to check. Rules on what is absent are not run. */
export interface Documents {
  /** The description, a `Connector`; checked as it is, since a file may have been run without its types being checked. */
  readonly description?: unknown;
  /** `apiDefinition.swagger.json`, parsed. */
  readonly definition?: unknown;
  /** `apiProperties.json`, parsed. */
  readonly properties?: unknown;
  /** The bytes of `icon.png`. */
  readonly icon?: Uint8Array;
  /** The text of `script.csx`; null says that the connector has no script. */
  readonly script?: string | null;
  /** The raw text of the JSON files, decoded as UTF-8 with a byte order mark kept. */
  readonly texts?: { readonly definition?: string; readonly properties?: string };
}

/** What a check came to. */
export interface Verdict {
  /** What must be looked at, in the order of the registry and of the documents. */
  readonly findings: readonly Finding[];
  /** What is broken on purpose. */
  readonly waived: readonly { readonly finding: Finding; readonly reason: string }[];
}

const files = {
  description: 'connector/sendmode.ts',
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  icon: 'icon.png',
  script: 'script/script.csx',
  waivers: 'connector/waivers.ts',
} as const;

const viewsOf = ({ texts, ...documents }: Documents): Views => {
  const views = Object.entries(documents)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, new Place(files[name as keyof typeof documents], value)] as const);
  const text = (['definition', 'properties'] as const).flatMap((name) =>
    texts?.[name] === undefined ? [] : [new Place(files[name], texts[name])],
  );
  return { ...Object.fromEntries(views), ...(text.length > 0 ? { text } : {}) };
};

const placesOf = (views: Views, subject: Subject): readonly Place[] => {
  const view = views[subject];
  return view === undefined ? [] : view instanceof Place ? [view] : view;
};

const findingOf = (rule: Rule, breach: Place | Breach): Finding => {
  const { place, message, fix, received, seen }: Breach = breach instanceof Place ? { place: breach } : breach;
  return {
    code: rule.code,
    severity: rule.severity,
    pointer: place.pointer,
    message: message ?? rule.demand,
    value: seen ?? showValue(received ?? place.value),
    consequence: rule.consequence,
    fix: fix ?? rule.fix,
    source: `${rule.source.name} (${rule.source.link})`,
  };
};

const findingsOf = (rule: Rule, views: Views): readonly Finding[] =>
  placesOf(views, rule.on).flatMap((place) => rule.find(place, views).map((breach) => findingOf(rule, breach)));

const excuses = (waiver: Waiver, finding: Finding): boolean =>
  waiver.code === finding.code &&
  (waiver.value === undefined || showValue(waiver.value) === finding.value) &&
  (waiver.pointer === undefined || waiver.pointer === finding.pointer);

const staleWaiver = ({ code, value, pointer }: Waiver): Finding => ({
  code: 'WaiverMatchesNothing',
  severity: 'error',
  pointer: files.waivers,
  message: `The waiver of ${code}${value === undefined ? '' : ` for "${value}"`}${pointer === undefined ? '' : ` at ${pointer}`} matches no finding.`,
  value: showValue(value ?? code),
  consequence: 'It would hide a fault that comes later.',
  fix: 'Remove the waiver.',
  source: 'this connector',
});

const withWaivers = (found: readonly Finding[], waivers: readonly Waiver[], checked: Views): Verdict => {
  const excuseOf = (finding: Finding): Waiver | undefined => waivers.find((waiver) => excuses(waiver, finding));
  const wasChecked = ({ code }: Waiver): boolean =>
    registry.every((rule) => rule.code !== code || placesOf(checked, rule.on).length > 0);
  const stale = waivers.filter((waiver) => wasChecked(waiver) && !found.some((finding) => excuses(waiver, finding)));
  return {
    findings: [...found.filter((finding) => !excuseOf(finding)), ...stale.map(staleWaiver)],
    waived: found.flatMap((finding) => {
      const waiver = excuseOf(finding);
      return waiver ? [{ finding, reason: waiver.reason }] : [];
    }),
  };
};

/**
 * Holds the documents against every rule of the registry. Pure, and never throws, whatever the shape of the documents.
 * Errors in the description are reported alone: the emitted files could only repeat them.
 */
export const check = (documents: Documents, waivers: readonly Waiver[] = knownWaivers): Verdict => {
  const views = viewsOf(documents);
  const inDescription = registry.filter(({ on }) => on === 'description').flatMap((rule) => findingsOf(rule, views));
  if (inDescription.some(({ severity }) => severity === 'error')) return { findings: inDescription, waived: [] };
  const inFiles = registry.filter(({ on }) => on !== 'description').flatMap((rule) => findingsOf(rule, views));
  return withWaivers([...inDescription, ...inFiles], waivers, views);
};
