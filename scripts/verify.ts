import SwaggerParser from '@apidevtools/swagger-parser';
import { waivers } from '../connector/waivers.ts';
import { check } from '../rules/check.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import type { Documents } from '../rules/subjects.ts';
import { noWaivers, type Verdict, type WaiverList } from '../rules/waivers.ts';
import { ExpectedError } from './expected-error.ts';
import { loadOpenApiCheck } from './open-api-check.ts';

/** What this project's connector breaks on purpose. */
export const ownWaivers: WaiverList = { file: 'connector/waivers.ts', waivers };

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

type Document = Parameters<typeof SwaggerParser.validate>[0];

/**
 * Whether the definition is OpenAPI 2.0 at all, by swagger-parser. It compiles the schema anew for each definition, so that is
 * left to it only where there is something to say. It changes what it is given, so it gets copies.
 */
const openApiFindings = async (definition: unknown): Promise<Finding[]> => {
  const copy = () => structuredClone(definition) as Document;
  const resolve = { external: false };
  try {
    const whole = await SwaggerParser.dereference(copy(), { resolve, dereference: { circular: 'ignore' } });
    const fits = (await loadOpenApiCheck())(whole);
    await SwaggerParser.validate(copy(), { resolve, validate: { schema: !fits } });
    return [];
  } catch (error) {
    return [invalidDefinition(error)];
  }
};

/** Holds the documents against OpenAPI 2.0 and against every rule. */
export const verify = async (documents: Documents, excused: WaiverList = noWaivers): Promise<Verdict> => {
  const verdict = check(documents, excused);
  const invalid = documents.definition === undefined ? [] : await openApiFindings(documents.definition);
  return { findings: [...verdict.findings, ...invalid], waived: verdict.waived };
};

export const isError = ({ severity }: Finding): boolean => severity === 'error';

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** One sentence that counts the findings; of waivers only where there are any. */
export const countFindings = ({ findings, waived }: Verdict): string => {
  const errors = findings.filter(isError).length;
  return [
    counted(errors, 'error'),
    counted(findings.length - errors, 'warning'),
    ...(waived.length > 0 ? [`${waived.length} waived on purpose`] : []),
  ].join(', ');
};

/** @throws ExpectedError with every finding if one of them is an error. */
export const refuseErrors = (findings: readonly Finding[], consequence: string): void => {
  if (!findings.some(isError)) return;
  throw new ExpectedError([...findings.map(describeFinding), consequence].join('\n\n'));
};
