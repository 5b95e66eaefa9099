import { targetOf } from './incoming.ts';
import { Refusal } from './refusal.ts';

/** What is guarded. */
export interface Guarded {
  /** For messages, such as `gateway`. */
  readonly what: string;
  /** What became of a refused request, for messages, such as `Nothing was sent.` */
  readonly outcome: string;
  /** Whether a path makes something happen. Others may be opened from a link on any page. */
  readonly acts: (path: string) => boolean;
}

const localNames = ['localhost', '127.0.0.1', '[::1]'];

const isLocal = (host: string): boolean => {
  const name = host.replace(/:\d*$/, '');
  return localNames.includes(name) || name.endsWith('.localhost');
};

const foreignHost = ({ what, outcome }: Guarded, host: string): Refusal =>
  new Refusal(
    403,
    'ForeignHost',
    `The ${what} answers to this machine's own names only, not to "${host.slice(0, 100)}". ${outcome} Call it as localhost or 127.0.0.1.`,
  );

const foreignOrigin = ({ what, outcome }: Guarded, origin: string): Refusal =>
  new Refusal(
    403,
    'ForeignOrigin',
    `A web page of another origin (${origin.slice(0, 100)}) may not call the ${what}. ${outcome} Call it from its own page, a terminal or a program.`,
  );

/**
 * Refuses what a web page elsewhere might try: a host name that only points here (DNS rebinding), and requests from
 * another origin. A gateway holds keys, and calls cost money; a simulation holds what was tried on it.
 *
 * @throws Refusal 403
 */
export const guardBrowsers = (request: Request, guarded: Guarded): void => {
  // The host of the address is the Host header.
  const { origin: own, host, path } = targetOf(request);
  if (!isLocal(host)) throw foreignHost(guarded, host);
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== own) throw foreignOrigin(guarded, origin);
  const site = request.headers.get('sec-fetch-site') ?? 'none';
  if (guarded.acts(path) && site !== 'none' && site !== 'same-origin') throw foreignOrigin(guarded, site);
};
