import { chooseBasis } from '../domain/basis.ts';
import { highestCertificate } from '../domain/certificate.ts';
import { dayInJapan } from '../domain/day.ts';
import { findLevel, type Ladder, type Level, levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { certificatesOf } from '../store/certificates.ts';
import type { Store } from '../store/database.ts';
import type { ClaimedCrossing, ClaimedLevel, Unclaimed } from '../store/ledger.ts';
import { EVERYWHERE, latestReadings } from '../store/readings.ts';
import { songById } from '../store/songs.ts';
import type { Message } from '../views/message.ts';
import { approachingPost, certifiedPost, passedPost } from '../views/post.ts';

/** Writes the post about one level from what the ledger refers to; null where it has lost its sense. */
export async function writePost(
  store: Store,
  rules: Rules,
  claimed: Unclaimed,
  nonce: string,
): Promise<Message | null> {
  if (claimed.level === null) return null;
  const song = await songById(store.read, claimed.level.songId);
  const ladder = rules.ladders.get(claimed.level.ladder);
  const found = ladder && findLevel(ladder, claimed.level.level);
  if (!song || !ladder || !found) return null;
  const about: About = { song, ladder, found: found.level, level: claimed.level, claimed, nonce };
  switch (claimed.kind) {
    case 'estimated':
      return writePassed(store, rules, about);
    case 'certified':
      return writeCertified(store, about);
    case 'approaching':
      return writeApproaching(store, rules, about);
    default:
      return null;
  }
}

interface About {
  readonly song: Song;
  readonly ladder: Ladder;
  /** The newest form of the level. */
  readonly found: Level;
  readonly level: ClaimedLevel;
  readonly claimed: Unclaimed;
  readonly nonce: string;
}

async function writePassed(store: Store, rules: Rules, about: About): Promise<Message | null> {
  const { crossing } = about.claimed;
  const counter = crossing && (await counterOf(store, rules, crossing.counterId));
  if (!counter || crossing.count === null) return null;
  const { day, view } = viewOf(about, crossing);
  return passedPost({ ...view, counter, count: crossing.count, precision: crossing.precision, day });
}

async function writeCertified(store: Store, about: About): Promise<Message | null> {
  const { song, ladder, claimed } = about;
  if (!claimed.crossing) return null;
  const scopes = [EVERYWHERE, ...(claimed.serverId === null ? [] : [claimed.serverId])];
  const held = (await certificatesOf(store.read, ladder.id, scopes, [song.id])).get(song.id) ?? [];
  const certificate = highestCertificate(
    held.filter((one) => one.level === about.level.level),
    ladder,
  );
  if (!certificate) return null;
  const { month, source } = certificate;
  const { view } = viewOf(about, claimed.crossing);
  return certifiedPost({ ...view, month, source, counted: await countedBefore(store, about.level, claimed) });
}

/** Null once the level is passed: what was near is done. */
async function writeApproaching(store: Store, rules: Rules, about: About): Promise<Message | null> {
  const { song, ladder, found, claimed } = about;
  const scopes = [EVERYWHERE, ...(claimed.serverId === null ? [] : [claimed.serverId])];
  const readings = (await latestReadings(store.read, song.id, scopes)).filter((reading) =>
    ladder.counters.includes(reading.counter),
  );
  const shown = chooseBasis(ladder, readings, dayInJapan(claimed.owedAt)).shown;
  const counter = shown && rules.counters.get(shown.counter);
  if (!counter || shown.count >= found.threshold) return null;
  const { language } = claimed;
  const { count, precision, day } = shown;
  return approachingPost({
    song,
    ladder,
    level: found,
    next: null,
    language,
    nonce: about.nonce,
    counter,
    count,
    precision,
    day,
  });
}

function viewOf({ song, ladder, found, level, claimed, nonce }: About, crossing: ClaimedCrossing) {
  const day = crossing.day ?? dayInJapan(crossing.foundAt);
  const levels = levelsOn(ladder, dayInJapan(crossing.foundAt));
  const shown = levelsOn(ladder, day).find((candidate) => candidate.id === level.level) ?? found;
  const next = levels.find((candidate) => candidate.threshold > Math.max(shown.threshold, crossing.count ?? 0)) ?? null;
  return { day, view: { song, ladder, level: shown, next, language: claimed.language, nonce } };
}

async function counterOf(store: Store, rules: Rules, counterId: number | null) {
  if (counterId === null) return null;
  const row = await store.read.selectFrom('counter').select('key').where('id', '=', counterId).executeTakeFirst();
  return (row && rules.counters.get(row.key)) ?? null;
}

/** Our own crossing of the level that is certified now, and its post in the same channel. */
async function countedBefore(store: Store, level: ClaimedLevel, claimed: Unclaimed) {
  const row = await store.read
    .selectFrom('crossing')
    .leftJoin('announcement', (join) =>
      join
        .onRef('announcement.crossing_id', '=', 'crossing.id')
        .on('announcement.channel', '=', claimed.channel)
        .on('announcement.state', '=', 'posted'),
    )
    .leftJoin('server', 'server.id', 'announcement.server_id')
    .select(['crossing.day', 'announcement.message_id', 'server.discord_id'])
    .where('crossing.song_id', '=', level.songId)
    .where('crossing.ladder', '=', level.ladder)
    .where('crossing.level', '=', level.level)
    .where('crossing.kind', '=', 'estimated')
    .where('crossing.scope', '=', EVERYWHERE)
    .where('crossing.baseline', '=', 0)
    .where('crossing.retracted_at', 'is', null)
    .executeTakeFirst();
  if (!row || row.day === null) return null;
  const link =
    row.message_id !== null && row.discord_id !== null
      ? `https://discord.com/channels/${row.discord_id}/${claimed.channel}/${row.message_id}`
      : null;
  return { day: row.day, link };
}
