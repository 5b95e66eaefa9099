import type { CallTrace } from '../../gateway/trace.ts';
import type { PageAction } from '../views.ts';
import type { Problems } from './values.ts';

/** How an answer is to be taken. `warning`: nobody knows what happened. */
export type Tone = 'good' | 'warning' | 'bad';

/** The reason phrases of the statuses that a gateway, a script or a service is likely to answer (RFC 9110, RFC 4918, RFC 6585). */
const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  424: 'Failed Dependency',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A status as people say it, such as `400 Bad Request`. */
export const statusText = (status: number): string => `${status} ${phrases[status] ?? ''}`.trim();

/** 424 stands between good and bad: the call may have been carried out. */
export const toneOf = (status: number): Tone => {
  if (status < 400) return 'good';
  return status === 424 ? 'warning' : 'bad';
};

/** What the definition says about an answer with that status. */
export const meaningOf = (action: PageAction | undefined, status: number): string | undefined =>
  action?.responses[String(status)] || action?.responses.default || undefined;

const asObject = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** What went wrong in the words of the answer: Sendmode's form, the gateway's envelope, or a plain message. */
export const errorText = (body: string): string | undefined => {
  const { error, message } = asObject(body);
  const inner = typeof error === 'object' && error !== null ? (error as Record<string, unknown>).message : error;
  const text = inner ?? message;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** The gateway's findings about single values, by flow key; a finding about an item stands at its list, and names the item. */
export const fieldProblems = (body: string): Problems => {
  const error = asObject(body).error as { innerError?: { details?: unknown } } | undefined;
  const details = error?.innerError?.details;
  const found = (Array.isArray(details) ? details : []) as { key?: unknown; problem?: unknown; fix?: unknown }[];
  return new Map(
    found
      .filter(({ key }) => typeof key === 'string')
      .map(({ key, problem, fix }) => {
        const [, list = '', item] = /^(.*?)(?:\[(\d+)\].*)?$/.exec(String(key)) ?? [];
        const text = [problem, fix].filter((each) => typeof each === 'string').join(' ');
        return [list, { text, ...(item === undefined ? {} : { item: Number(item) }) }];
      }),
  );
};

/** Whether hosts repeat a call with that answer by themselves (Azure Logic Apps, "Retry policies": 408, 429 and 5xx). */
export const isRepeated = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Why a call on the platform might end otherwise, although the answer looks good. */
export const cautionsFor = ({ script, warnings }: Pick<CallTrace, 'script' | 'warnings'>): readonly string[] => [
  ...(script === 'missing' ? ['The script was not applied: on the platform the answer may be another.'] : []),
  ...warnings,
];

/** What follows for a flow. */
export const adviceFor = ({ answer, exchanges }: CallTrace): string | undefined => {
  if (answer.status < 400) return undefined;
  if (isRepeated(answer.status))
    return 'A flow repeats a call with this answer by itself, unless its retry policy says otherwise.';
  if (answer.status === 424) return 'A flow does not repeat it by itself.';
  return exchanges.length === 0 ? 'The gateway refused the call; nothing was sent.' : undefined;
};
