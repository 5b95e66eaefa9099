import { Refusal } from '../../refusal.ts';
import type { HttpRequest } from '../../script/http-message.ts';
import type { Body, HeaderLines } from '../message.ts';
import { decodePart } from '../message.ts';

/** One part of a query string. `raw` is kept as it came, so that nothing is encoded anew without need. */
export interface QueryPart {
  readonly name: string;
  readonly value: string;
  readonly raw: string;
}

/** A request to the backend while security and policies are still at work on it. */
export interface Draft {
  readonly method: string;
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** The path below the base, encoded, beginning with a slash. */
  readonly path: string;
  readonly query: readonly QueryPart[];
  readonly headers: HeaderLines;
  readonly body: Body;
  /** The path parameters as the caller encoded them. */
  readonly pathValues: ReadonlyMap<string, string>;
}

/** In a query, a plus sign is a space. */
const decode = (text: string): string => decodePart(text.replaceAll('+', ' '));

/** The parts of a query string without its question mark. */
export const parseQuery = (query: string): QueryPart[] =>
  query
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const equals = raw.indexOf('=');
      const [name, value] = equals < 0 ? [raw, ''] : [raw.slice(0, equals), raw.slice(equals + 1)];
      return { name: decode(name), value: decode(value), raw };
    });

/** A part of a query string, encoded. */
export const queryPart = (name: string, value: string): QueryPart => ({
  name,
  value,
  raw: `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
});

/** What an address changes of a path by itself: turned into a slash, dropped, cut off, or followed as a step up. */
const leadingAway = /[\\#\p{Cc}]|\/(?:\.|%2e){1,2}(?=\/|$)/iu;

/**
 * Refuses an address that would lead elsewhere than it says.
 *
 * @throws Refusal 400
 */
export const refuseLeadingAway = ({ path, query }: Pick<Draft, 'path' | 'query'>): void => {
  const parts = [leadingAway.exec(path)?.[0], ...query.map(({ raw }) => /[#\p{Cc}]/u.exec(raw)?.[0])];
  const found = parts.find((part) => part !== undefined);
  if (found === undefined) return;
  throw new Refusal(
    400,
    'InvalidPath',
    `The address ${JSON.stringify(path.slice(0, 200))} holds ${JSON.stringify(found)}, which would lead to another path. Nothing was sent. Encode each value as encodeURIComponent does.`,
  );
};

/** The address a draft has come to. */
const draftUrl = ({ base, path, query }: Draft): string =>
  `${base}${path}${query.length > 0 ? `?${query.map(({ raw }) => raw).join('&')}` : ''}`;

/** The finished request, with the address that it has in the cloud. */
export const finishDraft = (draft: Draft): HttpRequest => ({
  method: draft.method,
  url: new URL(draftUrl(draft)).href,
  headers: draft.headers,
  body: draft.body,
});
