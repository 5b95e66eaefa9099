import { certificationFiles, packageFiles, pullRequestFolder } from '../../emit/certification/names.ts';
import { deploymentFiles } from '../../emit/deployment/names.ts';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import { check } from '../../rules/check.ts';
import { Place } from '../../rules/document-view.ts';
import type { Finding } from '../../rules/finding.ts';
import { folderOf, openArchive } from '../../rules/packages/archive.ts';
import { checkCertificationPackage } from '../../rules/packages/certification-package.ts';
import { jsonFrom, textAt } from '../../rules/packages/file-set.ts';
import { checkSolution } from '../../rules/packages/solution.ts';
import { registry } from '../../rules/registry.ts';
import { applyRules } from '../../rules/rule.ts';
import type { WaiverList } from '../../rules/waivers.ts';
import { ownWaivers } from '../verify.ts';
import { documentsOf } from './power-platform-check.ts';

/** The rule on what only the owner of the service can say: an error where the package is made to be submitted. */
export const awaitedCode = 'SupportEmailMissing';

type Files = readonly EmittedFile[];

const none = new Uint8Array();

const bytesAt = (files: Files, path: string): Uint8Array => files.find((file) => file.path === path)?.bytes ?? none;

/** What is submitted, read from the files as they are written. */
const submitted = (files: Files, { connector }: PackageSources) => {
  const folder = pullRequestFolder(connector);
  const texts = {
    definition: textAt(files, `${folder}/${deploymentFiles.definition}`),
    properties: textAt(files, `${folder}/${deploymentFiles.properties}`),
  };
  return {
    folder,
    texts,
    definition: jsonFrom(texts.definition),
    properties: jsonFrom(texts.properties),
    script: textAt(files, `${folder}/${deploymentFiles.script}`),
    icon: bytesAt(files, certificationFiles.icon),
    zip: bytesAt(files, certificationFiles.zip),
  };
};

type Submitted = ReturnType<typeof submitted>;

const checkSolutions = (
  { zip, definition, properties, script, icon }: Submitted,
  sources: PackageSources,
): Finding[] => {
  const documents = documentsOf(sources.connector, { definition, properties, script, icon });
  const inner = openArchive(openArchive(zip).entries.get(packageFiles.package) ?? none);
  return [...folderOf(inner, packageFiles.folder).entries].flatMap(([name, bytes]) =>
    checkSolution({
      pointer: `${certificationFiles.zip}!/${packageFiles.package}!/${packageFiles.folder}/${name}`,
      bytes,
      documents,
    }),
  );
};

const certificationWaivers: WaiverList = {
  ...ownWaivers,
  waivers: [
    ...ownWaivers.waivers,
    {
      code: 'StackOwnerRefusedAtDeployment',
      reason: 'The copy for certification is not deployed, and needs the owner.',
    },
  ],
};

/** Holds the copies for certification against the rules that the originals passed. */
const checkDocuments = ({ folder, definition, properties, script, icon, texts }: Submitted): Finding[] =>
  check({ definition, properties, script, icon, texts }, certificationWaivers).findings.map((finding) => ({
    ...finding,
    pointer: finding.pointer.startsWith(certificationFiles.icon) ? finding.pointer : `${folder}/${finding.pointer}`,
  }));

/** The introduction beside the zip and the one in it, once where they are the same. */
const introductions = (files: Files, { zip }: Submitted): readonly Place[] => {
  const beside = textAt(files, certificationFiles.introduction);
  const inside = new TextDecoder().decode(openArchive(zip).entries.get(packageFiles.introduction) ?? none);
  return [
    new Place(certificationFiles.introduction, beside),
    ...(inside === beside ? [] : [new Place(`${certificationFiles.zip}!/${packageFiles.introduction}`, inside)]),
  ];
};

const checkTexts = (files: Files, documents: Submitted, { connector }: PackageSources): Finding[] => {
  const readmeFile = `${documents.folder}/readme.md`;
  const common = {
    readme: new Place(readmeFile, textAt(files, readmeFile)),
    title: connector.title,
    publisher: connector.publisher,
    description: connector.description,
    summaries: connector.actions.map((action) => action.summary),
    definition: new Place(`${documents.folder}/${deploymentFiles.definition}`, documents.definition),
    properties: new Place(`${documents.folder}/${deploymentFiles.properties}`, documents.properties),
  };
  const [first, ...others] = introductions(files, documents).map((introduction) =>
    applyRules(registry.certificationTexts, { ...common, introduction }),
  );
  return [...(first ?? []), ...others.flat().filter(({ pointer }) => pointer.startsWith(certificationFiles.zip))];
};

/**
 * What is said about exports. A person may have switched a flow on to test it, and the platform may write a file in a form
 * of its own; neither is a fault of the package.
 */
const asExport = (findings: readonly Finding[]): Finding[] =>
  findings
    .filter(({ code }) => code !== 'FlowSwitchedOn')
    .map((finding) =>
      finding.code === 'ConnectorFileChanged'
        ? {
            ...finding,
            severity: 'warning',
            consequence: 'Certified would be what was exported, which is not what is built here.',
            fix: "Deploy what is built here, test it and export it again; leave it where only the platform's form differs.",
          }
        : {
            ...finding,
            fix: `${finding.fix} An export is not edited by hand: change it in the environment, and export again.`,
          },
    );

/** What Microsoft's package validator, reviewers and the solutions' own rules say about the submission. */
export const checkCertification = (files: Files, sources: PackageSources): Finding[] => {
  const documents = submitted(files, sources);
  return [
    ...checkCertificationPackage({ name: certificationFiles.zip, bytes: documents.zip }),
    ...(sources.exports ? asExport(checkSolutions(documents, sources)) : checkSolutions(documents, sources)),
    ...checkDocuments(documents),
    ...checkTexts(files, documents, sources),
  ];
};
