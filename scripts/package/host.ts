import type { EmittedFile } from '../../emit/emitted-file.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import type { Finding } from '../../rules/finding.ts';

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
