import type { EmittedFile } from '../../connector/emit/emitted-file.ts';
import type { PackageSources } from '../../connector/emit/package-sources.ts';

/** One folder of `dist/` and what fills it. */
export interface PackageHost {
  /** Below `dist/`, with forward slashes, such as `logic-apps/consumption`. */
  readonly folder: string;
  /** The files of the folder, their paths relative to it. The same sources give the same bytes. */
  readonly emit: (sources: PackageSources) => readonly EmittedFile[];
}

/** Every host that is packaged, in the order in which the command lists them. */
export const hosts: readonly PackageHost[] = [];

/** The files of every host, their paths relative to `dist/`. */
export const collectPackages = (sources: PackageSources, among: readonly PackageHost[] = hosts): EmittedFile[] =>
  among.flatMap(({ folder, emit }) => emit(sources).map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes })));
