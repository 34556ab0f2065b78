import { highestCertificate } from '../domain/certificate.ts';
import { dayInJapan } from '../domain/day.ts';
import { findLevel, levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { certificatesOf } from '../store/certificates.ts';
import type { Store } from '../store/database.ts';
import type { ClaimedCrossing, ClaimedLevel, Unclaimed } from '../store/ledger.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { songById } from '../store/songs.ts';
import type { Message } from '../views/message.ts';
import type { PlaquePicture } from '../views/picture.ts';
import { certifiedPlaque, passedPlaque } from '../views/plaque.ts';
import { approachingPost, type CertifiedView, certifiedPost, type PassedPostView, passedPost } from '../views/post.ts';
import type { About } from './about.ts';
import { anniversaryOf, nthCertified, nthPassed } from './celebration.ts';
import { shownReading } from './shown-reading.ts';
import { writeForecast } from './write-forecast.ts';

/** A post, and what its picture shows. */
export interface Written {
  readonly message: Message;
  readonly picture?: PlaquePicture;
}

/** Writes the post about one level from what the ledger refers to; null where it has lost its sense. */
export async function writePost(
  store: Store,
  rules: Rules,
  claimed: Unclaimed,
  nonce: string,
): Promise<Written | null> {
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
      return alone(await writeApproaching(store, rules, about));
    case 'forecast':
      return alone(await writeForecast(store, rules, about));
    default:
      return null;
  }
}

function alone(message: Message | null): Written | null {
  return message && { message };
}

async function writePassed(store: Store, rules: Rules, about: About): Promise<Written | null> {
  const { crossing } = about.claimed;
  const counter = crossing && (await counterOf(store, rules, crossing.counterId));
  if (!counter || crossing.count === null || crossing.counterId === null) return null;
  const { day, view } = viewOf(about, crossing);
  const passed: PassedPostView = {
    ...view,
    template: about.claimed.wishes?.passedTemplate ?? null,
    counter,
    count: crossing.count,
    precision: crossing.precision,
    day,
    nth: await nthPassed(store, rules, about, crossing),
    anniversary: await anniversaryOf(store, about, counter, crossing.counterId, day),
  };
  return { message: passedPost(passed), picture: passedPlaque(passed) };
}

async function writeCertified(store: Store, about: About): Promise<Written | null> {
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
  const counted = await countedBefore(store, about.level, claimed);
  const template = claimed.wishes?.certifiedTemplate ?? null;
  const nth = await nthCertified(store, about, month);
  const certified: CertifiedView = { ...view, template, month, source, counted, nth };
  return { message: certifiedPost(certified), picture: certifiedPlaque(certified) };
}

/** Null once the level is passed: what was near is done. */
async function writeApproaching(store: Store, rules: Rules, about: About): Promise<Message | null> {
  const { song, ladder, found, claimed } = about;
  const reading = await shownReading(store, rules, about, dayInJapan(claimed.owedAt));
  if (!reading || reading.shown.count >= found.threshold) return null;
  const { shown, counter } = reading;
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
