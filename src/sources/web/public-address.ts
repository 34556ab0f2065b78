import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A range of addresses that the operator allows besides the public ones, such as `192.168.1.0/24`. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** All that is in use of IPv6's public addresses; ranges such as `::7f00:1` (127.0.0.1, as once written) lie outside. */
const PUBLIC_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Reads a network as people write it, also one address alone; null where it is none. */
export function readNetwork(text: string): Network | null {
  // The library alone would read 192.168.1 and 2130706433 as addresses, too.
  if (isIP(text.split('/')[0] ?? '') === 0) return null;
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Whether an address lies on the public internet: no loopback, private, link-local, carrier, multicast or reserved one,
 * nor one that hides an IPv4 address in IPv6. What cannot be read is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(PUBLIC_IPV6);
}

/** Whether an address lies in one of the networks that the operator allows. */
export function isInNetwork(text: string, networks: readonly Network[]): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.process(text);
  return networks.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
}
