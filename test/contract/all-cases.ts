import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Definition } from '../../definition/document.ts';
import { readActionCases } from './action-cases.ts';
import type { ContractCase } from './case.ts';
import { createDefinitionSchemas } from './definition-schemas.ts';
import { errorCodeCases } from './generated/error-code-cases.ts';
import { readEveryActionCases } from './generated/every-action-cases.ts';
import { exampleCases } from './generated/example-cases.ts';
import { largeCases } from './generated/large-cases.ts';
import { CaseFileError, createCaseFileReader } from './read-yaml.ts';
import { readWireForms } from './wire-form.ts';

const folder = fileURLToPath(new URL('cases/', import.meta.url));

/** The files of a folder; none where there is no such folder, which `missing-cases.ts` reports. */
const filesIn = (name: string): { file: string; text: string }[] =>
  (existsSync(`${folder}${name}`) ? readdirSync(`${folder}${name}`) : []).sort().map((file) => {
    if (!file.endsWith('.yaml')) throw new CaseFileError(`${name}/${file}`, 'A case file is named <something>.yaml.');
    return { file: `${name}/${file}`, text: readFileSync(`${folder}${name}/${file}`, 'utf8') };
  });

/** Refuses cases whose request the definition does not allow, which is nearly always a typing error. */
export const checkRequests = (document: Definition, cases: readonly ContractCase[]): void => {
  const { request } = createDefinitionSchemas(document);
  for (const { operationId, sends, source, name, connection } of cases) {
    if (typeof sends === 'string' || connection === 'engage') continue;
    const problems = request(operationId)?.(sends) ?? ['the body is given, and the operation has none'];
    if (problems.length > 0) {
      throw new CaseFileError(
        source,
        `The case "${name}" sends what the definition does not allow: ${problems.join('; ')}.`,
      );
    }
  }
};

/**
 * Every contract case: those of the files and those that are generated.
 *
 * @throws CaseFileError that names the file and what is wrong with it.
 */
export const loadCases = (document: Definition): ContractCase[] => {
  const forms = readWireForms(document);
  const known = ['every-action', ...forms.map(({ operationId }) => operationId)];
  const odd = readdirSync(folder).find((name) => !known.includes(name));
  if (odd !== undefined) throw new CaseFileError(odd, `The folders of cases are ${known.join(', ')}.`);
  const read = createCaseFileReader();
  const cases = [
    ...forms.flatMap((form) =>
      filesIn(form.operationId).flatMap(({ file, text }) => readActionCases(read, form, file, text)),
    ),
    ...filesIn('every-action').flatMap(({ file, text }) => readEveryActionCases(read, forms, file, text)),
    ...errorCodeCases(forms),
    ...exampleCases(document, forms),
    ...largeCases(forms),
  ];
  checkRequests(document, cases);
  return cases;
};
