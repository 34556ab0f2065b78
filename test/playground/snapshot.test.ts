import { type APIMessage, Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { type LoopbackDiscord, readSnapshot, startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { answer, connectBot, onePixel, register, restFor, startWorld } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A world in which something has happened, and the one that goes on from what it remembered. */
async function twice(happen: (world: Awaited<ReturnType<typeof startWorld>>) => Promise<unknown>) {
  let now = Date.UTC(2026, 2, 1);
  const clock = () => now;
  const first = await startWorld({ clock });
  closing.push(() => first.discord.close());
  await happen(first);
  const text = JSON.stringify(first.discord.snapshot());
  await first.discord.close();
  const snapshot = readSnapshot(JSON.parse(text));
  if (snapshot === null) throw new Error('It cannot read what it wrote');
  const discord = await startLoopbackDiscord({ clock, snapshot, identifyWindowMs: 0 });
  closing.push(() => discord.close());
  const setNow = (ms: number) => {
    now = ms;
  };
  return { ...first, first: first.discord, discord, rest: restFor(discord), setNow };
}

const seen = (discord: LoopbackDiscord, channel: string, as: string) =>
  discord.messages(channel, { as }).map(({ content }) => content);

test('servers, channels, members, commands and messages are there again, also the private ones', async () => {
  const { first, discord, rest, server, channel, user } = await twice(async (world) => {
    await register(world.rest, world.discord);
    const bot = await connectBot(world, (interaction) =>
      answer(world.rest, interaction, { type: 4, data: { content: 'for you', flags: 64 } }),
    );
    const { discord, server, channel, user } = world;
    discord.say({ channel, user, content: 'hello' });
    discord.setBotPermissions(channel, ['ViewChannel']);
    discord.deleteChannel(discord.addChannel(server, { name: 'gone' }).id);
    await discord.command({ server, channel, user, name: 'tier', options: { song: 'w' } });
    await bot.manager.destroy();
  });
  expect(discord.servers()).toEqual(first.servers());
  expect(discord.registeredCommands()).toEqual(first.registeredCommands());
  expect(discord.botUser).toEqual(first.botUser);
  expect(seen(discord, channel, user)).toEqual(['hello', 'for you']);
  expect(discord.messages(channel).map(({ content }) => content)).toEqual(['hello']);
  await expect(rest.post(Routes.channelMessages(channel), { body: { content: 'a' } })).rejects.toMatchObject({
    code: 50013,
  });
  expect(discord.addMember(server, { name: 'New' })).not.toBe(user);
});

test('a button of an earlier message still reaches the bot', async () => {
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'more' }] };
  const { discord, rest, channel, user } = await twice(({ rest, channel }) =>
    rest.post(Routes.channelMessages(channel), { body: { content: 'post', components: [row] } }),
  );
  const bot = await connectBot({ discord, rest }, (interaction) =>
    answer(rest, interaction, { type: 7, data: { content: 'pressed' } }),
  );
  closing.push(() => bot.manager.destroy());
  const [post] = discord.messages(channel);
  await discord.press({ channel, user, messageId: post?.id ?? '', customId: 'more' });
  expect(seen(discord, channel, user)).toEqual(['pressed']);
});

test('a nonce that was used is recognised within its window, and no longer', async () => {
  const body = { content: 'post', nonce: 'once', enforce_nonce: true };
  const { discord, rest, channel, setNow } = await twice(({ rest, channel }) =>
    rest.post(Routes.channelMessages(channel), { body }),
  );
  await rest.post(Routes.channelMessages(channel), { body });
  expect(discord.messages(channel)).toHaveLength(1);
  setNow(Date.UTC(2026, 2, 2));
  await rest.post(Routes.channelMessages(channel), { body });
  expect(discord.messages(channel)).toHaveLength(2);
});

test('new ids come after all earlier ones, even when the clock went back', async () => {
  const { discord, channel, user, setNow } = await twice(async ({ discord, channel, user }) => {
    for (let index = 0; index < 5_000; index += 1) discord.say({ channel, user, content: String(index) });
  });
  setNow(Date.UTC(2026, 1, 1));
  const last = discord.messages(channel).at(-1)?.id ?? '';
  expect(BigInt(discord.say({ channel, user, content: 'next' }))).toBeGreaterThan(BigInt(last));
});

test('files are served at the address of the loopback that has them now', async () => {
  const { discord, channel } = await twice(({ rest, channel }) =>
    rest.post(Routes.channelMessages(channel), { body: {}, files: [{ name: 'a.png', data: onePixel }] }),
  );
  const url = discord.messages(channel)[0]?.attachments[0]?.url ?? '';
  expect(url).toContain(new URL(discord.apiUrl).host);
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(onePixel);
});

test('later changes leave a snapshot as it was', async () => {
  const { discord, channel, rest } = await startWorld();
  closing.push(() => discord.close());
  const { id } = (await rest.post(Routes.channelMessages(channel), { body: { content: 'a' } })) as APIMessage;
  const before = discord.snapshot();
  const text = JSON.stringify(before);
  await rest.patch(Routes.channelMessage(channel, id), { body: { content: 'b' } });
  expect(JSON.stringify(before)).toBe(text);
});

test('what is damaged or of another version is no snapshot', async () => {
  const { discord } = await startWorld();
  closing.push(() => discord.close());
  const snapshot = discord.snapshot();
  expect(readSnapshot(snapshot)).toEqual(snapshot);
  expect(readSnapshot({ ...snapshot, version: 0 })).toBeNull();
  expect(readSnapshot({ ...snapshot, servers: [{}] })).toBeNull();
  expect(readSnapshot({ ...snapshot, lastId: 'x' })).toBeNull();
  expect(readSnapshot(null)).toBeNull();
  expect(readSnapshot('{')).toBeNull();
});
