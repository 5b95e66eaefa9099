import type { CallTrace } from '../../gateway/trace.ts';
import type { PageAction } from '../views.ts';
import { fieldProblems, type Tone, toneOf } from './meaning.ts';

/** What came of a call, in people's words. */
export interface Outcome {
  /** Such as `Accepted for 2 recipients · 2 credits · 998 left`. */
  readonly headline: string;
  readonly tone: Tone;
  /** What to do next, in a sentence. */
  readonly next?: string;
  /** What the call made, such as the message in an outbox. */
  readonly content?: HTMLElement;
}

const refusals: Readonly<Record<number, string>> = {
  401: 'Refused: the key is not valid',
  403: 'Refused: the account may not do this',
  404: 'Refused: not found',
  424: 'May have been carried out: look before you send again',
  429: 'Too many calls: wait, then send again',
};

const failure = ({ answer: { status, body }, exchanges }: CallTrace): string => {
  const known = refusals[status];
  if (known !== undefined) return known;
  if (exchanges.length === 0)
    return fieldProblems(body).size > 0 ? 'Not sent: a value is missing or wrong' : 'Not sent';
  return status < 500 ? 'Refused' : 'Failed';
};

const shortest = (text: string): string => text.replace(/\..*$/s, '');

/** What an answer itself says, where nobody knows more. */
export const plainOutcome = (trace: CallTrace, action: PageAction | undefined): Outcome => {
  const { status } = trace.answer;
  const meaning = action?.responses[String(status)] ?? action?.responses.default;
  return { headline: status < 400 ? shortest(meaning || 'Done') : failure(trace), tone: toneOf(status) };
};

const scalars = (text: string): [string, unknown][] => {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
    return Object.entries(body).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  } catch {
    return [];
  }
};

/** The single values of an answer with the labels that the definition gives them: `Balance: 998.5`. */
export const labelledValues = (body: string, action: PageAction | undefined): string[] =>
  scalars(body).flatMap(([name, value]) => {
    const label = action?.results[name];
    return label === undefined ? [] : [`${label}: ${String(value)}`];
  });
