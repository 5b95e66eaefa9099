import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';

const around = sendmode.actions.find(({ operationId }) => operationId === 'Send_SMS')?.body?.wrapper?.name;
const request = (fields: string) => `
import type { operations } from 'sendmode-connector/types';
type Request = operations['Send_SMS']['requestBody']['content']['application/json'];
export const request: Request = { ${around === undefined ? fields : `${around}: { ${fields} }`} };
`;

/** Modules that import the package's types by their public name. They exist in the compiler's memory alone. */
const modules: Record<string, string> = {
  'right.ts': request("messagetext: 'Hello', recipients: ['0870000000']"),
  'wrong-field.ts': request("messagetext: 'Hello', recipients: ['0870000000'], sender: 'Clinic'"),
  'text-for-a-list.ts': request("messagetext: 'Hello', recipients: '0870000000'"),
  'missing-field.ts': request("messagetext: 'Hello'"),
};

const compile = (): Map<string, string> => {
  const place = (name: string) => path.join(import.meta.dirname, name);
  const sources = new Map(Object.entries(modules).map(([name, source]) => [place(name), source]));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  const program = ts.createProgram([...sources.keys()], options, host);
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(
      (found) =>
        [path.basename(found.file?.fileName ?? ''), ts.flattenDiagnosticMessageText(found.messageText, ' ')] as const,
    );
  return new Map(complaints);
};

describe('the types that the package exports', () => {
  const complaints = compile();

  test('a right request compiles', () => {
    expect(complaints.get('right.ts')).toBeUndefined();
  });

  test.each([
    ['wrong-field.ts', "'sender' does not exist in type"],
    ['text-for-a-list.ts', "Type 'string' is not assignable to type 'string[]'."],
    ['missing-field.ts', "Property 'recipients' is missing in type"],
  ])('%s does not compile', (name, complaint) => {
    expect(complaints.get(name)).toContain(complaint);
  });
});
