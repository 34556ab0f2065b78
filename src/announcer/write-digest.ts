import { type Day, dayInJapan } from '../domain/day.ts';
import { findLevel, type Ladder, levelsOn } from '../domain/ladder.ts';
import { digestPeriod, timeZoneOf } from '../domain/local-time.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { type Happening, happeningsBetween } from '../store/followed.ts';
import type { Claimed } from '../store/ledger.ts';
import { songsById } from '../store/songs.ts';
import { type News, periodDigestPost } from '../views/period-digest.ts';
import type { Frozen } from './frozen.ts';
import { nearestOf } from './nearest.ts';
import { sendingDay } from './sending-day.ts';

/** How many songs a digest names that come near their next level. */
const NEAREST = 5;

/** Writes a server's digest; null where the server no longer posts there. */
export async function writeDigest(store: Store, rules: Rules, claimed: Claimed, nonce: string): Promise<Frozen | null> {
  const { serverId: server, channel, wishes, language } = claimed;
  if (server === null || wishes === null) return null;
  const period = digestPeriod(claimed.subject ?? '', timeZoneOf(wishes.timeZone, language));
  if (!period) return null;
  const happenings = await happeningsBetween(store.read, { server, channel }, period.from, period.until);
  const news = await newsOf(store, rules, happenings);
  const nearest = await nearestOf(store, rules, { server, channel, today: sendingDay(claimed), most: NEAREST });
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
