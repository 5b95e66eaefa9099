import type { FaultOrder } from './delivery/backend.ts';

/** A kind of fault as the page names it. */
export interface NamedFault {
  readonly name: string;
  readonly order: FaultOrder;
  /** The one moment at which it can happen. @default both */
  readonly only?: 'before' | 'after';
  /** It takes seconds of real time. */
  readonly slow?: boolean;
}

const status = (code: number, httpStatus: number, name = `HTTP ${httpStatus}, code ${code}`): NamedFault => ({
  name,
  order: { kind: 'status', status: httpStatus, code },
});

const html = (httpStatus: number): NamedFault => ({
  name: `HTTP ${httpStatus}, an HTML page`,
  order: { kind: 'html', status: httpStatus },
});

/** Longer than any limit of the test, in milliseconds. */
const tooLate = 6500;

/** Every kind of fault that the simulated Sendmode offers, with the statuses and codes that differ in what follows. */
export const faults: readonly NamedFault[] = [
  status(8, 200),
  status(11, 200),
  html(200),
  status(8, 204, 'HTTP 204, no body'),
  status(8, 302),
  status(11, 400),
  status(8, 400),
  status(0, 400),
  status(16, 403),
  html(403),
  status(8, 408),
  html(429),
  status(8, 429),
  status(0, 429),
  status(8, 500),
  status(8, 503),
  html(502),
  { name: 'JSON labelled as HTML', order: { kind: 'mislabelled' }, only: 'after' },
  { name: 'half an answer', order: { kind: 'truncated' } },
  { name: 'the connection is reset', order: { kind: 'reset' } },
  { name: 'an answer that comes late', order: { kind: 'delay', delay: 100 } },
  { name: 'an answer that comes too late', order: { kind: 'delay', delay: tooLate }, slow: true },
];
