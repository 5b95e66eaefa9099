import { sendmode } from '../../../connector/sendmode.ts';
import { emitDefinition } from '../../../emit/definition.ts';
import type { EmittedFile } from '../../../emit/emitted-file.ts';
import type { PackageSources } from '../../../emit/package-sources.ts';
import { emitProperties } from '../../../emit/properties.ts';

/** What the packages for Logic Apps are made of; neither the script nor the icon goes into them. */
export const sources: PackageSources = {
  connector: sendmode,
  definition: emitDefinition(sendmode),
  properties: emitProperties(sendmode),
  script: 'not for this host',
  icon: new Uint8Array(),
};

/** The text of one of the files. */
export const textOf = (files: readonly EmittedFile[], path: string): string => {
  const found = files.find((file) => file.path === path);
  if (found) return new TextDecoder().decode(found.bytes);
  throw new Error(`There is no ${path} among ${files.map((file) => file.path).join(', ')}.`);
};

/** One of the files as a JSON document. */
export const jsonOf = <Document>(files: readonly EmittedFile[], path: string): Document =>
  JSON.parse(textOf(files, path)) as Document;
