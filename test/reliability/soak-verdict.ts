/** A message that a caller sent, and the status that came back; without one the connection broke. */
export interface SentMessage {
  readonly customerid: string;
  readonly status: number | undefined;
}

/** How what callers were told compares with what went out. Each count but the first two has to be 0. */
export interface Verdict {
  readonly accepted: number;
  /** Ended with 424 or without an answer, and how many of these went out. */
  readonly unknown: { readonly messages: number; readonly sent: number };
  /** Accepted, and not in the outbox. */
  readonly lost: number;
  /** More than once in the outbox. */
  readonly doubled: number;
  /** Ended with a status that hosts repeat, or with a refusal, although the text went out. */
  readonly failedAlthoughSent: number;
  /** In the outbox although nobody sent it. */
  readonly ghosts: number;
}

/** Compares the callers' own count with the outbox, message by message. */
export const judge = (messages: readonly SentMessage[], outbox: readonly (string | null)[]): Verdict => {
  const texts = new Map<string | null, number>();
  for (const customerid of outbox) texts.set(customerid, (texts.get(customerid) ?? 0) + 1);
  const count = (wanted: (status: number | undefined, texts: number) => boolean): number =>
    messages.filter(({ customerid, status }) => wanted(status, texts.get(customerid) ?? 0)).length;
  const isAccepted = (status: number | undefined) => status !== undefined && status >= 200 && status < 300;
  const isUnknown = (status: number | undefined) => status === undefined || status === 424;
  const made = new Set(messages.map(({ customerid }) => customerid));
  return {
    accepted: count(isAccepted),
    unknown: { messages: count(isUnknown), sent: count((status, sent) => isUnknown(status) && sent > 0) },
    lost: count((status, sent) => isAccepted(status) && sent === 0),
    doubled: count((_, sent) => sent > 1),
    failedAlthoughSent: count((status, sent) => !isAccepted(status) && !isUnknown(status) && sent > 0),
    ghosts: outbox.filter((customerid) => customerid === null || !made.has(customerid)).length,
  };
};

/** Whether every message is accounted for. */
export const isAccountedFor = ({ lost, doubled, failedAlthoughSent, ghosts }: Verdict): boolean =>
  lost + doubled + failedAlthoughSent + ghosts === 0;
