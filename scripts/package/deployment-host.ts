import { emitDeploymentFolder } from '../../emit/deployment-folder.ts';
import { checkDeploymentFolder } from '../../rules/packages/deployment.ts';
import type { PackageHost } from './host.ts';

/** The folder that `paconn` and `pac` deploy a custom connector from. */
export const deploymentHost: PackageHost = {
  folder: 'connector',
  emit: emitDeploymentFolder,
  check: checkDeploymentFolder,
  next: 'Deploy the custom connector with pac or paconn; README.md has the commands.',
};
