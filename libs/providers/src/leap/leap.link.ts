import { hostedUrl } from '../hosted-url';

/**
 * A link that a customer may be sent to: https, or plain http on loopback, and its host is in the list. Never fetched:
 * it may serve once only (contract §8).
 * @param hosts names, lower case; `*.` stands for one or more labels
 */
export function customerLink(value: unknown, hosts: readonly string[]): string | undefined {
  const url = hostedUrl(value);
  return url && hosts.some((host) => isOn(url.hostname, host)) ? url.href : undefined;
}

function isOn(hostname: string, host: string): boolean {
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}
