import { emitConsumption } from '../../emit/logic-apps/consumption.ts';
import { emitStandard } from '../../emit/logic-apps/standard.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import type { Finding } from '../../rules/finding.ts';
import { checkWorkflow } from '../../rules/workflows/index.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import type { PackageHost } from './host.ts';

const workflows = ({ connector }: PackageSources) => logicAppsWorkflows(connector);

/** The workflows are held against their own rules once, since both hosts get the same ones. */
const checkWorkflows = (sources: PackageSources): Finding[] =>
  workflows(sources).flatMap(({ name, definition }) => checkWorkflow(name, definition, sources.definition));

/** A template that deploys the custom connector, its connection and the workflows. */
export const consumptionHost: PackageHost = {
  folder: 'logic-apps/consumption',
  emit: (sources) => emitConsumption(sources, workflows(sources)),
  check: (_, sources) => checkWorkflows(sources),
  next: 'Deploy the template to a resource group; README.md has the command. It was not deployed anywhere yet.',
};

/** A project folder for a single-tenant logic app. */
export const standardHost: PackageHost = {
  folder: 'logic-apps/standard',
  emit: (sources) => emitStandard(sources, workflows(sources)),
  next: 'Open the folder in Visual Studio Code with the Logic Apps extension; README.md says what to set first.',
};
