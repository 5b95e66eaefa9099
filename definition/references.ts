import type { OpenAPIV2 } from 'openapi-types';
import type { LoadProblem } from '../platform/loading/load-error.ts';
import { isObject } from './json-text.ts';

const pointerStep = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const follow = (document: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (place, step) => (isObject(place) && Object.hasOwn(place, step) ? place[step] : undefined),
      document,
    );

const problemOf = (document: unknown, reference: string): string | undefined => {
  const seen = new Set<string>();
  let current = reference;
  for (;;) {
    if (!/^#\/(definitions|parameters|responses)\/[^/]+$/.test(current)) {
      return `The reference "${current}" is not supported: the platform resolves only #/definitions/…, #/parameters/… and #/responses/…. Copy the referenced element into one of the three.`;
    }
    if (seen.has(current)) {
      return `The reference "${current}" leads back to itself. Make it point to an element that is no reference.`;
    }
    seen.add(current);
    const target = follow(document, current);
    if (!isObject(target)) {
      return `The reference "${current}" points nowhere. Add the element, or correct the name.`;
    }
    if (typeof target.$ref !== 'string') return undefined;
    current = target.$ref;
  }
};

/**
 * What is wrong with the references of a definition: one that points nowhere, in a circle, to another file, or to
 * another place than definitions, parameters and responses (Custom connectors, "OpenAPI definition" rules for `$ref`).
 */
export const referenceProblems = (document: OpenAPIV2.Document, file: string): LoadProblem[] => {
  const problems: LoadProblem[] = [];
  const visit = (element: unknown, place: string): void => {
    if (Array.isArray(element)) {
      element.forEach((item, index) => {
        visit(item, `${place}/${index}`);
      });
    }
    if (!isObject(element)) return;
    if (typeof element.$ref === 'string') {
      const text = problemOf(document, element.$ref);
      if (text !== undefined) problems.push({ place: `${file}#${place}`, text });
      return;
    }
    for (const [name, child] of Object.entries(element)) {
      if (['example', 'examples', 'default', 'enum'].includes(name) && !place.endsWith('/properties')) continue;
      visit(child, `${place}/${pointerStep(name)}`);
    }
  };
  visit(document, '');
  return problems;
};
