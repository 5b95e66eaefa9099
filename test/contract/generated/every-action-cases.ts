import type { Answer, ContractCase, PlatformSeconds, Reply } from '../case.ts';
import type { CaseFileReader } from '../read-yaml.ts';
import type { WireForm } from '../wire-form.ts';
import { plainCall } from './plain-calls.ts';
import { unknownOutcome } from './unknown-outcome.ts';

interface EveryActionFile {
  readonly about: string;
  readonly replies: readonly {
    readonly name: string;
    readonly reply: Reply;
    /** What the flow sees where the call must not be repeated. */
    readonly onceOnly: Answer | { readonly unknownOutcome: string; readonly statusCode?: number };
    readonly repeatable: Answer;
    readonly platform?: PlatformSeconds;
  }[];
}

/**
 * The cases of a file that says what the flow sees of each reply: every reply is given to a plain call of every action.
 *
 * @throws CaseFileError if the file has not the form of `every-action.schema.json`.
 */
export const readEveryActionCases = (
  read: CaseFileReader,
  forms: readonly WireForm[],
  file: string,
  text: string,
): ContractCase[] => {
  const { replies } = read<EveryActionFile>(file, text, 'every-action.schema.json');
  return replies.flatMap(({ name, reply, onceOnly, repeatable, platform }) =>
    forms.map((form): ContractCase => {
      const once = () =>
        'unknownOutcome' in onceOnly ? unknownOutcome(form, onceOnly.unknownOutcome, onceOnly.statusCode) : onceOnly;
      return {
        source: file,
        name,
        ...plainCall(form),
        reply,
        answer: form.onceOnly ? once() : repeatable,
        ...(platform === undefined ? {} : { platform }),
      };
    }),
  );
};
