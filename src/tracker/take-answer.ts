import type { Kysely } from 'kysely';
import type { Counter } from '../domain/counter.ts';
import { dayInJapan } from '../domain/day.ts';
import { backOff, isNearLevel, MISSING_BEFORE_GONE, nextAsk, nextAskForMissing } from '../domain/poll.ts';
import { laddersReading } from '../domain/rules.ts';
import type { SongOutcome, SongSource, SourceId } from '../domain/source.ts';
import { stillLinked } from '../store/own-polls.ts';
import { type DueLink, followedSongs, type SettledLink, settlePolls } from '../store/polls.ts';
import { counterIdOf, EVERYWHERE, growthOf, latestOf, type SongReading } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { noteAnswer } from '../store/source-states.ts';
import type { AskingParts } from './ask-source.ts';
import { recordReadings } from './record-readings.ts';

/** Links whose answers are written in one transaction. */
const CHUNK = 200;

/** Of servers' own songs: each server's numbers are checked by themselves. */
const OWN_CHUNK = 10;

/** How many of several numbers or links a line of the log names. */
const NAMED = 10;

interface Answered {
  readonly link: DueLink;
  /** Undefined where the answer left the link out. */
  readonly outcome: SongOutcome | undefined;
}

/**
 * Takes a source's answer: its readings go the way of every reading (checked, kept, crossings found, announcements owed),
 * and in the same transaction its links become due anew.
 */
export async function takeAnswer(
  parts: AskingParts,
  source: SongSource,
  { polls, links }: { readonly polls: SourceId; readonly links: readonly DueLink[] },
  outcomes: ReadonlyMap<string, SongOutcome>,
  pause: () => Promise<void>,
): Promise<void> {
  const counter = parts.rules.counters.get(source.counter);
  if (!counter) throw new Error(`No file declares the counter "${source.counter}" that "${source.id}" feeds.`);
  const answered = links.map((link): Answered => ({ link, outcome: outcomes.get(link.askedId) }));
  const size = links.some(({ scope }) => scope !== EVERYWHERE) ? OWN_CHUNK : CHUNK;
  for (let at = 0; at < answered.length; at += size) {
    const chunk = answered.slice(at, at + size);
    await parts.store.write.transaction().execute(async (trx) => {
      for (const [scope, some] of Map.groupBy(chunk, ({ link }) => link.scope))
        await takeChunk(trx, parts, { source, polls, counter, scope }, some);
      await noteAnswer(trx, source.id, parts.clock());
    });
    if (at + size < answered.length) await pause();
  }
  tellOfGone(parts, source, answered);
}

/** Where answers belong. */
interface Taking {
  readonly source: SongSource;
  readonly polls: SourceId;
  readonly counter: Counter;
  readonly scope: number;
}

async function takeChunk(
  db: Kysely<Schema>,
  parts: AskingParts,
  taking: Taking,
  all: readonly Answered[],
): Promise<void> {
  const { source, polls, scope } = taking;
  const now = parts.clock();
  const linked =
    scope === EVERYWHERE
      ? null
      : await stillLinked(
          db,
          source.site,
          all.map(({ link }) => link),
        );
  const answered = all.filter(({ link }) => linked?.has(link.externalId) ?? true);
  const readings = answered.flatMap(({ link, outcome }): SongReading[] => {
    if (outcome?.kind !== 'reading' || !link.main || saysTheSame(link, outcome.count, outcome.day)) return [];
    const { count, day, link: shownAt } = outcome;
    return [{ song: link.song, day, count, precision: 'exact', link: shownAt }];
  });
  await recordAnswer(db, parts, taking, readings, now);
  const pace = await paceOf(db, parts, taking, answered, now);
  const settled = answered.map(({ link, outcome }) =>
    settle(link, outcome, now, source, pace(link.song), parts.random()),
  );
  await settlePolls(db, polls, settled);
}

async function recordAnswer(
  db: Kysely<Schema>,
  { rules, log }: AskingParts,
  { source: { id }, counter, scope }: Taking,
  readings: readonly SongReading[],
  now: number,
): Promise<void> {
  if (readings.length === 0) return;
  const batch = { counter, scope, source: id, actor: null, byHand: false, readings };
  const { crossed, owed, tooOld, quarantined, counterChanges } = await recordReadings(db, rules, batch, now);
  if (crossed > 0) log.info({ source: id, crossed, owed, tooOld }, 'Songs crossed levels.');
  if (counterChanges.length > 0) log.info({ source: id, counterChanges }, 'Ladders are read against another counter.');
  const stale = quarantined.filter(({ reason }) => reason === 'stale');
  if (stale.length > 0)
    log.info({ source: id, songs: stale.length }, 'A source repeats its last numbers: no new data.');
  const waiting = quarantined.filter(({ reason }) => reason !== 'stale');
  if (waiting.length > 0) {
    const first = waiting.slice(0, NAMED).map(({ reading: { song, count }, reason }) => ({ song, count, reason }));
    log.warn({ source: id, waiting: waiting.length, first }, 'Numbers wait for a check.');
  }
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
  { counter, scope }: Taking,
  answered: readonly Answered[],
  now: number,
): Promise<(song: number) => Standing> {
  const followed = await followedSongs(
    db,
    answered.filter(({ link }) => link.main).map(({ link }) => link.song),
  );
  const counterId = await counterIdOf(db, counter.id);
  const latest = await latestOf(db, counterId, scope, [...followed]);
  const growth = await growthOf(db, counterId, scope, [...followed]);
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
    first: links.slice(0, NAMED).map(({ link }) => `${link.songKey} ${link.askedId}`),
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
