import { type OpenedPackage, withoutQuotes } from './certification-subject.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';

const breach = (value: string, message: string, fix: string): PackageBreach[] => [
  { pointer: 'ConnectorPackageValidator.ps1', value, message, fix },
];

const findInvocation = ({ zipFilePath, isPluginEnabled, isFolder }: OpenedPackage): PackageBreach[] => {
  const path = withoutQuotes(zipFilePath);
  if (path === '') return breach(zipFilePath, 'No zip file is given.', 'Give the path of the zip as -zipFilePath.');
  if (isPluginEnabled.trim() === '') {
    return breach(isPluginEnabled, 'Nothing says whether there is a plugin.', 'Add -isPluginEnabled n.');
  }
  if (!/^[a-z]:[\\/]/i.test(path)) {
    return breach(path, 'The path does not begin with a drive and its folder.', 'Write the whole path, as C:\\….');
  }
  if (isFolder) return breach(path, 'The path leads to a folder.', 'Give the path of the zip itself.');
  if (!/\.zip$/i.test(path)) return breach(path, 'The file is not called *.zip.', 'Give the path of the zip.');
  if (!/^(y|yes|n|no)$/i.test(isPluginEnabled.trim())) {
    return breach(isPluginEnabled, 'The answer about the plugin is not understood.', 'Answer y, yes, n or no.');
  }
  return [];
};

/** R0: the arguments of the validator. */
export const invocationRule: PackageRule<OpenedPackage> = {
  code: 'R0',
  severity: 'error',
  demand: 'The validator is called with the whole Windows path of a zip and with an answer about the plugin.',
  consequence: 'The validator stops before it looks into the package.',
  fix: 'Call it with -zipFilePath C:\\…\\name.zip -isPluginEnabled n.',
  source: packageSources.validator,
  find: findInvocation,
};
