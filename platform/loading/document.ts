import type { Definition } from '../../definition/document.ts';
import { isObject, readJson } from '../../definition/json-text.ts';
import { ConnectorLoadError, type LoadProblem } from './load-error.ts';
import { referenceProblems } from './references.ts';
import { shapeProblems } from './shape.ts';

/** A text and the name of the file it came from, as messages are to show it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** @throws ConnectorLoadError always */
export const refuse = (...problems: readonly LoadProblem[]): never => {
  throw new ConnectorLoadError(problems);
};

/** The JSON object of a file. @throws ConnectorLoadError with line and column */
export const readObject = ({ file, text }: SourceText): Record<string, unknown> => {
  const reading = readJson(text.replace(/^\uFEFF/, ''));
  if (!reading.ok) {
    return refuse({
      place: `${file}, line ${reading.line}, column ${reading.column}`,
      text: `This is not JSON: ${reading.problem}. Correct the file, or write it anew with "npm run build".`,
    });
  }
  if (isObject(reading.value)) return reading.value;
  return refuse({ place: file, text: 'This is JSON, but not an object. Give the file that the platform takes.' });
};

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
