import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LoopbackDiscord, startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { shippedRules } from '../support/rules.ts';
import { type BotProcess, type BotStarter, createBotStarter, databaseIn } from './bot-process.ts';
import { type Chance, createChance } from './chance.ts';
import { faultsOf } from './faults-of.ts';
import { type Stage, setStage } from './stage.ts';
import { startTrouble } from './trouble.ts';
import { judge, type Verdict } from './verdict.ts';

/** What is run. Everything random comes of the seed, but when the system lets each process run. */
export interface ChaosOptions {
  readonly seed: number;
  readonly kills: number;
  readonly channels: number;
  readonly crossings: number;
  /** For how long the bot takes Discord to know a nonce. */
  readonly assumedWindowSeconds: number;
  /** For how long the loopback does; not less than what is assumed. */
  readonly windowSeconds: number;
  /** After so many seconds nothing more is killed, and nothing more arrives. */
  readonly mostSeconds?: number;
  /** Ends it without a verdict: no process is left behind. */
  readonly signal?: AbortSignal;
  /** Told how it goes. */
  readonly tell?: (progress: string) => void;
}

/** What came of it. */
export interface ChaosReport extends Verdict {
  readonly kills: number;
  /** Restarts put off until the loopback had forgotten every nonce. */
  readonly delayed: number;
  /** Times that a process stood still beyond its lease while a second one waited. */
  readonly paused: number;
  /** Times that a waiting process took over, and how long the slowest took. */
  readonly takenOver: number;
  readonly slowestTakeOverMs: number;
  readonly requests: number;
  readonly denials: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
}

const MOST_TAKE_OVER_MS = 30_000;
const MOST_START_MS = 60_000;
/** For how long nothing more may come of what is open, while it should. */
const MOST_STANDSTILL_MS = 120_000;

/** Runs the bot through it, and judges what stands in the channels. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-chaos-'));
  const discord = await startLoopbackDiscord({ nonceWindowMs: options.windowSeconds * 1_000 });
  const store = await openStore(databaseIn(folder));
  const starter = createBotStarter({
    folder,
    apiUrl: discord.apiUrl,
    token: discord.token,
    nonceWindowSeconds: options.assumedWindowSeconds,
  });
  options.signal?.addEventListener('abort', () => void starter.close());
  try {
    return await run(options, { discord, store, starter });
  } finally {
    await starter.close();
    await store.close();
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly discord: LoopbackDiscord;
  readonly store: Store;
  readonly starter: BotStarter;
}

/** What is counted on the way. */
interface Tally {
  kills: number;
  delayed: number;
  paused: number;
  takenOver: number;
  slowestTakeOverMs: number;
  readonly violations: string[];
}

async function run(options: ChaosOptions, scene: Scene): Promise<ChaosReport> {
  const { seed, kills, crossings, mostSeconds = Number.POSITIVE_INFINITY, tell = () => undefined } = options;
  const { discord, store, starter } = scene;
  const began = performance.now();
  const tally: Tally = { kills: 0, delayed: 0, paused: 0, takenOver: 0, slowestTakeOverMs: 0, violations: [] };
  const stage = await setStage({
    store,
    rules: shippedRules(),
    discord,
    chance: createChance(seed, 'stage'),
    size: options,
  });
  const trouble = startTrouble({
    discord,
    channels: stage.channels,
    chance: createChance(seed, 'trouble'),
    longestDelayMs: longestDelayOf(options),
  });
  const isOver = () => tally.kills >= kills || performance.now() - began > mostSeconds * 1_000;
  const allowed = () => ((tally.kills + 1) * crossings) / kills;
  const arriving = letArrive(stage, createChance(seed, 'arrivals'), allowed, () => tally.kills < kills && isOver());
  await live(options, scene, tally, stage, isOver, tell);
  trouble.stop();
  await arriving;
  tell('all crossings have arrived; waiting until everything is settled');
  await settleAll(scene, stage, tally);
  const verdict = await judge({
    store,
    discord,
    channels: stage.channels,
    denials: trouble.denials,
    lines: starter.lines,
  });
  const { violations, ...counts } = tally;
  return {
    ...verdict,
    ...counts,
    violations: [...violations, ...verdict.violations],
    requests: discord.log.length,
    denials: trouble.denials.length,
    faults: faultsOf(discord.log),
    seconds: (performance.now() - began) / 1_000,
  };
}

