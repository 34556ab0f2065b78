import { FRESH_DAYS } from '../domain/basis.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import { findLevel, type Ladder, levelsOn } from '../domain/ladder.ts';
import { digestPeriod, timeZoneOf } from '../domain/local-time.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import type { Store } from '../store/database.ts';
import { type Happening, happeningsBetween, type LadderStep, nearestSongs } from '../store/followed.ts';
import type { Claimed } from '../store/ledger.ts';
import { songById, songsById } from '../store/songs.ts';
import { createStandings } from '../store/standings.ts';
import { type News, periodDigestPost } from '../views/period-digest.ts';
import type { Frozen } from './frozen.ts';
import { sendingDay } from './sending-day.ts';

/** How many songs a digest names that come near their next level. */
const NEAREST = 5;

/** How many songs are looked at for that: the counter that is shown may say less than the one that says most. */
const LOOKED_AT = 40;

/** Writes a server's digest; null where the server no longer posts there. */
export async function writeDigest(store: Store, rules: Rules, claimed: Claimed, nonce: string): Promise<Frozen | null> {
  const { serverId: server, wishes, language } = claimed;
  if (server === null || wishes === null) return null;
  const period = digestPeriod(claimed.subject ?? '', timeZoneOf(wishes.timeZone, language));
  if (!period) return null;
  const happenings = await happeningsBetween(store.read, server, period.from, period.until);
  const news = await newsOf(store, rules, happenings);
  const nearest = await nearestOf(store, rules, server, sendingDay(claimed));
  return { message: periodDigestPost({ ...period, news, nearest, rules, language, nonce }) };
}

/** What happened, with all that a sentence about it needs; what is known no more is left out. */
export async function newsOf(store: Store, rules: Rules, happenings: readonly Happening[]): Promise<News[]> {
  const found = await songsById(store.read, [...new Set(happenings.map(({ song }) => song))]);
  const songs = new Map(found.map((song) => [song.id, song]));
  const counters = await store.read.selectFrom('counter').selectAll().execute();
  const keys = new Map(counters.map(({ id, key }) => [id, key]));
  return happenings.flatMap((happening): News[] => {
    const { kind, counterId, month } = happening;
    const song = songs.get(happening.song);
    const ladder = rules.ladders.get(happening.ladder);
    const day = happening.day ?? dayInJapan(happening.foundAt);
    const level = ladder && levelOn(ladder, happening.level, day);
    if (!song || !ladder || !level) return [];
    if (kind === 'certified') return [{ kind, song, ladder, level, month }];
    const counter = counterId === null ? undefined : rules.counters.get(keys.get(counterId) ?? '');
    return counter ? [{ kind, song, ladder, level, counter, day }] : [];
  });
}

/** A level as it was on a day, else its newest form. */
function levelOn(ladder: Ladder, level: string, day: Day) {
  return levelsOn(ladder, day).find(({ id }) => id === level) ?? findLevel(ladder, level)?.level ?? null;
}

/** The followed songs that are nearest to their next level, each on the ladder where it is nearest. */
async function nearestOf(store: Store, rules: Rules, server: number, today: Day) {
  const chosen = await store.read
    .selectFrom('server_ladder')
    .select('ladder')
    .where('server_id', '=', server)
    .execute();
  const ladders = chosen.flatMap(({ ladder }) => rules.ladders.get(ladder) ?? []);
  const steps = ladders.flatMap((ladder) => stepsOf(ladder, today));
  const candidates = await nearestSongs(store.read, server, steps, today - FRESH_DAYS + 1, LOOKED_AT);
  const standings = createStandings(store, rules);
  const near = new Map<number, { song: Song; standing: Standing; share: number }>();
  for (const candidate of candidates) {
    // No song further down can be nearer than these.
    const fifth = [...near.values()].map(({ share }) => share).toSorted((a, b) => b - a)[NEAREST - 1];
    if (fifth !== undefined && fifth >= candidate.share) break;
    const song = await songById(store.read, candidate.song);
    const ladder = rules.ladders.get(candidate.ladder);
    if (!song || !ladder) continue;
    const standing = await standings.of(song, ladder, server, today);
    const { next, basis, provenByCertificate, merged } = standing;
    if (!next || !basis.shown || provenByCertificate || merged) continue;
    const share = basis.shown.count / next.threshold;
    if (share > (near.get(song.id)?.share ?? 0)) near.set(song.id, { song, standing, share });
  }
  return [...near.values()].toSorted((a, b) => b.share - a.share).slice(0, NEAREST);
}

/** The ways between the levels of a ladder on a day, for each of its counters. */
function stepsOf(ladder: Ladder, day: Day): LadderStep[] {
  const levels = levelsOn(ladder, day);
  return ladder.counters.flatMap((counter) =>
    levels.map((level, at) => ({
      ladder: ladder.id,
      counter,
      from: levels[at - 1]?.threshold ?? 0,
      to: level.threshold,
    })),
  );
}
