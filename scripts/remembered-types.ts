import type { Definition } from '../emit/documents/definition.ts';
import { type EmitTypes, emitTypes } from '../emit/index.ts';
import { remembered } from './remembered.ts';
import { repositoryFolder } from './repository.ts';

/**
 * Makes the types of a definition, or finds them again if the same definition, generator and packages made them before:
 * making them loads the TypeScript compiler, which takes longer than everything else in a build.
 *
 * @param root the repository, below which they are kept out of git.
 */
export const rememberedTypes =
  (root: string, emit: EmitTypes): EmitTypes =>
  async (definition: Definition) => {
    const { text } = await remembered({
      root,
      placeOf: (key) => `types/${key}`,
      files: ['emit/types.ts'],
      texts: [JSON.stringify(definition)],
      make: () => emit(definition),
    });
    return text;
  };

/** The types of this project's connector. */
export const ownTypes: EmitTypes = rememberedTypes(repositoryFolder, emitTypes);
