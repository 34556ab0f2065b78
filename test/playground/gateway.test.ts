import { setTimeout as sleep } from 'node:timers/promises';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LoopbackOptions } from '../../src/playground/loopback-discord.ts';
import { answer, connectBot, managerFor, register, restFor, sampleCommands, startWorld, until } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function world(options: LoopbackOptions = {}) {
  const made = await startWorld(options);
  closing.push(() => made.discord.close());
  return made;
}

async function connected(options: LoopbackOptions = {}) {
  const made = await world(options);
  await register(made.rest, made.discord);
  const bot = await connectBot(made, (interaction) =>
    answer(made.rest, interaction, { type: 4, data: { content: 'here', flags: 64 } }),
  );
  closing.push(() => bot.manager.destroy());
  const ask = () =>
    made.discord.command({
      server: made.server,
      channel: made.channel,
      user: made.user,
      name: 'tier',
      options: { song: 'Who' },
    });
  return { ...made, ...bot, ask };
}

test('a right token gets READY with the bot, the application and a resume url of the loopback itself', async () => {
  const { discord, dispatches, server } = await connected();
  const ready = dispatches.find(({ t }) => t === 'READY')?.d;
  expect(ready).toMatchObject({
    v: 10,
    user: { id: discord.botUser.id, bot: true },
    application: { id: discord.applicationId },
    guilds: [{ id: server, unavailable: true }],
    resume_gateway_url: `${discord.apiUrl.replace('http', 'ws').replace('/api', '')}/gateway`,
  });
  expect(discord.gateway.sessions()).toMatchObject([{ shardId: 0, shardCount: 1, connected: true }]);
});

test('without intents no server is told of; with GUILDS each one is', async () => {
  const { discord, rest, dispatches } = await connected();
  expect(dispatches.map(({ t }) => t)).toEqual(['READY']);
  const other = managerFor(rest, discord.token, null, 1);
  closing.push(() => other.manager.destroy());
  await other.manager.connect();
  await until(() => other.dispatches.some(({ t }) => t === 'GUILD_CREATE'));
});

test('a wrong token is refused by REST with 401 and by the gateway with 4004', async () => {
  const { discord, rest } = await world();
  await expect(restFor(discord, 'wrong.token.here').get('/users/@me')).rejects.toMatchObject({ status: 401, code: 0 });
  const { manager } = managerFor(rest, 'wrong.token.here');
  const codes: number[] = [];
  manager.on(WebSocketShardEvents.Closed, (code) => codes.push(code));
  await expect(manager.connect()).rejects.toThrow('Authentication failed');
  expect(codes).toEqual([4004]);
});

test.each([
  ['an invalid shard', { shard: [2, 2] }, 4010],
  ['too few shards', { shard: [0, 1] }, 4011],
  ['unknown intents', { intents: 1 << 30, shard: [0, 2] }, 4013],
  ['privileged intents', { intents: 1 << 15, shard: [0, 2] }, 4014],
])('identifying with %s closes the socket', async (_, fields, code) => {
  const { discord } = await world({ shards: 2 });
  const socket = new WebSocket(`${discord.apiUrl.replace('http', 'ws').replace('/api', '')}/gateway?v=10`);
  socket.once('message', () =>
    socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 0, properties: {}, ...fields } })),
  );
  expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(code);
});

test('what happens while a socket is down is replayed when the session resumes', async () => {
  const { discord, dispatches, ask } = await connected();
  discord.gateway.dropSockets();
  await until(() => discord.gateway.sessions().every(({ connected }) => !connected));
  const outcome = await ask();
  expect(outcome).toMatchObject({ state: 'answered', ephemeral: true });
  await until(() => dispatches.some(({ t }) => t === 'RESUMED'));
  expect(dispatches.map(({ t }) => t)).toEqual(['READY', 'INTERACTION_CREATE', 'RESUMED']);
  expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 1 });
});

test('a client that is asked to reconnect resumes', async () => {
  const { discord, ask } = await connected();
  discord.gateway.requestReconnect();
  await until(() => discord.gateway.counts().resumed === 1);
  expect((await ask()).state).toBe('answered');
});

test('an invalid session that may be resumed is resumed on the same socket', async () => {
  const { discord, ask } = await connected();
  discord.gateway.invalidateSession(true);
  await until(() => discord.gateway.counts().resumed === 1);
  expect((await ask()).state).toBe('answered');
  expect(discord.gateway.counts().identified).toBe(1);
});

test('an invalid session that is gone is identified anew', async () => {
  const { discord, ask } = await connected();
  const [before] = discord.gateway.sessions();
  discord.gateway.invalidateSession(false);
  await until(() => discord.gateway.counts().identified === 2);
  expect(discord.gateway.sessions()[0]?.id).not.toBe(before?.id);
  expect((await ask()).state).toBe('answered');
});

test('a connection whose heartbeats are not acknowledged is found dead and resumed', async () => {
  const { discord, ask } = await connected({ heartbeatIntervalMs: 60 });
  discord.gateway.stopAcknowledging();
  await until(() => discord.gateway.sessions().every(({ connected }) => !connected));
  discord.gateway.resume();
  await until(() => discord.gateway.counts().resumed > 0);
  expect((await ask()).state).toBe('answered');
});

test('an interaction reaches its shard while another is still identifying', async () => {
  const { discord, rest, server, channel, user } = await world({ shards: 2 });
  await register(rest, discord);
  const mine = Number((BigInt(server) >> 22n) % 2n);
  discord.gateway.holdIdentify(1 - mine, 400);
  const { manager, dispatches } = managerFor(rest, discord.token);
  closing.push(() => manager.destroy());
  manager.on(WebSocketShardEvents.Dispatch, (payload) => {
    if (payload.t === 'INTERACTION_CREATE') void answer(rest, payload.d, { type: 4, data: { content: 'early' } });
  });
  const all = manager.connect();
  await until(() => discord.gateway.sessions().length === 1);
  const outcome = await discord.command({ server, channel, user, name: 'tier', options: { song: 'Who' } });
  expect(outcome.message?.content).toBe('early');
  expect(dispatches.filter(({ t }) => t === 'READY')).toHaveLength(1);
  await all;
});

test('more identifies than the concurrency allows are answered with an invalid session', async () => {
  const { discord, rest } = await world({ shards: 2, maxConcurrency: 1, identifyWindowMs: 300 });
  const { manager } = managerFor(rest, discord.token);
  closing.push(() => manager.destroy());
  await manager.connect();
  expect(discord.gateway.sessions()).toHaveLength(2);
  await sleep(1);
  expect(discord.gateway.counts().identified).toBe(2);
});

test('without any session a person learns at once that the bot is not connected', async () => {
  const { discord, rest, server, channel, user } = await world();
  await register(rest, discord, sampleCommands);
  const outcome = await discord.command({ server, channel, user, name: 'tier', options: { song: 'Who' } });
  expect(outcome.state).toBe('not connected');
});

test('a client may ask for one compressed stream', async () => {
  const { discord, rest } = await world();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const manager = new WebSocketManager({
    token: discord.token,
    intents: 0,
    rest,
    compression: CompressionMethod.ZlibNative,
    retrieveSessionInfo: () => null,
    updateSessionInfo: () => {},
  });
  manager.on(WebSocketShardEvents.Ready, resolve);
  closing.push(() => manager.destroy());
  await manager.connect();
  expect(await promise).toMatchObject({ application: { id: discord.applicationId } });
});
