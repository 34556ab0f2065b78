import type { Kysely } from 'kysely';
import type { Counter } from '../domain/counter.ts';
import { dayInJapan } from '../domain/day.ts';
import {
  backOff,
  isNearLevel,
  MISSING_BEFORE_GONE,
  nextAsk,
  nextAskForMissing,
  repeatsLastAnswer,
} from '../domain/poll.ts';
import { laddersReading } from '../domain/rules.ts';
import type { SongOutcome, SongSource } from '../domain/source.ts';
import { type DueLink, followedSongs, type SettledLink, settlePolls } from '../store/polls.ts';
import { counterIdOf, EVERYWHERE, growthOf, latestOf, observe, type SongReading } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { noteAnswer } from '../store/source-states.ts';
import type { AskingParts } from './ask-source.ts';
import { recordReadings } from './record-readings.ts';

/** Links whose answers are written in one transaction. */
const CHUNK = 200;

/** How many of several numbers or links a line of the log names. */
const NAMED = 10;

/** Publishers' pages were seen to stand still for up to four days; some move once a week. */
const LONGEST_REPETITION_DAYS = 7;

interface Answered {
  readonly link: DueLink;
  /** Undefined where the answer left the link out. */
  readonly outcome: SongOutcome | undefined;
}

/**
 * Takes a source's answer: its readings go the way of every reading (checked, kept, crossings found, announcements owed),
 * and in the same transaction its links become due anew. What merely repeats the last answer is kept as observed, and makes
 * no number look younger than it is.
 */
export async function takeAnswer(
  parts: AskingParts,
  source: SongSource,
  due: readonly DueLink[],
  outcomes: ReadonlyMap<string, SongOutcome>,
  pause: () => Promise<void>,
): Promise<void> {
  const counter = parts.rules.counters.get(source.counter);
  if (!counter) throw new Error(`No file declares the counter "${source.counter}" that "${source.id}" feeds.`);
  const answered = due.map((link): Answered => ({ link, outcome: outcomes.get(link.externalId) }));
  const counts = answered.flatMap(({ link, outcome }) =>
    outcome?.kind === 'reading' ? [{ before: link.count, now: outcome.count }] : [],
  );
  const repeated = repeatsLastAnswer(counts);
  if (repeated)
    parts.log.info({ source: source.id, songs: counts.length }, 'A source repeats its last numbers: no new data.');
  for (let at = 0; at < answered.length; at += CHUNK) {
    const chunk = answered.slice(at, at + CHUNK);
    await parts.store.write.transaction().execute((trx) => takeChunk(trx, parts, source, counter, chunk, repeated));
    if (at + CHUNK < answered.length) await pause();
  }
  tellOfGone(parts, source, answered);
}

/** A reading of a song's main link, with the number that the link had before. */
interface MainReading extends SongReading {
  readonly before: number | null;
}

async function takeChunk(
  db: Kysely<Schema>,
  parts: AskingParts,
  source: SongSource,
  counter: Counter,
  answered: readonly Answered[],
  repeated: boolean,
): Promise<void> {
  const now = parts.clock();
  const readings = answered.flatMap(({ link, outcome }): MainReading[] => {
    if (outcome?.kind !== 'reading' || !link.main || saysTheSame(link, outcome.count, outcome.day)) return [];
    const { count, day, link: shownAt } = outcome;
    return [{ song: link.song, day, count, precision: 'exact', link: shownAt, before: link.count }];
  });
  const old = repeated ? await repetitions(db, counter, readings) : new Set<MainReading>();
  const fresh = readings.filter((reading) => !old.has(reading));
  await keepRepeated(db, source, counter, [...old], now);
  await recordAnswer(db, parts, source, counter, fresh, now);
  const pace = await paceOf(db, parts, counter, answered, now);
  const settled = answered.map(({ link, outcome }) =>
    settle(link, outcome, now, source, pace(link.song), parts.random()),
  );
  await settlePolls(db, source.id, settled);
  await noteAnswer(db, source.id, now);
}

/**
 * Of an answer that repeats the last one, the readings that are no news. What moved nevertheless is; and a number that
 * stands still for longer than publishers' pages do is the song's, not the page's.
 */
async function repetitions(
  db: Kysely<Schema>,
  counter: Counter,
  readings: readonly MainReading[],
): Promise<Set<MainReading>> {
  const same = readings.filter(({ before, count }) => before === count);
  const songs = same.map(({ song }) => song);
  const latest = await latestOf(db, await counterIdOf(db, counter.id), EVERYWHERE, songs);
  return new Set(same.filter(({ song, day }) => day - (latest.get(song)?.day ?? -Infinity) <= LONGEST_REPETITION_DAYS));
}