/**
 * The latest that the loopback does what it was asked: nearly twice the time that a request may take, and what it knows
 * nonces for longer than is assumed. Against a Discord that is slower still, nothing but its looser memory helps.
 */
function longestDelayOf({ assumedWindowSeconds, windowSeconds }: ChaosOptions): number {
  const requestMs = (assumedWindowSeconds * 1_000) / 6;
  return Math.min(3_000, requestMs * 1.9 + (windowSeconds - assumedWindowSeconds) * 1_000);
}

async function letArrive(stage: Stage, chance: Chance, allowed: () => number, isOver: () => boolean): Promise<void> {
  for (let arrived = 0; !isOver(); ) {
    if (arrived < allowed()) {
      if (!(await stage.arrive())) return;
      arrived += 1;
    }
    await sleep(chance.between(5, 80));
  }
}

/** One process after another, each of them killed. */
async function live(
  { seed, kills, assumedWindowSeconds, windowSeconds }: ChaosOptions,
  { discord, starter }: Scene,
  tally: Tally,
  stage: Stage,
  isOver: () => boolean,
  tell: (progress: string) => void,
): Promise<void> {
  const chance = createChance(seed, 'kills');
  const leaseMs = (assumedWindowSeconds * 1_000) / 3;
  // What takes minutes is done twice in a hundred kills, what takes seconds in every ten.
  const often = windowSeconds <= 10 ? 10 : 100;
  let bot = starter.start();
  while (!isOver()) {
    const turn = tally.kills % often;
    const isDelayed = turn === often * 0.5;
    const isPaused = turn === often * 0.3;
    const way = isPaused
      ? 'change'
      : chance.weighed([
          [15, 'start'],
          [50, 'change'],
          [35, 'time'],
        ] as const);
    const hasSecond = isPaused || (!isDelayed && way !== 'start' && chance.happens(0.5));
    let second: BotProcess | null = null;
    if (way === 'start' && !bot.isReady()) await sleep(chance.between(50, 1_500));
    else {
      await untilReady(bot, tally);
      if (hasSecond) second = await startSecond(bot, starter, tally, isPaused);
      if (way === 'time') await sleep(chance.between(0, 1_500));
      else await changes(discord, chance.whole(1, 12), 2_500);
    }
    if (isPaused && second) await pause(bot, second, leaseMs, chance.happens(0.5), tally);
    await kill(bot, tally);
    if (second) await takeOver(second, tally);
    if (isDelayed) await sleep(windowSeconds * 1_000 + chance.between(200, 1_000));
    if (isDelayed) tally.delayed += 1;
    if (chance.happens(0.1) && !second) await stage.passAnHour();
    bot = second ?? starter.start();
    if (tally.kills % 10 === 0) tell(`${tally.kills} of ${kills} kills`);
  }
  await kill(bot, tally);
}

async function untilReady(bot: BotProcess, tally: Tally): Promise<void> {
  const isReady = await Promise.race([bot.ready, sleep(MOST_START_MS, 'late' as const)]);
  if (isReady !== true) tally.violations.push(`Process ${bot.life} was not ready: ${isReady}. ${bot.errors()}`);
}

/** A second process, which must say that it waits and for whom. */
async function startSecond(bot: BotProcess, starter: BotStarter, tally: Tally, untilWaiting: boolean) {
  const second = starter.start();
  const said = second.waiting.then((sentence) => {
    if (sentence !== null && !sentence.includes(`process ${bot.pid} `))
      tally.violations.push(`Process ${second.life} waits for ${bot.pid}, and says: ${sentence}`);
  });
  if (untilWaiting) await said;
  return second;
}

