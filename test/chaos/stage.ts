import { sql } from 'kysely';
import type { Rules } from '../../src/domain/rules.ts';
import type { LoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import type { Store } from '../../src/store/database.ts';
import { EVERYWHERE } from '../../src/store/readings.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf } from '../support/rules.ts';
import { addArtist, addSong } from '../support/world.ts';
import type { Chance } from './chance.ts';

const LANGUAGES = ['en', 'ja', 'ko'] as const;
const LOCALES = { en: 'en-US', ja: 'ja', ko: 'ko' } as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The levels of the ladder `spotify-plays`, written down here once more, in hundreds of millions. */
const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 35, 40, 45, 50];
const HUNDRED_MILLION = 100_000_000;

/** A crossing that a channel must hear of: `017 300` is song 17 past 300 million. */
export type Line = string;

/** A channel with what it must have said at the end. */
export interface StageChannel {
  readonly id: string;
  readonly server: number;
  readonly admin: string;
  readonly language: 'en' | 'ja' | 'ko';
  readonly postsAnHour: number;
  readonly songs: ReadonlySet<number>;
  /** In the order owed; worked out here, never read from the ledger. */
  readonly expected: Line[];
}

/** Made-up servers and songs, and the numbers that come in. */
export interface Stage {
  readonly channels: readonly StageChannel[];
  /** Lets the next crossing arrive, as an import of numbers would; false when there are no more. */
  arrive(): Promise<boolean>;
  /** Lets an hour pass for the ledger alone: what is put off comes due, and full hours are over. */
  passAnHour(): Promise<void>;
}

/** How much of everything there is. */
export interface StageSize {
  readonly channels: number;
  readonly crossings: number;
}

/** Furnishes a database and a loopback Discord alike. */
export async function setStage(parts: {
  readonly store: Store;
  readonly rules: Rules;
  readonly discord: LoopbackDiscord;
  readonly chance: Chance;
  readonly size: StageSize;
}): Promise<Stage> {
  const { store, rules, discord, chance, size } = parts;
  const counter = counterOf(rules, 'spotify-plays');
  const act = await addArtist(store, 'Made-up Act', 'import');
  const songs: { id: number; number: number; level: number }[] = [];
  for (let number = 1; songs.length * 10 < size.crossings + 30; number += 1)
    songs.push({ id: await addSong(store, titleOf(number), { artists: [act] }), number, level: -1 });
  const channels: StageChannel[] = [];
  while (channels.length < size.channels) channels.push(...(await addServer()));

  async function addServer(): Promise<StageChannel[]> {
    const language = chance.pick(LANGUAGES);
    const server = discord.addServer({ name: `server ${channels.length}`, locale: LOCALES[language] }).id;
    const admin = discord.addMember(server, { name: 'Admin', manageServer: true });
    if (chance.happens(0.2)) discord.setDirectMessages(admin, false);
    const { id } = await store.write
      .insertInto('server')
      .values({ discord_id: server, language, created_at: Date.now(), left_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await store.write.insertInto('server_ladder').values({ server_id: id, ladder: 'spotify-plays' }).execute();
    const followed = songs.filter(() => chance.happens(0.12));
    const watched = followed.length > 0 ? followed : [chance.pick(songs)];
    for (const { id: target } of watched)
      await store.write
        .insertInto('watch')
        .values({ kind: 'song', target_id: target, server_id: id, created_at: Date.now(), created_by: admin })
        .execute();
    const made: StageChannel[] = [];
    // Every tenth server posts to two channels.
    const wanted = Math.min(chance.happens(0.1) ? 2 : 1, size.channels - channels.length);
    for (let n = 0; n < wanted; n += 1) {
      const channel = discord.addChannel(server, { name: `charts-${n}` }).id;
      const postsAnHour = chance.happens(0.1) ? 3 : 1_000_000;
      const target = { server_id: id, channel, configured_by: admin, posts_an_hour: postsAnHour };
      await store.write.insertInto('target').values(target).execute();
      const heard = new Set(watched.map((song) => song.number));
      made.push({ id: channel, server: id, admin, language, postsAnHour, songs: heard, expected: [] });
    }
    return made;
  }

  async function record(song: number, count: number, daysAgo = 0): Promise<void> {
    const day = Math.floor((Date.now() + 9 * HOUR_MS) / DAY_MS) - daysAgo;
    // A number that is only known to have been passed is never too great a jump.
    const readings = [{ song, day, count, precision: 'at-least' as const, link: null }];
    const batch = { counter, scope: EVERYWHERE, source: 'chaos', actor: null, byHand: false, readings };
    for (let isRecorded = false; !isRecorded; ) {
      try {
        await store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, Date.now()));
        isRecorded = true;
      } catch (error) {
        // A bot that stands still in the middle of a transaction keeps all others waiting: so would an operator's import.
        if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error;
      }
    }
  }

  for (const song of songs) await record(song.id, 40_000_000, 2);
  let arrived = 0;

  return {
    channels,
    arrive: async () => {
      const open = songs.filter((song) => song.level < LEVELS.length - 1);
      if (arrived >= size.crossings || open.length === 0) return false;
      arrived += 1;
      const song = chance.pick(open);
      const before = LEVELS[song.level];
      // A dip, or the same page once more, announces nothing again.
      if (before !== undefined && chance.happens(0.2)) await record(song.id, before * HUNDRED_MILLION - 7);
      song.level = Math.min(LEVELS.length - 1, song.level + (chance.happens(0.15) ? 2 : 1));
      const level = LEVELS[song.level] ?? 0;
      for (const channel of channels)
        if (channel.songs.has(song.number)) channel.expected.push(lineOf(song.number, level));
      await record(song.id, level * HUNDRED_MILLION + chance.whole(0, 9_000_000));
      return true;
    },
    passAnHour: async () => {
      await store.write.transaction().execute(async (trx) => {
        await sql`update announcement set not_before = not_before - ${HOUR_MS}
          where state in ('owed', 'held')`.execute(trx);
        await sql`update announcement set state_at = state_at - ${HOUR_MS} where state = 'posted'
          and channel in (select channel from target where posts_an_hour < 1000)`.execute(trx);
      });
    },
  };
}

function titleOf(number: number): string {
  return `Comet${String(number).padStart(3, '0')}`;
}

function lineOf(song: number, hundredMillions: number): Line {
  return `${String(song).padStart(3, '0')} ${hundredMillions * 100}`;
}

/** What a text in one of three languages says that songs passed, in its order: lines of a post or of a catch-up. */
export function linesIn(text: string): Line[] {
  return [...text.matchAll(/Comet(\d{3})[^\n]*?(?:passed ([\d,]+) plays|累計(\d+)億回|누적 (\d+)억)/g)].map(
    ([, song, english, japanese, korean]) =>
      lineOf(
        Number(song),
        english === undefined ? Number(japanese ?? korean) : Number(english.replaceAll(',', '')) / HUNDRED_MILLION,
      ),
  );
}
