import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createGuardedFetch } from '../../../src/sources/web/guarded-fetch.ts';
import { readNetwork } from '../../../src/sources/web/public-address.ts';
import { HTML_PAGE, openLoopback } from './loopback.ts';
import { NOT_PUBLIC } from './not-public.ts';

const networks = (...texts: readonly string[]) =>
  texts.map(readNetwork).filter((network): network is NonNullable<typeof network> => network !== null);

/** Only this one address of the machine, so that its others stand for places that must not be reached. */
const LOOPBACK = networks('127.0.0.1');

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server at another address of this machine, which counts who connects: nobody should. */
async function forbiddenPlace() {
  let connections = 0;
  const server = createServer((_, response) => response.end('a secret'));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.2:${port}`, connections: () => connections };
}

/** A resolver that answers each look-up with the next of some answers, and the last one from then on. */
function names(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  const lookup: LookupFunction = (_, { all }, callback) => {
    const found = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    const addresses: LookupAddress[] = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
  };
  return { lookup, asked: () => asked };
}

function ask(
  url: string,
  options: Partial<Parameters<typeof createGuardedFetch>[0]> = {},
  redirect?: 'follow' | 'manual',
) {
  const fetch = createGuardedFetch({ networks: [], ...options });
  return fetch(url, { signal: AbortSignal.timeout(10_000), ...(redirect ? { redirect } : {}) });
}

/** Every message of an error and its causes. */
async function reasons(asking: Promise<Response>): Promise<string> {
  try {
    return `answered with ${(await asking).status}`;
  } catch (error) {
    const messages: string[] = [];
    for (let cause = error; cause instanceof Error; cause = cause.cause)
      messages.push(`${cause.name} ${cause.message}`);
    return messages.join(' | ');
  }
}

const isIPv6 = (address: string) => address.includes(':');
const ADDRESSES = NOT_PUBLIC.filter(([, address]) => /^[\d:a-f][\d.:a-f]*$/.test(address) && /[.:]/.test(address));

describe('an address that is not public', () => {
  test.each(ADDRESSES)('%s (%s) is refused as it stands', async (_, address) => {
    const host = isIPv6(address) ? `[${address}]` : address;
    expect(await reasons(ask(`https://${host}/sheet.csv`))).toContain('AddressRefusedError the address leads to');
  });

  test.each(ADDRESSES)('%s (%s) is refused when a name stands for it', async (_, address) => {
    const { lookup } = names([address]);
    const told = await reasons(ask('https://sheets.example.org/sheet.csv', { lookup }));
    expect(told).toContain(`AddressRefusedError the address leads to sheets.example.org, which is ${address}`);
  });

  test.each([
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://[::ffff:7f00:1]/',
    'https://127.0.0.1./',
    'https://１２７.0.0.1/',
  ])('%s is refused however it is written', async (url) => {
    expect(await reasons(ask(url))).toContain('AddressRefusedError');
  });

  test('a name with a public and a private address is refused whole', async () => {
    const { lookup } = names(['93.184.215.14', '10.0.0.1']);
    expect(await reasons(ask('https://sheets.example.org/', { lookup }))).toContain('which is 10.0.0.1');
  });

  test('localhost is refused through the system’s own look-up', async () => {
    expect(await reasons(ask('https://localhost/'))).toContain('AddressRefusedError the address leads to localhost');
  });
});

describe('an address of another kind', () => {
  test.each([
    ['http://93.184.215.14/', 'only https:// is asked'],
    ['ftp://example.org/', 'only https:// is asked'],
    ['file:///etc/passwd', 'only https:// is asked'],
    ['data:text/csv,song', 'only https:// is asked'],
    ['https://someone:secret@example.org/', 'a name or password'],
    ['sheet.csv', 'no web address'],
  ])('%s is refused', async (url, told) => {
    const reason = await reasons(ask(url));
    expect(reason).toContain(told);
    expect(reason).not.toContain('secret');
  });

  test('http is asked in networks that the operator allows, and nowhere else', async () => {
    const { url } = await openLoopback({ body: 'a sheet' });
    expect(await (await ask(url, { networks: LOOPBACK })).text()).toBe('a sheet');
    expect(await reasons(ask(url, { networks: networks('10.0.0.0/8') }))).toContain('AddressRefusedError');
    const { lookup } = names(['93.184.215.14']);
    const told = await reasons(ask('http://sheets.example.org/', { networks: LOOPBACK, lookup }));
    expect(told).toContain('which is 93.184.215.14');
  });
});

