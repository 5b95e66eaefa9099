import autocannon from 'autocannon';

/** What the load is put on, and how a call reaches it. */
export interface Target {
  readonly name: string;
  /** Where `POST /send` is. */
  readonly url: string;
}

/** What one round showed: calls a second, and all of its calls. */
export interface Round {
  readonly rate: number;
  readonly calls: number;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `087${String(1_000_000 + index)}`);

/** The body of a text to so many recipients. */
export const sendBody = (recipients: number): string =>
  JSON.stringify({ message: { messagetext: 'Your appointment is tomorrow.', recipients: numbers(recipients) } });

/** Sends texts for some seconds. @throws Error unless every call is answered 200: the figure would be worthless. */
export const sendTexts = async (
  { name, url }: Target,
  { connections = 10, seconds = 2, body = sendBody(1) }: { connections?: number; seconds?: number; body?: string } = {},
): Promise<Round> => {
  const headers = { authorization: 'demo-key', 'content-type': 'application/json' };
  const result = await autocannon({ url, connections, duration: seconds, method: 'POST', headers, body, timeout: 60 });
  const { non2xx, errors, requests } = result;
  if (non2xx > 0 || errors > 0 || requests.total === 0)
    throw new Error(
      `${name}: ${non2xx} calls of ${requests.total} failed and ${errors} broke; the figure would be worthless.`,
    );
  return { rate: requests.total / result.duration, calls: requests.total };
};
