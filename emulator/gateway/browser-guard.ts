import { Refusal } from './refusal.ts';

const localNames = ['localhost', '127.0.0.1', '[::1]'];

const isLocal = (url: URL): boolean => localNames.includes(url.hostname) || url.hostname.endsWith('.localhost');

/**
 * Refuses what a web page elsewhere might try: a host name that only points here (DNS rebinding), and calls from
 * another origin. The gateway holds keys, and calls cost money.
 *
 * @throws Refusal 403
 */
export const guardBrowsers = (request: Request): void => {
  const url = new URL(request.url);
  const host = request.headers.get('host');
  const named = host === null ? url : URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  if (!named || !isLocal(named) || !isLocal(url)) {
    throw new Refusal(
      403,
      'ForeignHost',
      `The gateway answers to this machine's own names only, not to "${(host ?? url.host).slice(0, 100)}". Nothing was sent. Call it as localhost or 127.0.0.1.`,
    );
  }
  const origin = request.headers.get('origin');
  const fetchSite = request.headers.get('sec-fetch-site');
  const foreign = origin !== null && origin !== named.origin;
  if ((foreign && request.method !== 'GET') || fetchSite === 'cross-site') {
    throw new Refusal(
      403,
      'ForeignOrigin',
      `A web page of another origin (${(origin ?? 'unnamed').slice(0, 100)}) may not call the gateway. Nothing was sent. Call it from its own page, a terminal or a program.`,
    );
  }
};
