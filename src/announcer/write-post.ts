import { highestCertificate } from '../domain/certificate.ts';
import { dayInJapan } from '../domain/day.ts';
import { findLevel, levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { certificatesOf } from '../store/certificates.ts';
import type { Store } from '../store/database.ts';
import type { Claimed } from '../store/ledger.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { songById } from '../store/songs.ts';
import type { Message } from '../views/message.ts';
import { certifiedPost, passedPost } from '../views/post.ts';

/** Writes an announcement's post from what the ledger refers to; null where the song, level or certificate is no more. */
export async function writePost(store: Store, rules: Rules, claimed: Claimed, nonce: string): Promise<Message | null> {
  const song = await songById(store.read, claimed.songId);
  const ladder = rules.ladders.get(claimed.ladder);
  const found = ladder && findLevel(ladder, claimed.level);
  if (!song || !ladder || !found) return null;
  const { crossing, language } = claimed;
  const day = crossing.day ?? dayInJapan(crossing.foundAt);
  const levels = levelsOn(ladder, dayInJapan(crossing.foundAt));
  const level = levelsOn(ladder, day).find((candidate) => candidate.id === claimed.level) ?? found.level;
  const next = levels.find((candidate) => candidate.threshold > Math.max(level.threshold, crossing.count ?? 0)) ?? null;
  const view = { song, ladder, level, next, language, nonce };
  if (claimed.kind === 'estimated') {
    const counter = await counterOf(store, rules, crossing.counterId);
    if (!counter || crossing.count === null) return null;
    return passedPost({ ...view, counter, count: crossing.count, precision: crossing.precision, day });
  }
  const held = (await certificatesOf(store.read, ladder.id, [EVERYWHERE], [song.id])).get(song.id) ?? [];
  const certificate = highestCertificate(
    held.filter((one) => one.level === claimed.level),
    ladder,
  );
  if (!certificate) return null;
  const { month, source } = certificate;
  return certifiedPost({ ...view, month, source, counted: await countedBefore(store, claimed) });
}

async function counterOf(store: Store, rules: Rules, counterId: number | null) {
  if (counterId === null) return null;
  const row = await store.read.selectFrom('counter').select('key').where('id', '=', counterId).executeTakeFirst();
  return (row && rules.counters.get(row.key)) ?? null;
}

/** Our own crossing of the level that is certified now, and its post in the same channel. */
async function countedBefore(store: Store, claimed: Claimed) {
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
    .where('crossing.song_id', '=', claimed.songId)
    .where('crossing.ladder', '=', claimed.ladder)
    .where('crossing.level', '=', claimed.level)
    .where('crossing.kind', '=', 'estimated')
    .where('crossing.scope', '=', EVERYWHERE)
    .where('crossing.baseline', '=', 0)
    .executeTakeFirst();
  if (!row || row.day === null) return null;
  const link =
    row.message_id !== null && row.discord_id !== null
      ? `https://discord.com/channels/${row.discord_id}/${claimed.channel}/${row.message_id}`
      : null;
  return { day: row.day, link };
}
