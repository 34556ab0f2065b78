import { request } from 'node:http';
import { Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { LoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { type ControlPlace, type PageControl, servePage } from '../../src/playground/page.ts';
import { answer, connectBot, onePixel, register, startWorld, until } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const token = 'the-token-of-this-start';
const known = { 'x-playground-token': token };
const inEnglish = (en: string) => ({ en, ja: `ja: ${en}`, ko: `ko: ${en}` });

async function page() {
  const world = await startWorld();
  closing.push(() => world.discord.close());
  const shown = { discord: world.discord as LoopbackDiscord | null, defects: [] as Error[] };
  const pressed: ControlPlace[] = [];
  const slow = Promise.withResolvers<string>();
  const control = (id: string, needs: PageControl['needs'], run: PageControl['run']): PageControl => {
    return { id, label: inEnglish(id), group: 'time', needs, run };
  };
  const controls = [
    control('next-day', 'nothing', async (place) => {
      pressed.push(place);
      return `Day ${pressed.length}`;
    }),
    control('delete', 'channel', async ({ channel }) => `Gone: ${channel}`),
    control('slow', 'nothing', () => slow.promise),
  ];
  const served = await servePage({
    discord: () => shown.discord,
    day: () => '2026-03-01',
    token,
    port: 0,
    controls,
    note: inEnglish('Made up.'),
    onDefect: (error) => shown.defects.push(error),
  });
  closing.push(served.close);
  const get = (path: string) => fetch(new URL(path, served.url), { headers: known });
  const send = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json', ...known };
    const response = await fetch(new URL(path, served.url), { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { message: { id: string } } };
  };
  return { ...world, url: served.url, reconnect: served.reconnect, shown, pressed, slow, get, send };
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
  const { url, get } = await page();
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
    expect((await get(path ?? '')).status).toBe(200);
  }
});

test('no script of the page makes markup from text', async () => {
  const { url, get } = await page();
  const html = await (await fetch(url)).text();
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(scripts).not.toEqual([]);
  for (const path of scripts) {
    const script = await (await get(path)).text();
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  }
});

test('what a message says is served as data', async () => {
  const { get, discord, channel, user } = await page();
  const content = '<img src=x onerror="alert(1)">';
  discord.say({ channel, user, content });
  const response = await get(`/api/messages?channel=${channel}`);
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.json()).toMatchObject([{ content }]);
});

