import type { EmittedFile } from '../../emit/emitted-file.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import type { Finding } from '../../rules/finding.ts';
import { registry } from '../../rules/registry.ts';
import { applyRules } from '../../rules/rule.ts';
import { hosts, type PackageHost } from './hosts.ts';

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
