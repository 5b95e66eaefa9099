import type { Definition } from '../../../definition/document.ts';
import { refuse } from '../load-error.ts';
import { readObject, type SourceText } from '../source.ts';
import { referenceProblems } from './references.ts';
import { shapeProblems } from './shape.ts';

/**
 * A definition that is OpenAPI 2.0 in all that the gateway reads, with sound references.
 *
 * @throws ConnectorLoadError
 */
export const readDocument = (source: SourceText): Definition => {
  const document = readObject(source);
  const { file } = source;
  if (document.swagger !== '2.0') {
    const found = document.openapi === undefined ? document.swagger : `OpenAPI ${String(document.openapi)}`;
    refuse({
      place: `${file}#/swagger`,
      text: `The definition is not OpenAPI 2.0 (found: ${String(found ?? 'nothing')}). The platform takes 2.0 only: convert it, and write "swagger": "2.0".`,
    });
  }
  const shape = shapeProblems(document, file);
  if (shape.length > 0) return refuse(...shape);
  const sound = document as unknown as Definition;
  const references = referenceProblems(sound, file);
  return references.length > 0 ? refuse(...references) : sound;
};
