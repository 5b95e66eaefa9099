import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sendmode } from '../../connector/sendmode.ts';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import { emitDocuments, emitFiles } from '../../emit/index.ts';
import { collectPackages } from '../../scripts/package/collect.ts';
import { hosts } from '../../scripts/package/hosts.ts';
import { repositoryFolder, scriptPath } from '../../scripts/repository.ts';

/** SHA-256 in lower-case hexadecimal digits. */
const digest = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

const digestOfAll = (files: readonly EmittedFile[]): string =>
  digest(
    files
      .map((file) => `${file.path} ${digest(file.bytes)}\n`)
      .sort()
      .join(''),
  );

/** A digest of each part of what is emitted: a file of the repository, or a folder of `dist/`. */
export const emittedParts = async (): Promise<Readonly<Record<string, string>>> => {
  const documents = emitDocuments(sendmode);
  const script = await readFile(path.join(repositoryFolder, scriptPath), 'utf8');
  const { files } = collectPackages({ connector: sendmode, ...documents, script });
  const folders = hosts.map(({ folder }): [string, string] => [
    `dist/${folder}/`,
    digestOfAll(files.filter((file) => file.path.startsWith(`${folder}/`))),
  ]);
  const built = await emitFiles(sendmode, documents);
  return Object.fromEntries([
    ...built.map((file) => [file.path, digest(file.bytes)]),
    ['script.csx', digest(script)],
    ...folders,
  ]);
};
