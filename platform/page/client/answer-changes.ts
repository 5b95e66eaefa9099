import type { Change, TracedResponse } from '../../gateway/trace.ts';

/** Headers of one connection, and those that the gateway adds to every answer. */
const ignored = [
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-ms-client-request-id',
  'x-ms-correlation-id',
  'x-script-not-applied',
];

/** JSON is UTF-8 whether its label says so or not (RFC 8259, 8.1), so a charset that is dropped changes nothing. */
const significant = (name: string, value: string): string =>
  name === 'content-type' ? value.replace(/^(application\/json)\s*;\s*charset=utf-8$/i, '$1') : value;

const valuesOf = (headers: TracedResponse['headers']): Map<string, string> => {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (ignored.includes(lower)) continue;
    const earlier = joined.get(lower);
    joined.set(lower, significant(lower, earlier === undefined ? value : `${earlier}, ${value}`));
  }
  return joined;
};

/** What became of the service's answer on its way back through script and policies. */
export const answerChanges = (service: TracedResponse, answer: TracedResponse): Change[] => {
  const [before, after] = [valuesOf(service.headers), valuesOf(answer.headers)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return [
    ...(service.status === answer.status
      ? []
      : [{ part: 'status', before: String(service.status), after: String(answer.status) }]),
    ...names.flatMap((name): Change[] => {
      const [old, now] = [before.get(name), after.get(name)];
      if (old === now) return [];
      return [
        {
          part: `header ${name}`,
          ...(old === undefined ? {} : { before: old }),
          ...(now === undefined ? {} : { after: now }),
        },
      ];
    }),
    ...(service.body === answer.body ? [] : [{ part: 'body', before: service.body, after: answer.body }]),
  ];
};
