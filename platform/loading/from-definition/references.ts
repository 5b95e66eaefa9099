import { followReference, listReferences } from '../../../definition/references.ts';
import type { LoadProblem } from '../load-error.ts';

const problemOf = (document: unknown, reference: string): string | undefined => {
  const unsupported = (given: string): string =>
    `The reference "${given}" is not supported: the platform resolves only #/definitions/…, #/parameters/… and #/responses/…. Copy the referenced element into one of the three.`;
  if (!/^#\/(definitions|parameters|responses)\/[^/]+$/.test(reference)) return unsupported(reference);
  const reading = followReference(document, reference);
  if (reading.ok) return undefined;
  switch (reading.reason) {
    case 'elsewhere':
      return unsupported(reading.reference);
    case 'circle':
      return `The reference "${reading.reference}" leads back to itself. Make it point to an element that is no reference.`;
    case 'nowhere':
      return `The reference "${reading.reference}" points nowhere. Add the element, or correct the name.`;
  }
};

/**
 * What is wrong with the references of a definition: one that points nowhere, in a circle, to another file, or to
 * another place than definitions, parameters and responses (Custom connectors, "OpenAPI definition" rules for `$ref`).
 */
export const referenceProblems = (document: unknown, file: string): LoadProblem[] =>
  listReferences(document).flatMap(({ pointer, reference }) => {
    const text = problemOf(document, reference);
    return text === undefined ? [] : [{ place: `${file}#${pointer}`, text }];
  });
