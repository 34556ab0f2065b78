import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { servePage } from '../../src/playground/page.ts';
import { startWorld } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const token = 'a-token-made-at-this-start';

async function page(host?: string) {
  const { discord } = await startWorld();
  closing.push(() => discord.close());
  const note = { en: '', ja: '', ko: '' };
  const served = await servePage({
    discord: () => discord,
    day: () => '2026-03-01',
    token,
    port: 0,
    ...(host === undefined ? {} : { host }),
    controls: [],
    note,
    onDefect: (error) => expect.unreachable(error.message),
  });
  closing.push(served.close);
  const at = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, served.url), { headers });
  return { url: served.url, at };
}

test('the printed address shows the page at once and gives a cookie that other sites and scripts cannot use', async () => {
  const { url, at } = await page();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=a-token-made-at-this-start$/);
  const response = await fetch(url, { redirect: 'error' });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('PLAYGROUND');
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toBe(`playground-${new URL(url).port}=${token}; Path=/; HttpOnly; SameSite=Strict`);
  const kept = { cookie: cookie.split(';')[0] ?? '' };
  expect((await at('/', kept)).status).toBe(200);
  expect((await at('/api/state', kept)).status).toBe(200);
});

test('without the token nothing is served, and the sentence says which address to use', async () => {
  const { at } = await page();
  for (const path of ['/', '/page.js', '/api/state', '/api/changes', '/attachments/1', '/api/nothing']) {
    const response = await at(path);
    expect(response.status, path).toBe(403);
    expect(await response.text()).toContain('open the whole address that it printed at its start');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect(await (await at('/api/state')).json()).toHaveProperty('error');
});

test('who has no token is told so in the language of their browser', async () => {
  const { at } = await page();
  const told = async (wish: string) => (await at('/', { 'accept-language': wish })).text();
  expect(await told('ja,en-US;q=0.9')).toContain('このプレイグラウンドは起動した人専用です');
  expect(await told('ko-KR,ko;q=0.9,en;q=0.8')).toContain('이 플레이그라운드는');
  expect(await told('fr-FR,fr;q=0.9')).toContain('This playground belongs to');
});

test('a wrong token is no token, wherever it stands', async () => {
  const { url, at } = await page();
  const cookie = `playground-${new URL(url).port}`;
  expect((await at('/?token=wrong')).status).toBe(403);
  expect((await at('/?token=')).status).toBe(403);
  expect((await at('/?token=wrong', { cookie: `${cookie}=${token}` })).status).toBe(403);
  expect((await at('/api/state', { cookie: `${cookie}=${token}x` })).status).toBe(403);
  expect((await at('/api/state', { cookie: `playground-1=${token}` })).status).toBe(403);
  expect((await at('/api/state', { 'x-playground-token': token.slice(1) })).status).toBe(403);
});

test('the query lets in at the page only; elsewhere the token comes in a cookie or a header', async () => {
  const { at } = await page();
  expect((await at(`/api/state?token=${token}`)).status).toBe(403);
  expect((await at('/api/state', { 'x-playground-token': token })).status).toBe(200);
  const refused = await at('/api/state', { 'x-playground-token': token, origin: 'https://evil.example' });
  expect(refused.status).toBe(403);
});

test('a link to the printed address opens from another site; without the token such a link opens nothing', async () => {
  const { url } = await page();
  // Node\u2019s fetch sets these headers by itself.
  const status = (address: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
      request(address, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
  expect(await status(url)).toBe(200);
  expect(await status(new URL('/', url).href)).toBe(403);
  expect(await status(new URL('/?token=wrong', url).href)).toBe(403);
});

test('a page that listens everywhere prints an address that opens here', async () => {
  const { url } = await page('0.0.0.0');
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  expect((await fetch(url)).status).toBe(200);
});
