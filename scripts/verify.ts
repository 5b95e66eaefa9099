import SwaggerParser from '@apidevtools/swagger-parser';
import { check, type Documents, type Verdict } from '../rules/check.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { ExpectedError } from './expected-error.ts';

const invalidDefinition = (error: unknown): Finding => ({
  code: 'NotOpenApi2',
  severity: 'error',
  pointer: 'apiDefinition.swagger.json',
  message: `swagger-parser refuses the definition: ${error instanceof Error ? error.message : String(error)}`,
  value: 'the whole definition',
  consequence: 'No host can import it.',
  fix: 'Correct the place that the message names.',
  source: 'OpenAPI 2.0 (https://spec.openapis.org/oas/v2.0)',
});

/** Whether the definition is OpenAPI 2.0 at all, by swagger-parser. It changes what it validates, so it gets a copy. */
const openApiFindings = async (definition: unknown): Promise<Finding[]> => {
  try {
    await SwaggerParser.validate(structuredClone(definition) as Parameters<typeof SwaggerParser.validate>[0], {
      resolve: { external: false },
    });
    return [];
  } catch (error) {
    return [invalidDefinition(error)];
  }
};

/** Holds the documents against OpenAPI 2.0 and against every rule. */
export const verify = async (documents: Documents): Promise<Verdict> => {
  const verdict = check(documents);
  const invalid = documents.definition === undefined ? [] : await openApiFindings(documents.definition);
  return { findings: [...verdict.findings, ...invalid], waived: verdict.waived };
};

export const isError = ({ severity }: Finding): boolean => severity === 'error';

/** One sentence that counts the findings. */
export const countFindings = ({ findings, waived }: Verdict): string => {
  const errors = findings.filter(isError).length;
  return `${errors} ${errors === 1 ? 'error' : 'errors'}, ${findings.length - errors} warnings, ${waived.length} waived on purpose`;
};

/** @throws ExpectedError with every finding if one of them is an error. */
export const refuseErrors = (findings: readonly Finding[], consequence: string): void => {
  if (!findings.some(isError)) return;
  throw new ExpectedError([...findings.map(describeFinding), consequence].join('\n\n'));
};
