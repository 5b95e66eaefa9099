import type { HttpResponse } from '../platform/script/http-message.ts';
import { type Answer, jsonType, respond } from './answer.ts';
import { codeBody, documentedCodes } from './codes.ts';

/** The kinds of fault that can be ordered. */
export const faultKinds = ['status', 'html', 'mislabelled', 'truncated', 'reset', 'delay'] as const;

/** One kind of fault. */
export type FaultKind = (typeof faultKinds)[number];

/**
 * A fault that waits for a request of its operation.
 *
 * - `status`: the given HTTP status with the given code, SYSTEM_ERROR unless another is ordered; 429 carries `Retry-After: 1`.
 * - `html`: the given HTTP status with an HTML page.
 * - `mislabelled`: the good answer labelled `text/html`.
 * - `truncated`: half of the answer's bytes under a `Content-Length` that promises all, then the connection closes.
 * - `reset`: no answer, the connection is reset.
 * - `delay`: the good answer after the given milliseconds; it is worked out even if the caller has gone meanwhile.
 */
export interface Fault {
  /** The operation's id; `*` for every operation. */
  readonly operation: string;
  readonly kind: FaultKind;
  /** HTTP status of `status` and `html`. */
  readonly status: number;
  /** Sendmode's code in the body of `status`, one of the documented ones. */
  readonly code: number;
  /** Milliseconds of `delay`. */
  readonly delay: number;
  /** Whether the request is carried out before the fault happens (`after`) or the fault comes first (`before`). */
  readonly when: 'before' | 'after';
  /** How many more requests it applies to. */
  times: number;
}

/** The part of an answer that is sent before the connection closes. */
export interface PartialAnswer {
  readonly status: number;
  readonly contentType: string;
  /** What is sent of the body. */
  readonly bytes: Uint8Array;
  /** The number of bytes that the answer promises. */
  readonly length: number;
}

/** The connection breaks: at once, or after part of an answer. Whoever holds the connection makes it so. */
export class BrokenConnection extends Error {
  /** What is sent before the break; nothing where the connection is reset at once. */
  readonly sent: PartialAnswer | undefined;

  constructor(sent?: PartialAnswer) {
    super(sent === undefined ? 'The connection was reset.' : 'The connection closed before the whole answer was sent.');
    this.sent = sent;
  }
}

/** Takes the first fault that waits for an operation and counts it down; one that is used up waits no more. */
export const takeFault = (faults: Fault[], operation: string): Fault | undefined => {
  const index = faults.findIndex((each) => each.operation === operation || each.operation === '*');
  const found = faults[index];
  if (found === undefined) return undefined;
  found.times -= 1;
  if (found.times === 0) faults.splice(index, 1);
  return found;
};

const htmlType = 'text/html; charset=utf-8';

const delayed = async (
  { delay, when }: Fault,
  carryOut: () => Answer,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Answer> => {
  if (when === 'before') await pause(delay);
  const good = carryOut();
  if (when === 'after') await pause(delay);
  return good;
};

const systemError: Answer = { status: 200, body: codeBody(documentedCodes.SYSTEM_ERROR.code) };

const failing = (status: number, contentType: string, body: string): HttpResponse => ({
  status,
  headers: [['content-type', contentType], ...(status === 429 ? [['retry-after', '1'] as const] : [])],
  body: Buffer.from(body),
});

const htmlPage = (status: number): string =>
  `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>\n`;

const firstHalf = ({ status, body }: Answer): PartialAnswer => {
  const whole = new TextEncoder().encode(JSON.stringify(body));
  return { status, contentType: jsonType, bytes: whole.slice(0, Math.ceil(whole.length / 2)), length: whole.length };
};

/**
 * Answers a request through a fault.
 * @param carryOut carries the request out and returns the good answer
 * @param pause waits the given milliseconds
 * @throws BrokenConnection where the fault breaks the connection
 */
export const answerThrough = async (
  fault: Fault,
  carryOut: () => Answer,
  pause: (milliseconds: number) => Promise<void>,
): Promise<HttpResponse> => {
  if (fault.kind === 'delay') return respond(await delayed(fault, carryOut, pause));
  const good = fault.when === 'after' ? carryOut() : systemError;
  switch (fault.kind) {
    case 'status':
      return failing(fault.status, jsonType, JSON.stringify(codeBody(fault.code)));
    case 'html':
      return failing(fault.status, htmlType, htmlPage(fault.status));
    case 'mislabelled':
      return respond(good, { 'content-type': htmlType });
    case 'truncated':
      throw new BrokenConnection(firstHalf(good));
    case 'reset':
      throw new BrokenConnection();
  }
};
