import { deploymentFiles } from '../../emit/deployment/names.ts';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import {
  emitCertification,
  emitConsumption,
  emitCopilotStudio,
  emitDeployment,
  emitPowerApps,
  emitPowerPlatform,
  emitStandard,
} from '../../emit/index.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import type { Finding } from '../../rules/finding.ts';
import { jsonFrom, textAt } from '../../rules/packages/file-set.ts';
import { checkLogicApps } from '../../rules/packages/logic-apps.ts';
import { registry } from '../../rules/registry.ts';
import { applyRules } from '../../rules/rule.ts';
import { deploymentSettings } from '../../rules/settings.ts';
import { checkWorkflow } from '../../rules/workflows/index.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { checkCertification } from './certification-check.ts';
import { checkPowerPlatform } from './power-platform-check.ts';

/** One folder of `dist/` and what fills it. */
export interface PackageHost {
  /** Below `dist/`, with forward slashes, such as `logic-apps/consumption`. */
  readonly folder: string;
  /** The files of the folder, their paths relative to it. The same sources give the same bytes. */
  readonly emit: (sources: PackageSources) => readonly EmittedFile[];
  /** What the host's own rules say about these files; places are relative to the folder. */
  readonly check?: (files: readonly EmittedFile[], sources: PackageSources) => readonly Finding[];
  /** What a person does next with the folder, as one sentence. */
  readonly next?: string;
}

/** What `paconn` would refuse in its settings, and which files they name that are not there. */
const checkDeployment = (files: readonly EmittedFile[]): readonly Finding[] => {
  const settings = jsonFrom(textAt(files, deploymentFiles.settings));
  return applyRules(
    registry.settings,
    deploymentSettings(
      settings,
      files.map(({ path }) => path),
    ),
  );
};

/** Every host that is packaged, in the order in which the command lists them. */
export const hosts: readonly PackageHost[] = [
  {
    folder: 'connector',
    emit: emitDeployment,
    check: checkDeployment,
    next: 'Deploy the custom connector with pac or paconn; README.md has the commands.',
  },
  {
    folder: 'power-platform',
    emit: (sources) => emitPowerPlatform(sources, powerAutomateFlows(sources.connector)),
    check: checkPowerPlatform,
    next: 'Import the connector solution first, then the flows; neither was imported anywhere yet.',
  },
  {
    folder: 'certification',
    emit: (sources) => emitCertification(sources, powerAutomateFlows(sources.connector)),
    check: checkCertification,
    next: 'Submit as README.md says; nothing was submitted yet.',
  },
  {
    folder: 'logic-apps/consumption',
    emit: (sources) => emitConsumption(sources, logicAppsWorkflows(sources.connector)),
    // The workflows are held against their own rules here alone, since both hosts get the same ones.
    check: (files, sources) => [
      ...checkLogicApps({ files, ...sources }),
      ...logicAppsWorkflows(sources.connector).flatMap((workflow) =>
        checkWorkflow(workflow.name, workflow.definition, sources.definition),
      ),
    ],
    next: 'Deploy the template to a resource group; README.md has the command. It was not deployed anywhere yet.',
  },
  {
    folder: 'logic-apps/standard',
    emit: (sources) => emitStandard(sources, logicAppsWorkflows(sources.connector)),
    check: (files, sources) => checkLogicApps({ files, ...sources }),
    next: 'Open the folder in Visual Studio Code with the Logic Apps extension; README.md says what to set first.',
  },
  {
    folder: 'copilot-studio',
    emit: emitCopilotStudio,
    next: 'Add the tool in Copilot Studio, then take its texts and inputs from actions; README.md has the steps.',
  },
  {
    folder: 'power-apps',
    emit: emitPowerApps,
    next: 'Paste a formula into a canvas app, or the module into a code app; README.md has the error codes.',
  },
];
