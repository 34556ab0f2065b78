import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { type FaultKind, startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { openStore } from '../../src/store/database.ts';
import { type BotProcess, createBotStarter, databaseIn } from '../chaos/bot-process.ts';
import { shippedRules } from '../support/rules.ts';
import { textOf, until } from '../support/thread.ts';
import { addServer, addSong, ledger, record } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000 });

const POST = '/channels/{channel_id}/messages';
const ANSWER = '/interactions/{interaction_id}/{interaction_token}/callback';
const DAY_MS = 86_400_000;
const HUNDRED_MILLION = 100_000_000;

/** One program, database and Discord for all tests: most of a first start is compiling. */
const folder = mkdtempSync(join(tmpdir(), 'tierwatch-test-'));
const rules = shippedRules();
const discord = await startLoopbackDiscord();
const store = await openStore(databaseIn(folder));
const starter = createBotStarter({ folder, apiUrl: discord.apiUrl, token: discord.token, nonceWindowSeconds: 90 });
afterAll(async () => {
  vi.resetConfig();
  await starter.close();
  await store.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A bot in a process of its own, and a server of the test's own that follows one song. */
async function stage(name: string) {
  const server = discord.addServer({ name, locale: 'en-US' }).id;
  const channel = discord.addChannel(server, { name: 'charts' }).id;
  const user = discord.addMember(server, { name: 'Admin', manageServer: true });
  const song = await addSong(store, name);
  await addServer(store, server, { channel, ladders: ['spotify-plays'], songs: [song] });
  const reach = (count: number, daysAgo: number) => {
    const now = Date.now();
    const figure = { song, day: Math.floor(now / DAY_MS) - daysAgo, count, precision: 'at-least' as const };
    return record(store, rules, 'spotify-plays', [figure], { now });
  };
  await reach(40_000_000, 3);
  const start = async () => {
    const bot = starter.start();
    expect(await bot.ready, bot.errors()).toBe(true);
    await until(() => discord.gateway.sessions().some(({ connected }) => connected));
    return bot;
  };
  const bot = await start();
  const before = discord.log.length;
  const requests = (route: string) =>
    discord.log.slice(before).filter((entry) => entry.method === 'POST' && entry.route === route);
  return {
    bot,
    start,
    ask: () => discord.command({ server, channel, user, name: 'help' }),
    /** Lets the song pass 100 million plays, or then 200. */
    pass: (hundredMillions: 1 | 2) => reach(hundredMillions * HUNDRED_MILLION, 2 - hundredMillions),
    /** What goes wrong with the first such request; answers how to wait until Discord has it, and has not answered. */
    spoil: (route: string, kind: FaultKind) => {
      const fault = discord.fault({ method: 'POST', route, kind });
      return async () => {
        await until(() => fault.remaining() === 0);
        expect(requests(route)).toMatchObject([{ status: null }]);
      };
    },
    postsTried: () => requests(POST).length,
    states: async () => (await ledger(store)).filter((row) => row.channel === channel).map(({ state }) => state),
    posts: () => discord.messages(channel).map((message) => /passed ([\d,]+) plays/.exec(textOf(message))?.[1]),
  };
}

/** Sends SIGTERM; answers how the process ended, and after how long. */
async function stopped(bot: BotProcess): Promise<{ readonly code: number | null; readonly ms: number }> {
  const asked = performance.now();
  bot.signal('SIGTERM');
  const { code } = await bot.ended;
  return { code, ms: performance.now() - asked };
}

/**
 * Lets the next start post what is found meanwhile: a channel's posts are made in order, so by then that start has
 * settled all that the one before it left.
 */
async function nextStart({ pass, start, posts }: Awaited<ReturnType<typeof stage>>): Promise<void> {
  await pass(2);
  const bot = await start();
  await until(() => posts().includes('200,000,000'));
  expect(await stopped(bot)).toMatchObject({ code: 0 });
}

test('a post that Discord answers late is settled before the bot ends, and not made again by the next start', async () => {
  const at = await stage('Late Comet');
  const untilUnderWay = at.spoil(POST, { delayMs: 2_000 });
  await at.pass(1);
  await untilUnderWay();
  expect(at.posts()).toEqual([]);
  const { code, ms } = await stopped(at.bot);
  expect(code, at.bot.errors()).toBe(0);
  expect(ms).toBeLessThan(10_000);
  expect(at.posts()).toEqual(['100,000,000']);
  expect(await at.states()).toEqual(['posted']);

  await nextStart(at);
  expect(at.posts()).toEqual(['100,000,000', '200,000,000']);
  expect(at.postsTried()).toBe(2);
});

test('a call that is under way is answered before the bot ends', async () => {
  const at = await stage('Asked Comet');
  const untilUnderWay = at.spoil(ANSWER, { delayMs: 1_500 });
  const answering = at.ask();
  await untilUnderWay();
  expect(await stopped(at.bot)).toMatchObject({ code: 0 });
  expect(textOf((await answering).message)).toContain('/tier');
});

test('a post that Discord never answers keeps no bot from ending; the next start finds it in the channel', async () => {
  const at = await stage('Silent Comet');
  const untilUnderWay = at.spoil(POST, 'hang after applying');
  await at.pass(1);
  await untilUnderWay();
  const { code, ms } = await stopped(at.bot);
  expect(code).toBe(1);
  expect(at.bot.errors()).toContain('Could not stop within');
  expect(ms).toBeLessThan(10_000);
  expect(await at.states()).toEqual(['sending']);

  await nextStart(at);
  expect(at.posts()).toEqual(['100,000,000', '200,000,000']);
  expect(await at.states()).toEqual(['posted', 'posted']);
});

test('a second signal ends the bot at once while a post is under way; the next start finds it in the channel', async () => {
  const at = await stage('Hurried Comet');
  const untilUnderWay = at.spoil(POST, 'hang after applying');
  await at.pass(1);
  await untilUnderWay();
  at.bot.signal('SIGTERM');
  await sleep(300);
  expect(at.bot.hasEnded()).toBe(false);
  const { code, ms } = await stopped(at.bot);
  expect(code).toBe(1);
  expect(ms).toBeLessThan(3_000);
  expect(await at.states()).toEqual(['sending']);

  await nextStart(at);
  expect(at.posts()).toEqual(['100,000,000', '200,000,000']);
  expect(await at.states()).toEqual(['posted', 'posted']);
});
