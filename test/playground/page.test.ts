import { request } from 'node:http';
import { Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { servePage } from '../../src/playground/page.ts';
import { answer, connectBot, onePixel, register, startWorld } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function page() {
  const world = await startWorld();
  closing.push(() => world.discord.close());
  let days = 0;
  const nextDay = async () => {
    days += 1;
    return `Day ${days}`;
  };
  const controls = [{ id: 'next-day', label: 'Next day', run: nextDay }];
  const served = await servePage({ discord: world.discord, port: 0, controls, note: 'Made up.' });
  closing.push(served.close);
  const send = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(new URL(path, served.url), { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { message: { id: string } } };
  };
  return { ...world, url: served.url, send };
}

/** The status of a request whose Host fetch would not let one choose. */
function statusWith(url: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

test('the page says what it is and comes with a strict policy and no script of its own', async () => {
  const { url } = await page();
  const response = await fetch(url);
  const html = await response.text();
  expect(html).toContain('PLAYGROUND: made-up data, not connected to Discord');
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
  expect(html).not.toMatch(/(?:src|href)="(?!\/)/);
  for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await fetch(new URL(path ?? '', url))).status).toBe(200);
  }
});

test('no script of the page makes markup from text', async () => {
  const { url } = await page();
  for (const name of ['page.js', 'message-view.js']) {
    const script = await (await fetch(new URL(name, url))).text();
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  }
});

test('what a message says is served as data', async () => {
  const { url, discord, channel, user } = await page();
  const content = '<img src=x onerror="alert(1)">';
  discord.say({ channel, user, content });
  const response = await fetch(new URL(`/api/messages?channel=${channel}`, url));
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.json()).toMatchObject([{ content }]);
});

test('another Host, another Origin, another site and what is not JSON are turned away', async () => {
  const { url } = await page();
  const api = new URL('/api/state', url).href;
  const control = new URL('/api/controls/next-day', url).href;
  const json = { 'content-type': 'application/json' };
  expect(await statusWith(api, {})).toBe(200);
  expect(await statusWith(api, { host: 'evil.example' })).toBe(403);
  expect(await statusWith(api, { origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith(api, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await statusWith(control, { ...json, origin: 'null' }, 'POST')).toBe(403);
  expect(await statusWith(control, { 'content-type': 'text/plain' }, 'POST')).toBe(415);
  expect(await statusWith(control, { ...json, origin: new URL(url).origin }, 'POST')).toBe(200);
});

test('a command, its suggestions and a button can be used from the page', async () => {
  const { send, discord, rest, server, channel, user, url } = await page();
  await register(rest, discord);
  const bot = await connectBot({ discord, rest }, (interaction) => {
    const row = { type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'more' }] };
    if (interaction.type === 4)
      return answer(rest, interaction, { type: 8, data: { choices: [{ name: 'Who', value: 'w' }] } });
    if (interaction.type === 3)
      return answer(rest, interaction, { type: 7, data: { content: 'more', components: [] } });
    return answer(rest, interaction, { type: 4, data: { content: 'Gold', flags: 64, components: [row] } });
  });
  closing.push(() => bot.manager.destroy());
  const call = { server, channel, user, locale: 'ja', name: 'tier', options: { song: 'w' } };
  expect((await send('/api/suggest', { ...call, focused: 'song' })).body).toMatchObject({ choices: [{ value: 'w' }] });
  const { body } = await send('/api/command', call);
  expect(body).toMatchObject({ state: 'answered', ephemeral: true });
  const seenBy = async (as: string) => (await fetch(new URL(`/api/messages?channel=${channel}&as=${as}`, url))).json();
  expect(await seenBy(user)).toMatchObject([{ content: 'Gold' }]);
  expect(await seenBy('1')).toEqual([]);
  await send('/api/press', { channel, user, messageId: body.message.id, customId: 'more' });
  expect(await seenBy(user)).toMatchObject([{ content: 'more' }]);
});

test('what a client would not let a person do is told in a sentence', async () => {
  const { send, server, channel, user } = await page();
  const refused = await send('/api/command', { server, channel, user, name: 'nothing', options: {} });
  expect(refused).toEqual({ status: 400, body: { error: 'No command /nothing is registered.' } });
});

test('the caller\u2019s controls run and tell their result', async () => {
  const { send, url } = await page();
  const state = await (await fetch(new URL('/api/state', url))).json();
  expect(state).toMatchObject({ note: 'Made up.', controls: [{ id: 'next-day', label: 'Next day' }] });
  expect((await send('/api/controls/next-day', {})).body).toEqual({ text: 'Day 1' });
  expect((await send('/api/controls/other', {})).status).toBe(404);
});

test('pictures are served from the page itself, shut off from scripts', async () => {
  const { url, discord, rest, channel } = await page();
  await rest.post(Routes.channelMessages(channel), { body: {}, files: [{ name: 'a.png', data: onePixel }] });
  const [message] = discord.messages(channel);
  const response = await fetch(new URL(`/attachments/${message?.attachments[0]?.id}`, url));
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(Buffer.from(await response.arrayBuffer())).toEqual(onePixel);
});

test('the page is told when something changes', async () => {
  const { url, discord, channel, user } = await page();
  const response = await fetch(new URL('/api/changes', url));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('event: change');
  discord.say({ channel, user, content: 'hi' });
  expect((await reader?.read())?.value).toContain('event: change');
  await reader?.cancel();
});
