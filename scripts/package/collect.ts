import type { EmittedFile } from '../../emit/emitted-file.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import type { Finding } from '../../rules/finding.ts';
import { registry } from '../../rules/registry.ts';
import { applyRules } from '../../rules/rule.ts';
import { certificationHost } from './certification-host.ts';
import { copilotStudioHost } from './copilot-studio-host.ts';
import { deploymentHost } from './deployment-host.ts';
import type { PackageHost } from './host.ts';
import { consumptionHost, standardHost } from './logic-apps-hosts.ts';
import { powerAppsHost } from './power-apps-host.ts';
import { powerPlatformHost } from './power-platform-host.ts';

export type { PackageHost } from './host.ts';

/** Every host that is packaged, in the order in which the command lists them. */
export const hosts: readonly PackageHost[] = [
  deploymentHost,
  powerPlatformHost,
  certificationHost,
  consumptionHost,
  standardHost,
  copilotStudioHost,
  powerAppsHost,
];

/** The packages in memory, and what the rules say about them. */
export interface Packages {
  /** The paths are relative to `dist/`. */
  readonly files: readonly EmittedFile[];
  /** The places are relative to `dist/`. */
  readonly findings: readonly Finding[];
}

const packageFor = (host: PackageHost, sources: PackageSources): Packages => {
  const files = host.emit(sources);
  const findings = host.check?.(files, sources) ?? [];
  return {
    files: files.map((file) => ({ ...file, path: `${host.folder}/${file.path}` })),
    findings: findings.map((finding) => ({ ...finding, pointer: `${host.folder}/${finding.pointer}` })),
  };
};

/** Emits and checks the files of every host; nothing is written. */
export const collectPackages = (sources: PackageSources, among: readonly PackageHost[] = hosts): Packages => {
  const packages = among.map((host) => packageFor(host, sources));
  const files = packages.flatMap((each) => each.files);
  const paths = files.map(({ path }) => path);
  return { files, findings: [...applyRules(registry.paths, paths), ...packages.flatMap((each) => each.findings)] };
};
