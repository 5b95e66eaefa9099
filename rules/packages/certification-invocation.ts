import { type OpenedPackage, withoutQuotes } from './certification-subject.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';

const breach = (value: string, message: string, fix: string): PackageBreach[] => [
  { pointer: 'ConnectorPackageValidator.ps1', value, message, fix },
];

/** A drive, then names between backslashes without any character that Windows forbids in them. */
const windowsPath = /^[a-z]:(\\[^<>:"/\\|?*]+)*\\?[^<>:"/\\|?*]*$/i;

const findInvocation = ({ zipFilePath, isPluginEnabled, isFolder }: OpenedPackage): PackageBreach[] => {
  const path = withoutQuotes(zipFilePath);
  const plugin = withoutQuotes(isPluginEnabled);
  if (path === '') return breach(zipFilePath, 'No zip file is given.', 'Give the path of the zip as -zipFilePath.');
  if (plugin === '') {
    return breach(isPluginEnabled, 'Nothing says whether there is a plugin.', 'Add -isPluginEnabled n.');
  }
  if (!windowsPath.test(path)) {
    return breach(path, 'It is no whole Windows path.', 'Write it from the drive on, with backslashes, as C:\\….');
  }
  if (isFolder) return breach(path, 'The path leads to a folder.', 'Give the path of the zip itself.');
  if (!/\.zip$/i.test(path)) return breach(path, 'The file is not called *.zip.', 'Give the path of the zip.');
  return /^(y|yes|n|no)$/i.test(plugin)
    ? []
    : breach(isPluginEnabled, 'The answer about the plugin is not understood.', 'Answer y, yes, n or no.');
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
