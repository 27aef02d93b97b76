import ipaddr from 'ipaddr.js';

/** Answers to machines within a cloud from an address that looks like any other (Azure's platform). */
const INSIDE_CLOUDS: ReadonlySet<string> = new Set(['168.63.129.16']);

/** All that was ever given out of IPv6 for the internet; `::127.0.0.1`, written in hexadecimal, lies outside. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the open internet: not this machine, nor a network around it, nor what leads there in disguise
 * (IPv4 within IPv6, tunnels), by the registries of IANA.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain instanceof ipaddr.IPv6 && !plain.match(GLOBAL_IPV6)) return false;
  return plain.range() === 'unicast' && !INSIDE_CLOUDS.has(plain.toString());
}

/** The address that a host is by itself, without asking anybody; null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}
