import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startWorld } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function loopback() {
  const { discord } = await startWorld();
  closing.push(() => discord.close());
  const url = new URL(discord.apiUrl);
  const authorization = `Bot ${discord.token}`;
  /** The status of a request whose Host fetch would not let one choose. */
  const ask = (headers: Record<string, string>, path = '/api/v10/users/@me') =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL(path, url), { headers: { authorization, ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
  /** The first payload of the gateway, or the status with which it turns the upgrade away. */
  const upgrade = (headers: Record<string, string>, origin?: string) =>
    new Promise<unknown>((resolve) => {
      const address = `ws://${url.host}/gateway?v=10&encoding=json`;
      const socket = new WebSocket(address, { headers, ...(origin === undefined ? {} : { origin }) });
      socket.once('message', (raw) => {
        resolve(JSON.parse(String(raw)).op);
        socket.close();
      });
      socket.once('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
        response.destroy();
      });
      socket.once('error', (error) => resolve(error.message));
    });
  return { discord, ask, upgrade };
}

test('the loopback answers a bot and turns another Host, an Origin and a browser away', async () => {
  const { discord, ask } = await loopback();
  expect(await ask({})).toBe(200);
  expect(await ask({ authorization: 'Bot wrong' })).toBe(401);
  const logged = discord.log.length;
  expect(await ask({ host: 'evil.example' })).toBe(403);
  expect(await ask({ host: '127.0.0.1.evil.example:80' })).toBe(403);
  expect(await ask({ origin: 'https://evil.example' })).toBe(403);
  expect(await ask({ origin: 'null' })).toBe(403);
  expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await ask({ origin: new URL(discord.apiUrl).origin })).toBe(403);
  expect(await ask({ host: 'evil.example' }, '/attachments/1/2/a.png')).toBe(403);
  expect(discord.log).toHaveLength(logged);
});

test('the gateway turns another Host and an Origin away before it takes the socket', async () => {
  const { upgrade } = await loopback();
  expect(await upgrade({})).toBe(10);
  expect(await upgrade({ host: 'evil.example' })).toBe(403);
  expect(await upgrade({}, 'https://evil.example')).toBe(403);
  expect(await upgrade({}, 'http://127.0.0.1')).toBe(403);
});
