import { Refusal } from './refusal.ts';

const localNames = ['localhost', '127.0.0.1', '[::1]'];

const isLocal = (url: URL): boolean => localNames.includes(url.hostname) || url.hostname.endsWith('.localhost');

const foreignHost = (host: string): Refusal =>
  new Refusal(
    403,
    'ForeignHost',
    `The gateway answers to this machine's own names only, not to "${host.slice(0, 100)}". Nothing was sent. Call it as localhost or 127.0.0.1.`,
  );

const foreignOrigin = (origin: string): Refusal =>
  new Refusal(
    403,
    'ForeignOrigin',
    `A web page of another origin (${origin.slice(0, 100)}) may not call the gateway. Nothing was sent. Call it from its own page, a terminal or a program.`,
  );

/** Paths that make calls. Others may be opened from a link on any page. */
const callPaths = /^\/(apim|invoke|operations)(\/|$)/;

/**
 * Refuses what a web page elsewhere might try: a host name that only points here (DNS rebinding), and requests from
 * another origin. The gateway holds keys, and calls cost money.
 *
 * @throws Refusal 403
 */
export const guardBrowsers = (request: Request): void => {
  // The host of the address is the Host header.
  const url = new URL(request.url);
  if (!isLocal(url)) throw foreignHost(url.host);
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== url.origin) throw foreignOrigin(origin);
  const site = request.headers.get('sec-fetch-site') ?? 'none';
  if (callPaths.test(url.pathname) && site !== 'none' && site !== 'same-origin') throw foreignOrigin(site);
};
