import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { type Finding, showValue } from '../connector/rules/finding.ts';
import { ExpectedError } from './expected-error.ts';

/** What Microsoft's published schemas say of the documents. */
export interface PublishedVerdict {
  readonly findings: readonly Finding[];
  /** In sentences: what was held against which schema, and what the untouched files would refuse. */
  readonly summary: string;
}

/** Keys that deployment reads and writes although the published schema never learned them. */
const unlearnedProperties = {
  scriptOperations: { type: 'array', items: { type: 'string' } },
  connectionParameterSets: { type: 'object' },
};

const source = "Microsoft's published schemas (https://github.com/microsoft/PowerPlatformConnectors/tree/dev/schemas)";

const readSchema = (folder: string, file: string): Record<string, unknown> => {
  const place = path.join(folder, file);
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(
      `The published schema ${place} cannot be read: ${problem}. Nothing was checked against it. Give the folder that holds it with --schemas (README, "Published schemas").`,
    );
  }
};

const compileDraft4 = (schema: object): ValidateFunction => {
  const ajv = new Ajv04.default({ strict: false, allErrors: true, verbose: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

/** The properties' schema calls its identifier `id`, as drafts before the one it names did. */
const compileDraft7 = ({ id: _, ...schema }: Record<string, unknown>): ValidateFunction => {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

/** The schema of the properties with the keys it never learned. */
const withUnlearnedKeys = (schema: Record<string, unknown>): Record<string, unknown> => {
  const copy = structuredClone(schema) as { properties?: { properties?: { properties?: object } } };
  Object.assign(copy.properties?.properties?.properties ?? {}, unlearnedProperties);
  return copy as Record<string, unknown>;
};

const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;

/** A place that matches no branch reports the errors of all of them; the deepest ones are about the branch that was meant. */
const deepest = (errors: readonly ErrorObject[]): ErrorObject[] => {
  const branches = ['anyOf', 'oneOf', 'not', 'if'];
  const telling = errors.filter(({ keyword }) => !branches.includes(keyword));
  return telling.filter(
    (error) =>
      !telling.some((other) => depth(other) > depth(error) && other.instancePath.startsWith(error.instancePath)),
  );
};

const findingOf = (file: string, error: ErrorObject): Finding => ({
  code: 'PublishedSchema',
  severity: 'error',
  pointer: `${file}#${error.instancePath}`,
  message: `The published schema says: ${error.message ?? error.keyword}${error.keyword === 'additionalProperties' ? ` ("${String(error.params.additionalProperty)}")` : ''}.`,
  value: showValue(error.data),
  consequence: 'Certification compares the file with this schema.',
  fix: 'Correct the emitter of the file.',
  source,
});

const validate = (file: string, compiled: ValidateFunction, document: unknown): Finding[] =>
  compiled(document) ? [] : deepest(compiled.errors ?? []).map((error) => findingOf(file, error));

const strictSummary = (findings: readonly Finding[]): string =>
  findings.length === 0
    ? 'The untouched schema of the properties passes too.'
    : `The untouched schema of the properties refuses ${findings.length}: it never learned ${Object.keys(unlearnedProperties).join(' and ')}, which deployment reads.`;

/**
 * Holds the definition and the properties against a copy of Microsoft's published schemas. The keys that the schema of
 * the properties never learned are added to it for the findings; what the untouched file says is in the summary.
 *
 * @param folder a folder with `apiDefinition.swagger.schema.json` and `paconn-apiProperties.schema.json`, without comments.
 * @throws ExpectedError if one of them cannot be read.
 */
export const validateAgainstPublishedSchemas = (
  folder: string,
  { definition, properties }: { readonly definition: unknown; readonly properties: unknown },
): PublishedVerdict => {
  const definitionSchema = readSchema(folder, 'apiDefinition.swagger.schema.json');
  const propertiesSchema = readSchema(folder, 'paconn-apiProperties.schema.json');
  const findings = [
    ...validate('apiDefinition.swagger.json', compileDraft4(definitionSchema), definition),
    ...validate('apiProperties.json', compileDraft7(withUnlearnedKeys(propertiesSchema)), properties),
  ];
  const strict = validate('apiProperties.json', compileDraft7(propertiesSchema), properties);
  const verdict = findings.length === 0 ? 'definition and properties pass' : `${findings.length} errors`;
  return { findings, summary: `Published schemas: ${verdict}. ${strictSummary(strict)}` };
};
