import { type Waiver, waivers } from '../../connector/waivers.ts';
import { certificationDefinition, certificationProperties } from '../../emit/certification/documents.ts';
import { emitIntroduction } from '../../emit/certification/intro.ts';
import { certificationFiles, packageFiles } from '../../emit/certification/names.ts';
import { emitPullRequestReadme } from '../../emit/certification/pull-request-readme.ts';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import { check } from '../../rules/check.ts';
import type { Finding } from '../../rules/finding.ts';
import { folderOf, openArchive } from '../../rules/packages/archive.ts';
import { checkCertificationPackage } from '../../rules/packages/certification-package.ts';
import { certificationTextRules } from '../../rules/packages/certification-texts.ts';
import { applyRules } from '../../rules/packages/package-rule.ts';
import { checkSolution } from '../../rules/packages/solution.ts';
import { documentsOf } from './power-platform-check.ts';

/** The validator runs on Windows and wants a whole path; in which folder the zip stands makes no difference to it. */
const onWindows = (name: string): string => `C:\\${name}`;

const checkSolutions = (zip: Uint8Array, sources: PackageSources): Finding[] => {
  const documents = documentsOf(sources, {
    definition: certificationDefinition(sources),
    properties: certificationProperties(sources),
  });
  const inner = openArchive(openArchive(zip).entries.get(packageFiles.package) ?? new Uint8Array());
  return [...folderOf(inner, packageFiles.folder).entries].flatMap(([name, bytes]) =>
    checkSolution({
      pointer: `${certificationFiles.zip}!/${packageFiles.package}!/${packageFiles.folder}/${name}`,
      bytes,
      documents,
    }),
  );
};

const certificationWaivers: readonly Waiver[] = [
  ...waivers,
  { code: 'StackOwnerRefusedAtDeployment', reason: 'The copy for certification is not deployed, and needs the owner.' },
];

/** Holds the copies of the definition and of the properties against the rules that the originals passed. */
const checkDocuments = (sources: PackageSources): readonly Finding[] => {
  const definition = certificationDefinition(sources);
  const properties = certificationProperties(sources);
  return check({ definition, properties }, certificationWaivers).findings;
};

const checkTexts = (sources: PackageSources): Finding[] => {
  const { connector } = sources;
  return applyRules(certificationTextRules, {
    introduction: emitIntroduction(connector),
    readme: emitPullRequestReadme(connector),
    title: connector.title,
    publisher: connector.publisher,
    description: connector.description,
    summaries: connector.actions.map((action) => action.summary),
    definition: certificationDefinition(sources),
    properties: certificationProperties(sources),
  });
};

/** What Microsoft's package validator, reviewers and the solutions' own rules say about the submission. */
export const checkCertification = (files: readonly EmittedFile[], sources: PackageSources): Finding[] => {
  const bytes = files.find(({ path }) => path === certificationFiles.zip)?.bytes ?? new Uint8Array();
  const zipFilePath = onWindows(certificationFiles.zip);
  return [
    ...checkCertificationPackage({ zipFilePath, isPluginEnabled: 'n', isFolder: false, bytes }),
    ...checkSolutions(bytes, sources),
    ...checkDocuments(sources),
    ...checkTexts(sources),
  ];
};
