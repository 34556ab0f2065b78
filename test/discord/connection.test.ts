import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectToDiscord } from '../../src/discord/connect.ts';
import { DiscordRefusal } from '../../src/discord/refusal.ts';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import {
  answersWith,
  createTestLog,
  openDoor,
  openDoorTo,
  pause,
  QUICKLY,
  say,
  startWorld,
  textsOf,
  until,
} from './open-door.ts';

const START_LIMIT = { total: 1_000, remaining: 1_000, reset_after: 86_400_000, max_concurrency: 1 };

const TOKEN_SENTENCE =
  /^Discord did not accept DISCORD_TOKEN\. Copy it again from .* → Bot → Reset Token and set it in \.env\.$/;

test('a wrong token ends in one sentence that says what to do, and does not name the token', async () => {
  const { discord } = await startWorld();
  for (const token of ['wrong.token.here', 'two words', '', 'ünicode']) {
    const refused = await openDoorTo(discord, {}, { token }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DiscordRefusal);
    expect(refused).toMatchObject({ reason: 'token', message: expect.stringMatching(TOKEN_SENTENCE) });
    if (token !== '') expect((refused as Error).message).not.toContain(token);
  }
});

test('white space around a token does no harm', async () => {
  const { discord } = await startWorld();
  const { door } = await openDoorTo(discord, {}, { token: ` ${discord.token}\n` });
  expect(door.application.id).toBe(discord.applicationId);
});

test('the door knows the application, its owner or its team, and how to invite it', async () => {
  const { discord } = await startWorld();
  const { door } = await openDoorTo(discord);
  expect(door.application).toEqual({
    id: discord.applicationId,
    userId: discord.botUser.id,
    name: discord.botUser.username,
    owners: [discord.owner.id],
  });
  const link = new URL(door.inviteLink);
  expect(link.searchParams.get('client_id')).toBe(discord.applicationId);
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');
  expect(BigInt(link.searchParams.get('permissions') ?? '')).toBe(
    (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n) | (1n << 14n) | (1n << 15n),
  );

  const team = await startWorld({ team: { name: 'Makers', members: ['A', 'B'] } });
  expect((await openDoorTo(team.discord)).door.application.owners).toHaveLength(2);
});

test('a refusal of the gateway while the bot runs is told once, with the remedy', async () => {
  for (const [code, words] of [
    [4004, /DISCORD_TOKEN/],
    [4010, /Restart the bot/],
    [4011, /more shards.*Restart the bot/],
    [4012, /Update Tierwatch/],
    [4013, /update Tierwatch/],
    [4014, /update Tierwatch/],
  ] as const) {
    const { discord, refusals } = await openDoor({}, {}, { shards: 2 });
    discord.gateway.dropSockets(code);
    await until(() => refusals.length > 0);
    await pause(20);
    expect(refusals.map(({ message, closeCode }) => [message, closeCode])).toEqual([
      [expect.stringMatching(words), code],
    ]);
  }
});

test('a Discord that cannot be reached at start is tried again, and the log says so', async () => {
  const reserved = createServer().listen(0, '127.0.0.1');
  await until(() => reserved.listening);
  const { port } = reserved.address() as AddressInfo;
  await new Promise((resolve) => reserved.close(resolve));
  const { log, said } = createTestLog();
  const token = 'a.played.token';
  const opening = connectToDiscord({
    token,
    apiUrl: `http://127.0.0.1:${port}/api`,
    answers: answersWith({}),
    log,
    clock: Date.now,
    onFatal: () => undefined,
    ...QUICKLY,
  });
  await until(() => said('cannot be reached').length > 1);
  expect(said('cannot be reached')[0]).toMatchObject({
    level: 'warn',
    fields: { attempt: 1, reason: expect.stringContaining('ECONNREFUSED') },
  });
  const discord = await startLoopbackDiscord({ port, token });
  const door = await opening;
  expect(door.application.id).toBe(discord.applicationId);
  await door.close();
  await discord.close();
});

test('waiting for an unreachable Discord ends when nobody waits any more', async () => {
  const stopping = new AbortController();
  const { log } = createTestLog();
  const opening = connectToDiscord({
    token: 'x',
    apiUrl: 'http://127.0.0.1:9/api',
    answers: answersWith({}),
    log,
    clock: Date.now,
    onFatal: () => undefined,
    signal: stopping.signal,
  });
  stopping.abort(new Error('stopped'));
  await expect(opening).rejects.toThrow('stopped');
});

