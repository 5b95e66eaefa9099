import type { Connector } from '../../connector/model.ts';
import { type EmittedFile, textFile } from '../emitted-file.ts';
import type { PackageSources } from '../package-sources.ts';
import { codeAppModule } from './code-app.ts';
import { formulaText } from './formula.ts';
import { powerAppsActions } from './functions.ts';
import { powerAppsReadme } from './readme.ts';

/** The path of the module for a code app. */
export const codeAppPath = ({ name }: Connector): string => `code-app/${name}.ts`;

/** `dist/power-apps/`: a formula for each action, the error codes, and a module for code apps. */
export const emitPowerApps = ({ connector, definition }: PackageSources): EmittedFile[] => {
  const actions = powerAppsActions(connector, definition);
  const modulePath = codeAppPath(connector);
  return [
    ...actions.map(({ action, signature, path }) => textFile(path, formulaText(connector, action, signature))),
    textFile(modulePath, codeAppModule(connector)),
    textFile('README.md', powerAppsReadme(connector, actions, modulePath)),
  ];
};
