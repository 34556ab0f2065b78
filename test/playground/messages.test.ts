import { type APIMessage, MessageFlags, Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { LoopbackOptions, PermissionName } from '../../src/playground/loopback-discord.ts';
import { register, restFor, sampleCommands, startWorld } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function world(options: LoopbackOptions = {}) {
  const made = await startWorld({ rateLimits: false, ...options });
  closing.push(() => made.discord.close());
  const post = (body: unknown, channel = made.channel) =>
    made.rest.post(Routes.channelMessages(channel), { body }) as Promise<APIMessage>;
  const list = (query: Record<string, string> = {}) =>
    made.rest.get(Routes.channelMessages(made.channel), { query: new URLSearchParams(query) }) as Promise<APIMessage[]>;
  return { ...made, post, list };
}

test('a posted message has Discord\u2019s full shape, and only the answer to its post has the nonce', async () => {
  const { post, list, discord, channel } = await world();
  const made = await post({ content: 'hello', nonce: 'n1', allowed_mentions: { parse: [] } });
  expect(made).toMatchObject({
    channel_id: channel,
    content: 'hello',
    type: 0,
    author: { id: discord.botUser.id, bot: true },
    flags: 0,
    attachments: [],
    embeds: [],
    components: [],
    mentions: [],
    edited_timestamp: null,
    nonce: 'n1',
  });
  expect(made.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
  expect((await list())[0]).not.toHaveProperty('nonce');
});

test('an enforced nonce makes one message, whatever the channel', async () => {
  const { post, discord, channel, server } = await world();
  const other = discord.addChannel(server, { name: 'other' }).id;
  const first = await post({ content: 'a', nonce: 'same', enforce_nonce: true });
  const again = await post({ content: 'b', nonce: 'same', enforce_nonce: true });
  const elsewhere = await post({ content: 'c', nonce: 'same', enforce_nonce: true }, other);
  expect([again.id, elsewhere.id, elsewhere.channel_id]).toEqual([first.id, first.id, channel]);
  expect(discord.messages(other)).toEqual([]);
  const free = await post({ content: 'd', nonce: 'same' });
  expect(free.id).not.toBe(first.id);
});

test('an enforced nonce whose message was deleted is an unknown message', async () => {
  const { post, discord, channel } = await world();
  const { id } = await post({ content: 'a', nonce: 'gone', enforce_nonce: true });
  discord.deleteMessage(id);
  const repeated = post({ content: 'a', nonce: 'gone', enforce_nonce: true });
  await expect(repeated).rejects.toMatchObject({ status: 404, code: 10008 });
  expect(discord.messages(channel)).toEqual([]);
});

test('after the window an enforced nonce posts again', async () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const { post } = await world({ clock: () => nowMs, nonceWindowMs: 90_000 });
  const first = await post({ content: 'a', nonce: 'n', enforce_nonce: true });
  nowMs += 90_001;
  expect((await post({ content: 'a', nonce: 'n', enforce_nonce: true })).id).not.toBe(first.id);
});

test('history is newest first; after, before and around page through it', async () => {
  const { post, list } = await world();
  const ids: string[] = [];
  for (const content of 'abcdefg') ids.push((await post({ content })).id);
  const contents = async (query: Record<string, string>) => (await list(query)).map(({ content }) => content).join('');
  expect(await contents({})).toBe('gfedcba');
  expect(await contents({ limit: '2' })).toBe('gf');
  expect(await contents({ after: ids[1] ?? '', limit: '2' })).toBe('dc');
  expect(await contents({ before: ids[3] ?? '', limit: '2' })).toBe('cb');
  expect(await contents({ around: ids[3] ?? '', limit: '3' })).toBe('edc');
  await expect(list({ limit: '101' })).rejects.toMatchObject({ code: 50035 });
  await expect(list({ after: 'noon' })).rejects.toMatchObject({ code: 50035 });
});

test('without Read Message History the list is empty and one message is not accessible', async () => {
  const { post, list, discord, rest, channel } = await world();
  const { id } = await post({ content: 'a' });
  discord.setBotPermissions(channel, ['ViewChannel', 'SendMessages']);
  expect(await list()).toEqual([]);
  await expect(rest.get(Routes.channelMessage(channel, id))).rejects.toMatchObject({ status: 403, code: 50001 });
});

test.each<[string, PermissionName[], number]>([
  ['View Channel', ['SendMessages'], 50001],
  ['Send Messages', ['ViewChannel'], 50013],
])('without %s a post is refused', async (_, permissions, code) => {
  const { post, discord, channel } = await world();
  discord.setBotPermissions(channel, permissions);
  await expect(post({ content: 'a' })).rejects.toMatchObject({ status: 403, code });
});

test('files need Attach Files, threads their own permission, replies the history', async () => {
  const { post, discord, rest, channel, server } = await world();
  discord.setBotPermissions(channel, ['ViewChannel', 'SendMessages']);
  const files = [{ name: 'a.txt', data: Buffer.from('a') }];
  await expect(rest.post(Routes.channelMessages(channel), { body: {}, files })).rejects.toMatchObject({ code: 50013 });
  const reply = post({ content: 'a', message_reference: { message_id: '1111111111111111111' } });
  await expect(reply).rejects.toMatchObject({ code: 160002 });
  const thread = discord.addChannel(server, { name: 't', kind: 'thread', parentId: channel }).id;
  discord.setBotPermissions(thread, ['ViewChannel', 'SendMessages']);
  await expect(post({ content: 'a' }, thread)).rejects.toMatchObject({ code: 50013 });
  discord.setBotPermissions(thread, ['ViewChannel', 'SendMessagesInThreads']);
  await post({ content: 'a' }, thread);
  discord.setThread(thread, { locked: true });
  await expect(post({ content: 'a' }, thread)).rejects.toMatchObject({ status: 403, code: 160005 });
});

test('what is gone has its own codes', async () => {
  const { post, discord, rest, channel, server } = await world();
  const doomed = discord.addChannel(server, { name: 'doomed' }).id;
  discord.deleteChannel(doomed);
  await expect(post({ content: 'a' }, doomed)).rejects.toMatchObject({ status: 404, code: 10003 });
  const { id } = await post({ content: 'a' });
  await rest.delete(Routes.channelMessage(channel, id));
  const edit = rest.patch(Routes.channelMessage(channel, id), { body: { content: 'b' } });
  await expect(edit).rejects.toMatchObject({ status: 404, code: 10008 });
  discord.removeBot(server);
  await expect(post({ content: 'a' })).rejects.toMatchObject({ status: 403, code: 50001 });
  await expect(rest.get(Routes.guild(server))).rejects.toMatchObject({ status: 404, code: 10004 });
  expect(await rest.get('/applications/@me')).toMatchObject({ approximate_guild_count: 0 });
  await expect(rest.get('/nowhere')).rejects.toMatchObject({ status: 404, code: 0 });
});

test('only own messages can be edited, and others deleted only with Manage Messages', async () => {
  const { discord, rest, channel, user } = await world();
  const id = discord.say({ channel, user, content: 'hi' });
  const route = Routes.channelMessage(channel, id);
  await expect(rest.patch(route, { body: { content: 'b' } })).rejects.toMatchObject({ status: 403, code: 50005 });
  await expect(rest.delete(route)).rejects.toMatchObject({ status: 403, code: 50013 });
  discord.setBotPermissions(channel, ['ViewChannel', 'ManageMessages']);
  await rest.delete(route);
  expect(discord.messages(channel)).toEqual([]);
});

test('an edit changes only what it names, and the V2 flag stays', async () => {
  const { post, rest, channel } = await world();
  const text = (content: string) => [{ type: 10, content }];
  const { id } = await post({ flags: MessageFlags.IsComponentsV2, components: text('a') });
  const edited = (await rest.patch(Routes.channelMessage(channel, id), {
    body: { components: text('b') },
  })) as APIMessage;
  expect(edited).toMatchObject({ flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: 'b', id: 1 }] });
  expect(edited.edited_timestamp).not.toBeNull();
});

