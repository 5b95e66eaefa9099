import type { operations } from 'sendmode-connector/types';
import type { ContractCase } from '../case.ts';
import { plainCalls } from './plain-calls.ts';

type Message = operations['Send_SMS']['requestBody']['content']['application/json']['message'];

const sendCase = (name: string, message: Message): ContractCase => ({
  source: 'large messages',
  name,
  operationId: 'Send_SMS',
  wire: plainCalls.Send_SMS.wire,
  call: {
    parameters: { 'body/message/messagetext': message.messagetext, 'body/message/recipients': message.recipients },
  },
  sends: { message },
  reply: { status: 200, headers: { 'Content-Type': 'text/html' }, json: { status: 'OK', statusCode: 0, message } },
  answer: { status: 200, body: 'unchanged' },
});

const numbers = Array.from({ length: 500 }, (_, index) => `08700${String(index).padStart(5, '0')}`);

/** Messages that are too long to be written down in a file. */
export const largeCases: readonly ContractCase[] = [
  sendCase('500 recipients', { messagetext: 'To all of you', recipients: numbers }),
  sendCase('a text of 100,000 characters of four bytes each', {
    messagetext: '\u{1f600}'.repeat(100_000),
    recipients: ['0870000000'],
  }),
];
