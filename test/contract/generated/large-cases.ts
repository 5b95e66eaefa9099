import type { ContractCase } from '../case.ts';
import { spellBody, spellCall, type WireForm } from '../wire-form.ts';

interface LargeMessage {
  readonly messagetext: string;
  readonly recipients: readonly string[];
}

const numbers = Array.from({ length: 500 }, (_, index) => `08700${String(index).padStart(5, '0')}`);

/** Messages that are too long to be written down in a file, for the operation that sends them. */
export const largeCases = (forms: readonly WireForm[]): ContractCase[] =>
  forms
    .filter(({ operationId }) => operationId === 'Send_SMS')
    .flatMap((form) => {
      const { operationId, request, wire } = form;
      const sendCase = (name: string, message: LargeMessage): ContractCase => ({
        source: 'large messages',
        name,
        operationId,
        request,
        wire,
        call: spellCall(
          {
            parameters: {
              'body/$wrapper/messagetext': message.messagetext,
              'body/$wrapper/recipients': message.recipients,
            },
          },
          form,
        ),
        sends: spellBody({ $wrapper: message }, form),
        reply: {
          status: 200,
          headers: { 'Content-Type': 'text/html' },
          json: { status: 'OK', statusCode: 0, message },
        },
        answer: { status: 200, body: 'unchanged' },
      });
      return [
        sendCase('500 recipients', { messagetext: 'To all of you', recipients: numbers }),
        sendCase('a text of 100,000 characters of four bytes each', {
          messagetext: '\u{1f600}'.repeat(100_000),
          recipients: ['0870000000'],
        }),
      ];
    });