test('faults of the gateway address and of registering at start are waited out', async () => {
  const { discord } = await startWorld();
  discord.fault({ route: '/gateway/bot', times: 2, kind: { status: 502 } });
  discord.fault({ route: /commands/, times: 2, kind: 'lose request before applying' });
  const { door, said } = await openDoorTo(discord);
  await until(() => door.state()?.[0]?.state === 'ready' && discord.registeredCommands().length > 0);
  expect(said('gateway failed')).toHaveLength(2);
});

test('a call is answered while another shard is still identifying', async () => {
  const world = await startWorld({ shards: 2 });
  const shard = Number((BigInt(world.server) >> 22n) % 2n);
  world.discord.gateway.holdIdentify(1 - shard, 600);
  const { door } = await openDoorTo(world.discord);
  await until(() => door.state()?.[shard]?.state === 'ready' && world.discord.registeredCommands().length > 0);
  const { discord, ...where } = world;
  const outcome = await discord.command({ ...where, name: 'ask' });
  expect(textsOf(outcome.message)).toEqual(['Hello']);
  expect(door.state()?.[1 - shard]?.state).toBe('connecting');
});

test('a dropped connection is resumed, and what was asked meanwhile is answered', async () => {
  const { discord, ask, ready } = await openDoor();
  for (const drop of [() => discord.gateway.dropSockets(), discord.gateway.requestReconnect]) {
    const before = discord.gateway.counts().resumed;
    drop();
    expect(textsOf((await ask()).message)).toEqual(['Hello']);
    await until(() => discord.gateway.counts().resumed > before && ready());
  }
  expect(discord.gateway.counts().identified).toBe(1);
});

test('a connection that no longer answers heartbeats is replaced', async () => {
  const { discord, ready, door } = await openDoor({}, {}, { heartbeatIntervalMs: 100 });
  await until(() => door.state()?.[0]?.latencyMs !== null);
  discord.gateway.stopAcknowledging();
  await until(() => discord.gateway.counts().resumed > 0);
  discord.gateway.resume();
  await until(ready);
});

test('an invalid session is resumed where Discord says so, else begun anew', async () => {
  const { discord, ask } = await openDoor();
  discord.gateway.invalidateSession(true);
  await until(() => discord.gateway.counts().resumed === 1);
  discord.gateway.invalidateSession(false);
  await until(() => discord.gateway.counts().identified === 2);
  expect(textsOf((await ask()).message)).toEqual(['Hello']);
});

test('closing waits for the calls under way, and no longer than told', async () => {
  const { ask, door, discord } = await openDoor({ command: () => pause(80).then(() => say('Done')) });
  const asked = ask();
  await pause(20);
  await door.close();
  expect(textsOf((await asked).message)).toEqual(['Done']);
  expect(discord.gateway.sessions()).toEqual([]);

  const stuck = await openDoor({ command: () => new Promise(() => undefined) });
  void stuck.ask();
  await pause(20);
  await stuck.door.close(30);
  expect(stuck.said('Stopped without waiting')).toMatchObject([{ fields: { unanswered: 1 } }]);
});

test('a door that was closed while it reconnected does not connect again', async () => {
  const { discord, door } = await openDoor();
  discord.gateway.dropSockets();
  await until(() => door.state()?.[0]?.state === 'disconnected');
  await door.close();
  await pause(700);
  expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 0 });
});

test('a connection that fails while it opens and the bot stops harms nothing', async () => {
  const { discord } = await startWorld();
  const uncaught: unknown[] = [];
  const hear = (error: unknown) => uncaught.push(error);
  process.on('uncaughtExceptionMonitor', hear);
  onTestFinished(() => {
    process.off('uncaughtExceptionMonitor', hear);
  });
  const { promise: broken, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  const gateway = createTcpServer((socket) => {
    asked += 1;
    setTimeout(() => {
      socket.resetAndDestroy();
      resolve();
    }, 150);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    gateway.close();
  });
  await until(() => gateway.listening);
  const { port } = gateway.address() as AddressInfo;
  const body = { url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: START_LIMIT };
  discord.fault({
    method: 'GET',
    route: '/gateway/bot',
    kind: { status: 200, body, headers: { 'Content-Type': 'application/json' } },
  });
  const { door } = await openDoorTo(discord);
  await until(() => asked === 1);
  await door.close();
  await broken;
  await pause(50);
  expect(asked).toBe(1);
  expect(uncaught).toEqual([]);
});
