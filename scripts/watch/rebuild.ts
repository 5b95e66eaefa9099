import { sendmode } from '../../connector/sendmode.ts';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import { type EmittedDocuments, emitDocumentFiles, emitTypesFile } from '../../emit/index.ts';
import { emitWithoutScript } from '../description.ts';
import { ownTypes } from '../remembered-types.ts';

/** What became of the description. */
export interface Rebuilt {
  readonly documents: EmittedDocuments;
  readonly files: readonly EmittedFile[];
}

/** @throws ExpectedError with every finding if a rule of severity error breaks. */
export const rebuild = async (): Promise<Rebuilt> => {
  const { documents } = await emitWithoutScript(sendmode, 'The last good state goes on serving.');
  return { documents, files: emitDocumentFiles(sendmode, documents) };
};

/** The types, which may take longer than everything else. */
export const rebuildTypes = ({ documents }: Rebuilt): Promise<EmittedFile> => emitTypesFile(documents, ownTypes);
