import { readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import type { Limits } from './limits.ts';

const written = (bytes: number): string => bytes.toLocaleString('en');

/** The body of a call. @throws Refusal 413 if it is too large, 400 if it does not come to its end. */
export const readRequestBody = async (request: Request, { requestBytes }: Limits): Promise<Uint8Array> => {
  const reading = await readBody(request, requestBytes);
  switch (reading.outcome) {
    case 'whole':
      return reading.body;
    case 'too large': {
      const { announced } = reading;
      const bytes = announced === undefined ? `more than ${written(requestBytes)}` : written(announced);
      throw new Refusal(
        413,
        'RequestTooLarge',
        `The request has ${bytes} bytes; the platform's gateway takes ${written(requestBytes)}. Nothing was sent. Split it into several calls.`,
      );
    }
    case 'broken off':
      throw new Refusal(
        400,
        'RequestIncomplete',
        'The connection ended before the body was complete. Nothing was sent. Send the whole body.',
      );
  }
};