test('another Host, another Origin, another site and what is not JSON are turned away', async () => {
  const { url } = await page();
  const api = new URL('/api/state', url).href;
  const control = new URL('/api/controls/next-day', url).href;
  const json = { 'content-type': 'application/json', ...known };
  expect(await statusWith(api, known)).toBe(200);
  expect(await statusWith(api, { ...known, host: 'evil.example' })).toBe(403);
  expect(await statusWith(api, { ...known, origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith(api, { ...known, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await statusWith(api, { ...known, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(403);
  expect(await statusWith(control, { ...json, origin: 'null' }, 'POST')).toBe(403);
  expect(await statusWith(control, { ...known, 'content-type': 'text/plain' }, 'POST')).toBe(415);
  expect(await statusWith(control, json, 'POST')).toBe(400);
});

test('a command, its suggestions and a button can be used from the page', async () => {
  const { send, get, discord, rest, server, channel, user } = await page();
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
  const seenBy = async (as: string) => (await get(`/api/messages?channel=${channel}&as=${as}`)).json();
  expect(await seenBy(user)).toMatchObject([
    { content: 'Gold', ephemeralFor: user, interaction: { user: 'Mina', name: 'tier' } },
  ]);
  expect(await seenBy('1')).toEqual([]);
  await send('/api/press', { channel, user, messageId: body.message.id, customId: 'more' });
  expect(await seenBy(user)).toMatchObject([{ content: 'more' }]);
});

test('what a client would not let a person do is told in a sentence', async () => {
  const { send, server, channel, user } = await page();
  const refused = await send('/api/command', { server, channel, user, name: 'nothing', options: {} });
  expect(refused).toEqual({ status: 400, body: { error: 'No command /nothing is registered.' } });
});

test('the state says what is made up, who is there, what can be asked and what can be pressed', async () => {
  const { get, discord, rest, server, channel } = await page();
  await register(rest, discord);
  const gone = discord.addChannel(server, { name: 'gone' }).id;
  discord.deleteChannel(gone);
  const state = await (await get('/api/state')).json();
  expect(state).toMatchObject({
    note: inEnglish('Made up.'),
    day: '2026-03-01',
    bot: { id: discord.botUser.id, name: 'Tierwatch' },
    servers: [
      {
        id: server,
        name: 'Fans',
        locale: 'ja',
        channels: [
          { id: channel, name: 'charts', kind: 'text' },
          { id: gone, name: 'gone', kind: 'text', deleted: true },
        ],
        members: [{ name: 'Mina', manageServer: false }],
      },
    ],
  });
  expect((state as { controls: object[] }).controls[0]).toEqual({
    id: 'next-day',
    label: inEnglish('next-day'),
    group: 'time',
    needs: 'nothing',
  });
  expect((state as { commands: { name: string }[] }).commands.map(({ name }) => name)).toEqual(['tier', 'settings']);
});

test('a control runs where it was pressed and tells its result in the language that was asked for', async () => {
  const { send, server, channel, pressed } = await page();
  expect(await send('/api/controls/next-day', { locale: 'ko' })).toEqual({ status: 200, body: { text: 'Day 1' } });
  expect(pressed).toEqual([{ server: '', channel: '', language: 'ko' }]);
  expect((await send('/api/controls/delete', { server, channel })).body).toEqual({ text: `Gone: ${channel}` });
  expect(await send('/api/controls/other', {})).toEqual({ status: 404, body: { error: 'There is no such control.' } });
});

test('a control that acts on a channel is not run without one that is there', async () => {
  const { send, discord, server, channel } = await page();
  const refused = { status: 400, body: { error: 'Choose a channel that is still there first.' } };
  expect(await send('/api/controls/delete', { server })).toEqual(refused);
  discord.deleteChannel(channel);
  expect(await send('/api/controls/delete', { server, channel })).toEqual(refused);
});

test('while one control runs, no other is taken', async () => {
  const { send, slow, pressed } = await page();
  const first = send('/api/controls/slow', {});
  await until(async () => (await send('/api/controls/next-day', {})).status === 409);
  const before = pressed.length;
  slow.resolve('done');
  expect((await first).body).toEqual({ text: 'done' });
  expect((await send('/api/controls/next-day', {})).status).toBe(200);
  expect(pressed).toHaveLength(before + 1);
});

test('while there is no world, what is asked of it is told so', async () => {
  const { get, shown } = await page();
  shown.discord = null;
  const response = await get('/api/state');
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ error: 'The playground is starting. Try again in a moment.' });
});

test('the log tells what crossed the door, each request once', async () => {
  const { get, rest, discord, channel } = await page();
  const log = async (after: number) =>
    (await (await get(`/api/log?after=${after}`)).json()) as { entries: { n: number }[]; last: number };
  expect(await log(0)).toEqual({ entries: [], last: 0 });
  await rest.post(Routes.channelMessages(channel), { body: { content: 'a' } });
  const first = await log(0);
  expect(first).toMatchObject({
    entries: [
      {
        n: 1,
        method: 'POST',
        route: '/channels/{channel_id}/messages',
        path: `/channels/${channel}/messages`,
        status: 200,
        problems: [],
        fault: null,
      },
    ],
    last: 1,
  });
  discord.fault({ kind: { status: 503 } });
  await expect(rest.post(Routes.channelMessages(channel), { body: { content: 'a' } })).rejects.toThrow();
  await expect(rest.post(Routes.channelMessages(channel), { body: { colour: 'a' } })).rejects.toThrow();
  const { entries } = await log(first.last);
  expect(entries).toMatchObject([
    { n: 2, status: 503, fault: 'answered 503 without applying' },
    { n: 3, status: 400, problems: expect.arrayContaining(['(body): Cannot send an empty message (EMPTY)']) },
  ]);
});

test('the log keeps the newest requests', async () => {
  const { discord, rest, channel } = await startWorld({ keptRequests: 2 });
  closing.push(() => discord.close());
  for (const content of ['a', 'b', 'c']) await rest.post(Routes.channelMessages(channel), { body: { content } });
  expect(discord.log.map(({ n, body }) => [n, body])).toEqual([
    [2, { content: 'b' }],
    [3, { content: 'c' }],
  ]);
});

test('a form that the bot opens can be sent from the page', async () => {
  const { send, discord, rest, server, channel, user } = await page();
  await register(rest, discord);
  const modal = { custom_id: 'form', title: 'A form', components: [row('name')] };
  const bot = await connectBot({ discord, rest }, (interaction) =>
    interaction.type === 5
      ? answer(rest, interaction, { type: 4, data: { content: JSON.stringify(interaction.data.components) } })
      : answer(rest, interaction, { type: 9, data: modal }),
  );
  closing.push(() => bot.manager.destroy());
  const opened = await send('/api/command', { server, channel, user, name: 'tier', options: { song: 'w' } });
  expect(opened.body).toMatchObject({ modal: { custom_id: 'form' } });
  const { interactionId } = opened.body as unknown as { interactionId: string };
  const sent = await send('/api/submit', { interactionId, fields: { name: 'Who' }, locale: 'ja' });
  expect(sent.body.message).toMatchObject({ content: expect.stringContaining('"value":"Who"') });
});

function row(customId: string) {
  return { type: 1, components: [{ type: 4, custom_id: customId, label: 'Name', style: 1 }] };
}

test('a request that is no JSON is refused, and so is one that lacks what it needs', async () => {
  const { url, send } = await page();
  const headers = { 'content-type': 'application/json', ...known };
  const response = await fetch(new URL('/api/command', url), { method: 'POST', headers, body: '{' });
  expect(response.status).toBe(400);
  expect((await send('/api/press', {})).status).toBe(400);
});

test('pictures are served from the page itself, shut off from scripts', async () => {
  const { get, discord, rest, channel } = await page();
  await rest.post(Routes.channelMessages(channel), { body: {}, files: [{ name: 'a.png', data: onePixel }] });
  const [message] = discord.messages(channel);
  const response = await get(`/attachments/${message?.attachments[0]?.id}`);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(Buffer.from(await response.arrayBuffer())).toEqual(onePixel);
});

test('the page is told when something changes, and to connect again when the world is another one', async () => {
  const { get, discord, channel, user, reconnect } = await page();
  const response = await get('/api/changes');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('event: change');
  discord.say({ channel, user, content: 'hi' });
  expect((await reader?.read())?.value).toContain('event: change');
  reconnect();
  expect((await reader?.read())?.done).toBe(true);
});