test('publishing works once, in announcement channels', async () => {
  const { post, discord, rest, channel, server } = await world();
  const news = discord.addChannel(server, { name: 'news', kind: 'announcement' }).id;
  const { id } = await post({ content: 'a' }, news);
  const crosspost = () => rest.post(Routes.channelMessageCrosspost(news, id));
  expect(await crosspost()).toMatchObject({ flags: MessageFlags.Crossposted });
  await expect(crosspost()).rejects.toMatchObject({ status: 400, code: 40033 });
  const plain = await post({ content: 'a' });
  const wrong = rest.post(Routes.channelMessageCrosspost(channel, plain.id));
  await expect(wrong).rejects.toMatchObject({ status: 400, code: 50024 });
});

test('registering commands is an upsert that keeps ids, and localisations are given on request', async () => {
  const { discord, rest } = await world();
  const first = (await register(rest, discord)) as { id: string; name: string; version: string }[];
  const second = (await register(rest, discord)) as typeof first;
  expect(second).toEqual(first);
  const route = Routes.applicationCommands(discord.applicationId);
  const [plain] = (await rest.get(route)) as object[];
  expect(plain).not.toHaveProperty('name_localizations');
  const [full] = (await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as object[];
  expect(full).toMatchObject({
    name_localizations: { ja: 'ティア' },
    options: [{ required: true, name_localizations: null }, {}],
  });
  const changed = (await register(rest, discord, sampleCommands.slice(1))) as typeof first;
  expect(changed).toEqual([first[1]]);
});

test('commands of one server are its own', async () => {
  const { discord, rest, server } = await world();
  const route = Routes.applicationGuildCommands(discord.applicationId, server);
  await rest.put(route, { body: [{ name: 'here', description: 'Here' }] });
  expect(await rest.get(route)).toMatchObject([{ name: 'here', guild_id: server }]);
  expect(discord.registeredCommands()).toEqual([]);
  expect(discord.registeredCommands(server)).toHaveLength(1);
});

test('the application tells its owner or its team', async () => {
  const { discord, rest } = await world({ team: { name: 'T', members: ['a', 'b'] } });
  const application = (await rest.get('/applications/@me')) as { team: { members: unknown[] }; owner: unknown };
  expect(application.owner).toMatchObject({ id: discord.owner.id });
  expect(application.team.members).toHaveLength(2);
});

test('a direct message is opened once', async () => {
  const { discord, rest, user, post } = await world();
  const open = () => rest.post(Routes.userChannels(), { body: { recipient_id: user } }) as Promise<{ id: string }>;
  const { id } = await open();
  expect((await open()).id).toBe(id);
  await post({ content: 'psst' }, id);
  expect(discord.messages(id)).toHaveLength(1);
  discord.setDirectMessages(user, false);
  await expect(post({ content: 'psst' }, id)).rejects.toMatchObject({ status: 403, code: 50007 });
});

test('what the bot may do is computable from the channel\u2019s overwrites and the server\u2019s roles', async () => {
  const { discord, rest, channel, server } = await world();
  discord.setBotPermissions(channel, ['ViewChannel', 'SendMessages']);
  const { permission_overwrites: overwrites } = (await rest.get(Routes.channel(channel))) as {
    permission_overwrites: { id: string; allow: string; deny: string }[];
  };
  const { roles } = (await rest.get(Routes.guild(server))) as { roles: { id: string; permissions: string }[] };
  const base = roles.reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  const own = overwrites.find(({ id }) => id === discord.botUser.id);
  expect((base & ~BigInt(own?.deny ?? 0)) | BigInt(own?.allow ?? 0)).toBe(BigInt((1 << 10) | (1 << 11)));
});

test('401s and 403s are counted, as Discord counts them against a bot', async () => {
  const { post, discord, channel } = await world();
  discord.setBotPermissions(channel, []);
  await expect(post({ content: 'a' })).rejects.toThrow();
  await expect(restFor(discord, 'wrong').get('/users/@me')).rejects.toThrow();
  expect(discord.invalidRequests()).toBe(2);
});
