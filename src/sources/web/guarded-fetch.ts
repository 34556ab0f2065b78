import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import type { Fetch } from '../../domain/source.ts';
import { AddressRefusedError } from './address-refused.ts';
import { isInNetwork, isPublicAddress, type Network } from './public-address.ts';

/** What a guarded fetch is made with. */
export interface GuardOptions {
  /** What the operator allows besides https to public addresses: http, too, but only there. */
  readonly networks: readonly Network[];
  /** Finds a name's addresses; the system's own unless a test puts another in its place. */
  readonly lookup?: LookupFunction;
}

/** Redirects that are followed: a published spreadsheet takes one or two. */
const MAX_REDIRECTS = 5;

/** How long a connection may take, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * A fetch for addresses that somebody else may choose or change: it connects to nothing but https at public addresses,
 * whatever a redirect or a name says. Names are looked up once, by the connection itself, and each address found is
 * checked before it is connected to; so a name whose addresses change meanwhile gains nothing.
 */
export function createGuardedFetch({ networks, lookup = dnsLookup as LookupFunction }: GuardOptions): Fetch {
  const isAllowed = (address: string, protocol: string) =>
    isInNetwork(address, networks) || (protocol === 'https:' && isPublicAddress(address));
  const agent = new Agent({ connect: createGuardedConnector(isAllowed, lookup) });

  return async (url, init) => {
    const { redirect = 'follow', ...rest } = init;
    let next = url;
    for (let redirects = 0; ; redirects += 1) {
      checkForm(next, networks);
      const response = await ask(next, rest, agent);
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
      if (redirect !== 'follow' || location === null) return response;
      await response.body?.cancel();
      if (redirects === MAX_REDIRECTS)
        throw new AddressRefusedError('the address leads on and on (too many redirects)');
      const target = URL.parse(location, next);
      if (!target) throw new AddressRefusedError('the address leads to something that is no address');
      next = target.href;
    }
  };
}

// The types of undici's own fetch and of Node's differ in name alone; only GET is asked for, so no body is repeated.
async function ask(url: string, init: Omit<RequestInit, 'redirect'>, agent: Agent): Promise<Response> {
  const options = { ...init, redirect: 'manual', dispatcher: agent } as unknown as Parameters<typeof undiciFetch>[1];
  return (await undiciFetch(url, options)) as unknown as Response;
}

function checkForm(url: string, networks: readonly Network[]): void {
  const parsed = URL.parse(url);
  if (!parsed) throw new AddressRefusedError('this is no web address');
  if (parsed.username || parsed.password)
    throw new AddressRefusedError('the address has a name or password in it, which is not sent');
  if (parsed.protocol === 'https:') return;
  if (parsed.protocol !== 'http:' || networks.length === 0)
    throw new AddressRefusedError(`the address leads to ${parsed.protocol}//, and only https:// is asked`);
}

type IsAllowed = (address: string, protocol: string) => boolean;

function createGuardedConnector(isAllowed: IsAllowed, lookup: LookupFunction): buildConnector.connector {
  const connectors = new Map(
    ['http:', 'https:'].map((protocol) => [
      protocol,
      buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardLookup(lookup, protocol, isAllowed) }),
    ]),
  );
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const connect = connectors.get(options.protocol);
    // A host that is an address is looked up by nobody.
    if (!connect || (isIP(host) !== 0 && !isAllowed(host, options.protocol))) {
      callback(refusal(host, host), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const { remoteAddress } = socket;
      if (remoteAddress !== undefined && isAllowed(remoteAddress, options.protocol)) return callback(null, socket);
      socket.destroy();
      callback(refusal(host, remoteAddress ?? 'an unknown address'), null);
    });
  };
}

/** A lookup that fails as soon as one of a name's addresses is not allowed. */
function guardLookup(lookup: LookupFunction, protocol: string, isAllowed: IsAllowed): LookupFunction {
  return (host, options, callback) =>
    lookup(host, options, (error, found, family) => {
      if (error) return callback(error, found, family);
      const addresses: LookupAddress[] = typeof found === 'string' ? [{ address: found, family: family ?? 0 }] : found;
      const bad = addresses.find(({ address }) => !isAllowed(address, protocol));
      if (bad) return callback(refusal(host, bad.address), '', 0);
      return callback(null, found, family);
    });
}

function refusal(host: string, address: string): AddressRefusedError {
  const where = host === address ? host : `${host}, which is ${address}`;
  return new AddressRefusedError(
    `the address leads to ${where}: only https:// at public addresses is asked, unless SHEETS_ALLOW_NETWORKS allows it`,
  );
}
