import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { convertObj } from 'swagger2openapi';
import type { Definition } from './documents/definition.ts';

const banner = (definition: Definition): string =>
  `// The types of the ${definition.info.title} connector, emitted from its definition. Change the description instead.\n\n`;

/**
 * `apiTypes.d.ts`: the types of every request and answer, as openapi-typescript writes them. That library reads OpenAPI 3
 * alone, so the definition goes through swagger2openapi first.
 *
 * @param definition what `typedPart` left of one.
 * @returns the text of the module, which exports `paths`, `operations` and `components`.
 */
export const emitTypes = async (definition: Definition): Promise<string> => {
  const { openapi } = await convertObj(structuredClone(definition) as unknown as Parameters<typeof convertObj>[0], {});
  return banner(definition) + astToString(await openapiTS(openapi as OpenAPI3));
};