async function recordAnswer(
  db: Kysely<Schema>,
  { rules, log }: AskingParts,
  { id }: SongSource,
  counter: Counter,
  readings: readonly SongReading[],
  now: number,
): Promise<void> {
  if (readings.length === 0) return;
  const batch = { counter, scope: EVERYWHERE, source: id, actor: null, byHand: false, readings };
  const { crossed, owed, tooOld, quarantined, counterChanges } = await recordReadings(db, rules, batch, now);
  if (crossed > 0) log.info({ source: id, crossed, owed, tooOld }, 'Songs crossed levels.');
  if (counterChanges.length > 0) log.info({ source: id, counterChanges }, 'Ladders are read against another counter.');
  if (quarantined.length > 0) {
    const first = quarantined.slice(0, NAMED).map(({ reading: { song, count }, reason }) => ({ song, count, reason }));
    log.warn({ source: id, waiting: quarantined.length, first }, 'Numbers wait for a check.');
  }
}

async function keepRepeated(
  db: Kysely<Schema>,
  { id }: SongSource,
  counter: Counter,
  readings: readonly SongReading[],
  now: number,
): Promise<void> {
  if (readings.length === 0) return;
  const counterId = await counterIdOf(db, counter.id);
  await observe(
    db,
    readings.map(({ song, day, count, precision, link }) => ({
      observed_at: now,
      source: id,
      scope: EVERYWHERE,
      actor: null,
      link,
      song_id: song,
      counter_id: counterId,
      day,
      count,
      precision,
      verdict: 'repeated',
    })),
  );
}

/** Whether a link's number was read before on the same day, and is the same. */
function saysTheSame(link: DueLink, count: number, day: number): boolean {
  return link.count === count && link.countedAt !== null && dayInJapan(link.countedAt) === day;
}

interface Standing {
  readonly followed: boolean;
  readonly near: boolean;
}

/** Which of the answered songs are followed, and near a level of a ladder that reads the counter. */
async function paceOf(
  db: Kysely<Schema>,
  { rules }: AskingParts,
  counter: Counter,
  answered: readonly Answered[],
  now: number,
): Promise<(song: number) => Standing> {
  const followed = await followedSongs(
    db,
    answered.filter(({ link }) => link.main).map(({ link }) => link.song),
  );
  const counterId = await counterIdOf(db, counter.id);
  const latest = await latestOf(db, counterId, EVERYWHERE, [...followed]);
  const growth = await growthOf(db, counterId, EVERYWHERE, [...followed]);
  const ladders = laddersReading(rules, counter.id);
  const today = dayInJapan(now);
  return (song) => {
    const count = latest.get(song)?.count;
    const pace = growth.get(song)?.pace ?? null;
    return { followed: followed.has(song), near: count !== undefined && isNearLevel(ladders, count, pace, today) };
  };
}

function settle(
  link: DueLink,
  outcome: SongOutcome | undefined,
  now: number,
  { pace }: SongSource,
  standing: Standing,
  random: number,
): SettledLink {
  if (!outcome) {
    const failures = link.failures + 1;
    return { ...link, failures, dueAt: backOff(now, failures, random), answeredAt: null };
  }
  if (outcome.kind === 'gone') {
    const missing = link.missing + 1;
    const goneAt = link.goneAt ?? (missing < MISSING_BEFORE_GONE ? null : now);
    return { ...link, failures: 0, missing, goneAt, dueAt: nextAskForMissing(now, missing, random), answeredAt: now };
  }
  // The other links of a song are looked at now and then: its number is the main one's.
  const dueAt = nextAsk(pace, now, link.main ? standing : { followed: false, near: false }, random);
  const number = outcome.kind === 'reading' ? { count: outcome.count, countedAt: now } : {};
  return { ...link, ...number, failures: 0, missing: 0, goneAt: null, dueAt, answeredAt: now };
}

function tellOfGone({ log }: AskingParts, { id }: SongSource, answered: readonly Answered[]): void {
  const named = (links: readonly Answered[]) => ({
    source: id,
    links: links.length,
    first: links.slice(0, NAMED).map(({ link }) => `${link.songKey} ${link.externalId}`),
  });
  const isGone = ({ link, outcome }: Answered) =>
    outcome?.kind === 'gone' && link.goneAt === null && link.missing + 1 >= MISSING_BEFORE_GONE;
  const gone = answered.filter(isGone);
  const back = answered.filter(
    ({ link, outcome }) => link.goneAt !== null && outcome !== undefined && outcome.kind !== 'gone',
  );
  if (gone.length > 0) log.warn(named(gone), 'A source does not know these any more: deleted or private.');
  if (back.length > 0) log.info(named(back), 'A source knows these again.');
}
