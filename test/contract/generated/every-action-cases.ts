import { type Answer, type ContractCase, operationIds, type PlatformSeconds, type Reply } from '../case.ts';
import type { CaseFileReader } from '../read-yaml.ts';
import { plainCalls } from './plain-calls.ts';
import { unknownOutcome } from './unknown-outcome.ts';

interface EveryActionFile {
  readonly about: string;
  readonly replies: readonly {
    readonly name: string;
    readonly reply: Reply;
    readonly Send_SMS: Answer | { readonly unknownOutcome: string; readonly statusCode?: number };
    readonly others: Answer;
    readonly platform?: PlatformSeconds;
  }[];
}

/**
 * The cases of a file that says what the flow sees of each reply: every reply is given to a plain call of every action.
 *
 * @throws CaseFileError if the file has not the form of `every-action.schema.json`.
 */
export const readEveryActionCases = (read: CaseFileReader, file: string, text: string): ContractCase[] => {
  const { replies } = read<EveryActionFile>(file, text, 'every-action.schema.json');
  return replies.flatMap(({ name, reply, Send_SMS, others, platform }) => {
    const sms = 'unknownOutcome' in Send_SMS ? unknownOutcome(Send_SMS.unknownOutcome, Send_SMS.statusCode) : Send_SMS;
    return operationIds.map(
      (operationId): ContractCase => ({
        source: file,
        name,
        operationId,
        ...plainCalls[operationId],
        reply,
        answer: operationId === 'Send_SMS' ? sms : others,
        ...(platform === undefined ? {} : { platform }),
      }),
    );
  });
};
