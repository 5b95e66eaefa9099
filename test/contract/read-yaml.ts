import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';

/** A case file is wrong; the message names the file, the place, what stands there and what to write. */
export class CaseFileError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem} No case of this file was run.`);
    this.name = 'CaseFileError';
  }
}

const schemaAt = (name: string): object => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as object;

/** The forms that a case file may have. */
export type CaseFileForm = 'case-file.schema.json' | 'every-action.schema.json';

const sentence = ({ instancePath, keyword, params, message }: ErrorObject): string => {
  const place = instancePath === '' ? 'The file' : instancePath;
  if (keyword === 'additionalProperties') {
    return `${place} has the unknown key "${String(params.additionalProperty)}". Correct or remove it.`;
  }
  const allowed = keyword === 'enum' ? `: ${(params.allowedValues as unknown[]).join(', ')}` : '';
  return `${place} ${message ?? 'is wrong'}${allowed}.`;
};

/** Compiles the schemas of case files and returns what reads one file's text. */
export const createCaseFileReader = () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  ajv.addSchema(schemaAt('case-file.schema.json')).addSchema(schemaAt('every-action.schema.json'));

  /** The content of a case file. @throws CaseFileError if it is not YAML or has not the given form. */
  return <Content>(file: string, text: string, form: CaseFileForm): Content => {
    let content: unknown;
    try {
      content = parse(text);
    } catch (error) {
      throw new CaseFileError(file, `It is not YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!ajv.validate<Content>(form, content)) {
      throw new CaseFileError(file, (ajv.errors ?? []).map(sentence).join(' '));
    }
    return content;
  };
};

export type CaseFileReader = ReturnType<typeof createCaseFileReader>;
