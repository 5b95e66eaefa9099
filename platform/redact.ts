import type { Header } from './script/http-message.ts';

/** What stands in the place of a secret. */
export const redacted = '[redacted]';

/** Headers whose values are nobody's business, whatever the connector. */
const secretHeaders = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/** Takes secrets out of what is shown. */
export interface Redactor {
  text(text: string): string;
  headers(headers: readonly Header[]): Header[];
  /** The beginning of a text, in characters: the rest is not searched, and no part of a secret is left where it was cut. */
  beginning(text: string, characters: number): string;
}

/** A shorter secret would blank out ordinary words; its header is hidden all the same. */
const shortestReplaced = 6;

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const neverMatches = '(?!)';

/**
 * @param secrets - Texts that must not be shown, in whatever case, in the clear or as they stand in addresses and JSON.
 * @param keyHeaders - The headers that carry a key, beside those that always do.
 * @param shortest - Characters that a secret must have to be looked for in texts.
 */
export const createRedactor = (
  secrets: readonly string[],
  keyHeaders: readonly string[] = [],
  shortest = shortestReplaced,
): Redactor => {
  const forms = secrets
    .filter((secret) => secret.length >= shortest)
    .flatMap((secret) => [secret, encodeURIComponent(secret), escaped(secret), escaped(escaped(secret))]);
  const unique = [...new Set(forms)].sort((first, second) => second.length - first.length);
  const hidden = [...secretHeaders, ...keyHeaders.map((name) => name.toLowerCase())];
  const pattern = new RegExp(unique.map(literally).join('|') || neverMatches, 'gi');
  const text = (given: string): string => given.replace(pattern, redacted);
  const longest = unique[0]?.length ?? 0;
  return {
    text,
    beginning: (given, characters) => {
      if (given.length <= characters) return text(given);
      const searched = text(given.slice(0, characters + longest));
      return searched.slice(0, Math.max(0, Math.min(characters, searched.length - longest)));
    },
    headers: (headers) =>
      headers.map(([name, value]) => [name, hidden.includes(name.toLowerCase()) ? redacted : text(value)]),
  };
};
