import { Refusal } from '../../refusal.ts';

/**
 * Which addresses stand in the place of which hosts. Of an address, scheme, host and port count; path and query of a
 * request stay. It is done where a request leaves the gateway, so that policies and scripts see the hosts of the cloud.
 * Where backends are given, a request to a host that none stands for is refused: nothing leaves the computer unasked.
 */
export interface Backends {
  /**
   * Stands for the connector's service, such as `http://127.0.0.1:4281`: for the host of the definition, and for the
   * one that policies chose for a call. Not for another host that a script calls.
   */
  readonly service?: string;
  /** By host, with its port where that is not the usual one: `api.example.com` to `http://127.0.0.1:4282`. It comes first. */
  readonly hosts?: ReadonlyMap<string, string>;
}

const configured = new Map<string, URL>();

/** An address that was configured, of which there are few, read once for all calls. */
export const configuredUrl = (address: string): URL => {
  const known = configured.get(address) ?? new URL(address);
  configured.set(address, known);
  return known;
};

/** The code of a refusal to send to a host without a backend. */
const noBackend = 'NoBackend';

const refuse = ({ host, protocol }: URL, service: boolean): Refusal =>
  new Refusal(
    502,
    noBackend,
    `Nothing stands in the place of ${host}, so nothing was sent to it. Start the platform with --backend ${host}=ADDRESS${service ? ' or --backend ADDRESS' : ''}; --backend ${host}=${protocol}//${host} calls the service itself.`,
  );

/** The address that stands for the host of a URL, without a path; undefined where none does. */
const standIn = (url: URL, { service, hosts }: Backends, serviceHosts: readonly string[]): string | undefined => {
  const given =
    hosts?.get(url.host) ?? hosts?.get(url.hostname) ?? (serviceHosts.includes(url.host) ? service : undefined);
  if (given !== undefined) return configuredUrl(given).origin;
  // A backend's answer may lead back to it, as the address of a next page does.
  const known = [service, ...(hosts?.values() ?? [])].flatMap((each) =>
    each === undefined ? [] : configuredUrl(each).origin,
  );
  return known.includes(url.origin) ? url.origin : undefined;
};

/**
 * The URL to which a request really goes.
 *
 * @param backends - Undefined where every request goes to the host that it names.
 * @param serviceHosts - The hosts that are the connector's service.
 * @throws Refusal 502 `NoBackend` where nothing stands for the host.
 */
export const redirect = (address: string, backends: Backends | undefined, serviceHosts: readonly string[]): string => {
  if (backends === undefined) return address;
  const url = new URL(address);
  const origin = standIn(url, backends, serviceHosts);
  if (origin === undefined) throw refuse(url, serviceHosts.includes(url.host));
  return origin + url.href.slice(url.origin.length);
};
