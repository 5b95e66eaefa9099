import type { Definition, Method, Schema } from './document.ts';
import type { Operation } from './operations.ts';
import { resolve } from './references.ts';

/** The schema of each answer of an operation that has one, by its status or `default`; it may hold references. */
export const answerSchemas = (
  definition: Definition,
  { path, method }: Pick<Operation, 'path' | 'method'>,
): Readonly<Record<string, Schema>> => {
  const responses = definition.paths[path]?.[method.toLowerCase() as Method]?.responses ?? {};
  return Object.fromEntries(
    Object.entries(responses).flatMap(([status, response]) => {
      const { schema } = resolve(definition, response);
      return schema ? [[status, schema]] : [];
    }),
  );
};