/** Stands still beyond its lease, while the second one must keep waiting; then goes on, or dies as it stands. */
async function pause(bot: BotProcess, second: BotProcess, leaseMs: number, goesOn: boolean, tally: Tally) {
  bot.signal('SIGSTOP');
  await sleep(leaseMs * 1.5 + 500);
  if (second.isReady()) tally.violations.push(`Process ${second.life} did not wait for the one that stood still.`);
  tally.paused += 1;
  if (!goesOn) return;
  bot.signal('SIGCONT');
  await sleep(1_000);
}

async function kill(bot: BotProcess, tally: Tally): Promise<void> {
  if (bot.hasEnded()) tally.violations.push(`Process ${bot.life} ended by itself. ${bot.errors()}`);
  bot.signal('SIGKILL');
  await bot.ended;
  tally.kills += 1;
}

async function takeOver(second: BotProcess, tally: Tally): Promise<void> {
  const diedAt = performance.now();
  await untilReady(second, tally);
  const took = performance.now() - diedAt;
  tally.takenOver += 1;
  tally.slowestTakeOverMs = Math.max(tally.slowestTakeOverMs, took);
  if (took > MOST_TAKE_OVER_MS) tally.violations.push(`Process ${second.life} took over after ${Math.round(took)} ms.`);
}

/** Resolves at a change of what stands in the channels, between its being made and its being answered. */
async function changes(discord: LoopbackDiscord, count: number, mostMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  const stop = discord.onChange(() => {
    left -= 1;
    if (left === 0) resolve();
  });
  await Promise.race([promise, sleep(mostMs)]);
  stop();
}

/** Starts the bot until nothing is left to do; whatever is put off for long comes due while it is stopped. */
async function settleAll({ discord, store, starter }: Scene, stage: Stage, tally: Tally): Promise<void> {
  const postsNow = () => stage.channels.reduce((sum, channel) => sum + discord.messages(channel.id).length, 0);
  let postsAtEnd: number | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  let since = performance.now();
  const isStuck = async () => {
    const open = (await openRows(store)).length;
    if (open < fewest) since = performance.now();
    fewest = Math.min(fewest, open);
    return performance.now() - since > MOST_STANDSTILL_MS;
  };
  for (;;) {
    await stage.passAnHour();
    const bot = starter.start();
    await untilReady(bot, tally);
    while ((await isAnythingDue(store)) && !(await isStuck())) await sleep(100);
    const isSettled = (await openRows(store)).length === 0;
    // A process that has nothing to do must do nothing.
    if (isSettled) await sleep(500);
    bot.signal('SIGTERM');
    const { code, signal } = await bot.ended;
    if (code !== 0) tally.violations.push(`Process ${bot.life} was to stop: ${code ?? signal}. ${bot.errors()}`);
    const posts = postsNow();
    if (postsAtEnd !== null && posts !== postsAtEnd) tally.violations.push('A process that had nothing to do posted.');
    if (isSettled && postsAtEnd !== null) return;
    if (isSettled) postsAtEnd = posts;
    else if (await isStuck()) {
      tally.violations.push(`${fewest} announcements are open, and nothing more comes of them.`);
      return;
    }
  }
}

/** The announcements that are not settled, in their order. */
async function openRows(store: Store) {
  return store.read
    .selectFrom('announcement')
    .select(['channel', 'state', 'reason', 'not_before as notBefore'])
    .where('request', '=', 'post')
    .where('channel', 'not like', '@%')
    .where('state', 'in', ['owed', 'sending', 'held'])
    .orderBy('id')
    .execute();
}

/** Whether the first open row of some channel need not wait for long: the rest waits behind it. */
async function isAnythingDue(store: Store): Promise<boolean> {
  const soon = Date.now() + 3_000;
  const first = new Map((await openRows(store)).toReversed().map((row) => [row.channel, row]));
  return [...first.values()].some(({ state, reason, notBefore }) =>
    state === 'owed' ? notBefore <= soon : state === 'sending' || (reason !== 'cap' && reason !== 'quiet-hours'),
  );
}
