/** The part of a Host header that names the machine, without the port. */
export function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** The names under which only this machine reaches itself, and the one that was chosen to listen on. */
export function ownNames(listening = '127.0.0.1'): ReadonlySet<string> {
  const chosen = listening.includes(':') ? `[${listening}]` : listening;
  return new Set(['127.0.0.1', 'localhost', '[::1]', chosen.toLowerCase()]);
}

/**
 * Why a request to the loopback is turned away, or null. A name that somebody else's DNS resolves to this machine shows
 * in Host, and a browser always names the page that asks in Origin, which a bot's client never sends.
 */
export function strangerAtLoopback(headers: {
  host?: string | undefined;
  origin?: string | undefined;
  'sec-fetch-site'?: string | string[] | undefined;
}): string | null {
  if (!ownNames().has(hostName(headers.host ?? ''))) return 'This is for this machine only.';
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return 'This is not for browsers.';
  return null;
}