describe('a redirect', () => {
  test('is followed where its target may be asked', async () => {
    const target = await openLoopback({ body: 'a sheet' });
    const { url } = await openLoopback({ status: 307, headers: { location: `${target.url}/there?x=1` } });
    expect(await (await ask(url, { networks: LOOPBACK })).text()).toBe('a sheet');
    expect(target.seen.map((seen) => seen.path)).toEqual(['/there?x=1']);
  });

  test('may be relative', async () => {
    const { url } = await openLoopback(({ path }) =>
      path === '/' ? { status: 302, headers: { location: '/there' } } : { body: 'a sheet' },
    );
    expect(await (await ask(url, { networks: LOOPBACK })).text()).toBe('a sheet');
  });

  test('to a place that is not allowed is refused before anything connects there', async () => {
    const place = await forbiddenPlace();
    const { url } = await openLoopback({ status: 302, headers: { location: `${place.url}/` } });
    expect(await reasons(ask(url, { networks: LOOPBACK }))).toContain('the address leads to 127.0.0.2');
    expect(place.connections()).toBe(0);
  });

  test('to a name that stands for a place that is not allowed is refused before anything connects there', async () => {
    const place = await forbiddenPlace();
    const { url } = await openLoopback({ status: 302, headers: { location: `http://inside.example:${place.port}/` } });
    const { lookup } = names(['127.0.0.2']);
    expect(await reasons(ask(url, { networks: LOOPBACK, lookup }))).toContain('inside.example, which is 127.0.0.2');
    expect(place.connections()).toBe(0);
  });

  test.each(['http://93.184.215.14/', 'file:///etc/passwd', 'https://a:b@example.org/', 'https://[::1]/', 'http://%'])(
    'to %s is refused',
    async (location) => {
      const { url } = await openLoopback({ status: 302, headers: { location } });
      expect(await reasons(ask(url, { networks: LOOPBACK }))).toContain('AddressRefusedError');
    },
  );

  test('that never ends is given up', async () => {
    const loopback = await openLoopback({ status: 302, headers: { location: '/again' } });
    expect(await reasons(ask(loopback.url, { networks: LOOPBACK }))).toContain('too many redirects');
    expect(loopback.seen).toHaveLength(6);
  });

  test('is shown, not followed, where that is asked', async () => {
    const { url } = await openLoopback({ ...HTML_PAGE, status: 302, headers: { location: 'http://10.0.0.1/' } });
    expect((await ask(url, { networks: LOOPBACK }, 'manual')).status).toBe(302);
  });
});

describe('a name whose addresses change', () => {
  test('is looked up once for a connection, and what was checked is what is connected to', async () => {
    const place = await forbiddenPlace();
    const loopback = await openLoopback({ body: 'a sheet' });
    const { port } = new URL(loopback.url);
    const { lookup, asked } = names(['127.0.0.1'], ['127.0.0.2']);
    const response = await ask(`http://rebinding.example:${port}/`, { networks: LOOPBACK, lookup });
    expect(await response.text()).toBe('a sheet');
    expect(asked()).toBe(1);
    expect(place.connections()).toBe(0);
  });

  test('is refused at the next connection, where it stands for another place', async () => {
    const place = await forbiddenPlace();
    const { lookup } = names(['127.0.0.1'], ['127.0.0.2']);
    const fetch = createGuardedFetch({ networks: LOOPBACK, lookup });
    const url = `http://rebinding.example:${place.port}/`;
    // Nothing listens at the allowed address, so the first look ends without a connection that could be used again.
    expect(await reasons(fetch(url, {}))).toContain('ECONNREFUSED');
    expect(await reasons(fetch(url, {}))).toContain('rebinding.example, which is 127.0.0.2');
    expect(place.connections()).toBe(0);
  });
});
