import { isObject, readJson } from '../../definition/json-text.ts';
import { refuse } from './load-error.ts';

/** A text and the name of the file it came from, as messages are to show it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** What is odd about the file itself, in full sentences. */
  readonly warnings?: readonly string[];
}

/** The JSON object of a file. @throws ConnectorLoadError with line and column */
export const readObject = ({ file, text }: SourceText): Record<string, unknown> => {
  const reading = readJson(text.replace(/^\uFEFF/, ''));
  if (!reading.ok) {
    return refuse({
      place: `${file}, line ${reading.line}, column ${reading.column}`,
      text: `This is not JSON: ${reading.problem}. Correct the file.`,
    });
  }
  if (isObject(reading.value)) return reading.value;
  return refuse({ place: file, text: 'This is JSON, but not an object. Give the file that the platform takes.' });
};
