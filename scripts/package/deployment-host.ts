import { emitDeploymentFolder } from '../../emit/deployment-folder.ts';
import { deploymentFiles } from '../../emit/deployment-settings.ts';
import { jsonFrom, textAt } from '../../rules/packages/file-set.ts';
import { registry } from '../../rules/registry.ts';
import { applyRules } from '../../rules/rule.ts';
import { deploymentSettings } from '../../rules/settings.ts';
import type { PackageHost } from './host.ts';

/** The folder that `paconn` and `pac` deploy a custom connector from. */
export const deploymentHost: PackageHost = {
  folder: 'connector',
  emit: emitDeploymentFolder,
  check: (files) => {
    const settings = jsonFrom(textAt(files, deploymentFiles.settings));
    const paths = files.map(({ path }) => path);
    return applyRules(registry.settings, deploymentSettings(settings, paths));
  },
  next: 'Deploy the custom connector with pac or paconn; README.md has the commands.',
};
