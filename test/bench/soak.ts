import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dayInJapan } from '../../src/domain/day.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { type Crowd, gatherCrowd, type RealBot, startRealBot } from './real-bot.ts';

/** What the bot has to bear, and for how long. */
export interface SoakOptions {
  readonly minutes: number;
  readonly servers: number;
  readonly songs: number;
  readonly callsASecond: number;
  readonly readingsASecond: number;
  readonly tell: (progress: string) => void;
}

/** What was seen. */
export interface SoakReport {
  readonly minutes: number;
  /** Megabytes of resident memory by the minute. */
  readonly memory: readonly { readonly at: number; readonly value: number }[];
  /** Milliseconds to the acknowledgement, of calls while the gateway stood, and of those sent right after a drop. */
  readonly times: readonly number[];
  readonly timesAfterDrops: readonly number[];
  readonly failed: readonly string[];
  readonly drops: number;
  readonly readings: number;
  readonly posts: number;
  readonly ended: boolean;
}

const MINUTE_MS = 60_000;

/** For so long after a drop a call may wait until the connection stands again. */
const AFTER_DROP_MS = 5_000;

/** Keeps the real bot at work: steady calls and readings, and a gateway that drops every minute. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { minutes, servers, songs, tell } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-soak-'));
  tell(`a world of ${songs} songs and ${servers} servers …`);
  const crowd = await gatherCrowd(servers);
  try {
    const path = join(folder, 'tierwatch.db');
    const given = { servers: crowd.servers, watches: 5, seed: 1, now: Date.now() };
    const world = await makeBigWorld(path, { songs, readings: songs * 10, ...given });
    const store = await openStore(path);
    const bot = await startRealBot(crowd, path);
    try {
      tell(`${minutes} minutes from now on`);
      return await work(options, crowd, bot, store, world.names);
    } finally {
      await bot.stop();
      await store.close();
    }
  } finally {
    await crowd.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function work(
  { minutes, songs, callsASecond, readingsASecond, tell }: SoakOptions,
  crowd: Crowd,
  bot: RealBot,
  store: Store,
  names: readonly string[],
): Promise<SoakReport> {
  const begun = performance.now();
  const sinceMs = () => performance.now() - begun;
  const goesOn = () => sinceMs() < minutes * MINUTE_MS && !bot.hasEnded();
  const memory: { at: number; value: number }[] = [];
  const times: number[] = [];
  const timesAfterDrops: number[] = [];
  const failed: string[] = [];
  let [drops, readings, droppedAt] = [0, 0, Number.NEGATIVE_INFINITY];

  async function call(number: number): Promise<void> {
    const place = crowd.servers[(number * 31) % crowd.servers.length];
    if (!place) return;
    const at = { server: place.id, channel: place.channel, user: place.user, name: 'tier' };
    const song = names[(number * 7_919) % names.length] ?? '';
    const sentAt = sinceMs();
    const isTyping = number % 3 === 0;
    const outcome = isTyping
      ? await crowd.discord.suggest({ ...at, options: { song: song.slice(0, 1 + (number % 8)) }, focused: 'song' })
      : await crowd.discord.command({ ...at, options: { song } });
    if (outcome.state !== 'answered' || outcome.acknowledgedAfterMs === null)
      failed.push(`${isTyping ? 'suggestions' : '/tier'} after ${Math.round(sentAt / 1_000)} s: ${outcome.state}`);
    else (sentAt - droppedAt < AFTER_DROP_MS ? timesAfterDrops : times).push(outcome.acknowledgedAfterMs);
  }

  const calling = async () => {
    const under: Promise<void>[] = [];
    for (let number = 0; goesOn(); number += 1) {
      under.push(call(number));
      await sleep(1_000 / callsASecond);
      if (under.length > 100) await Promise.all(under.splice(0, 50));
    }
    await Promise.all(under);
  };
  const recording = async () => {
    for (let second = 0; goesOn(); second += 1) {
      readings += await recordSome(store, second, readingsASecond, songs);
      await sleep(1_000);
    }
  };
  const dropping = async () => {
    for (let next = MINUTE_MS / 2; goesOn(); await sleep(100)) {
      if (sinceMs() < next) continue;
      next += MINUTE_MS;
      droppedAt = sinceMs();
      drops += 1;
      crowd.discord.gateway.dropSockets();
    }
  };
  const weighing = async () => {
    for (let told = 0; goesOn(); await sleep(1_000)) {
      memory.push({ at: sinceMs() / MINUTE_MS, value: bot.memory() / 1_048_576 });
      if (Math.floor(sinceMs() / MINUTE_MS) === told) continue;
      told += 1;
      tell(`${told} min: ${Math.round(memory.at(-1)?.value ?? 0)} MB, ${failed.length} calls failed`);
    }
  };
  await Promise.all([calling(), recording(), dropping(), weighing()]);
  const { rows: posts } = await store.read
    .selectFrom('announcement')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow();
  const ended = bot.hasEnded();
  return { minutes: sinceMs() / MINUTE_MS, memory, times, timesAfterDrops, failed, drops, readings, posts, ended };
}

/** New numbers for some songs, as another process would record them; every fiftieth passes a level. */
async function recordSome(store: Store, turn: number, count: number, songs: number): Promise<number> {
  const now = Date.now();
  const wanted = Array.from({ length: count }, (_, at) => 1 + (((turn * count + at) * 37) % songs));
  const latest = await store.read
    .selectFrom('latest')
    .innerJoin('counter', 'counter.id', 'latest.counter_id')
    .select(['song_id', 'count'])
    .where('counter.key', '=', 'spotify-plays')
    .where('song_id', 'in', wanted)
    .execute();
  const readings = latest.map(({ song_id, count: before }) => {
    const passes = song_id % 50 === 0;
    // A lower bound is what may jump: half a year's plays in a day would wait for a check.
    const after = passes ? Math.ceil((before + 1) / 100_000_000) * 100_000_000 + 1 : before + 100;
    return {
      song: song_id,
      day: dayInJapan(now),
      count: after,
      precision: passes ? ('at-least' as const) : ('exact' as const),
      link: null,
    };
  });
  const batch = {
    counter: counterOf(RULES, 'spotify-plays'),
    scope: 0,
    source: 'soak',
    actor: null,
    byHand: false,
    readings,
  };
  await store.write.transaction().execute((trx) => recordReadings(trx, RULES, batch, now));
  return readings.length;
}

const RULES = shippedRules();
