import { type Kysely, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Precision } from '../domain/reading.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** For how long an edit is tried. */
const EDIT_FOR_MS = 30 * 86_400_000;

/** What a retraction did to the announcements of its crossings. */
export interface Retracted {
  readonly crossings: number;
  /** Announcements that will not be posted. */
  readonly withdrawn: number;
  /** Posts that get a line of correction. */
  readonly corrected: number;
}

/**
 * Takes back crossings whose numbers were found wrong, within the caller's transaction. What was not posted is not; what
 * stands in a channel gets an honest line; what is on its way is corrected once its fate is known (DELIVERY, Holding).
 * The next true crossing of the level is one generation later. `reason` is a code for the log.
 */
export async function retractCrossings(
  db: Db,
  retraction: { readonly crossings: readonly number[]; readonly reason: string; readonly now: number },
): Promise<Retracted> {
  const { crossings, reason, now } = retraction;
  const ids = JSON.stringify(crossings);
  const marked = await sql`
    update crossing set retracted_at = ${now}, retracted_reason = ${reason}
    where id in (select value from json_each(${ids})) and retracted_at is null
  `.execute(db);
  const withdrawn = await sql`
    update announcement set state = 'skipped', reason = 'retracted', state_at = ${now}
    where crossing_id in (select value from json_each(${ids})) and state in ('owed', 'held') and look_from is null
  `.execute(db);
  return {
    crossings: Number(marked.numAffectedRows ?? 0),
    withdrawn: Number(withdrawn.numAffectedRows ?? 0),
    corrected: await oweCorrections(db, crossings, now),
  };
}

/**
 * Owes a correction of every post that stands and says something of these crossings: of the post itself, or of the
 * digest that says it. A correction that waits already will say this too, as it is worded when it is sent.
 */
export async function oweCorrections(db: Db, crossings: readonly number[], now: number): Promise<number> {
  if (crossings.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into announcement (request, kind, subject, about_id, channel, server_id, state, reason, state_at, owed_at,
      expires_at, not_before, attempts)
    select 'edit', 'correction', post.id || ':' || (1 + (
        select count(*) from announcement edit where edit.about_id = post.id and edit.kind = 'correction')),
      post.id, post.channel, post.server_id, case when target.held_at is null then 'owed' else 'held' end,
      target.held_reason, ${now}, ${now}, ${now + EDIT_FOR_MS}, ${now}, 0
    from announcement post
    left join target on target.server_id = post.server_id and target.channel = post.channel
    where post.request = 'post' and post.state = 'posted' and post.message_id is not null
      and post.id in (
        select coalesce(folded_into, id) from announcement
        where crossing_id in (select value from json_each(${JSON.stringify(crossings)})))
      and not exists (
        select 1 from announcement edit
        where edit.about_id = post.id and edit.kind = 'correction' and edit.state in ('owed', 'held'))
    order by post.id
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** The number by which a level was passed. */
export interface Proof {
  readonly counterId: number;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
}

/**
 * Says by which number a level that stays passed was passed, within the caller's transaction. Where the number that said
 * so before was taken back, the posts that told it get a line with the right one. Answers how many do. To be called
 * after the wrong number's verdict was changed.
 */
export async function correctFigure(db: Db, crossing: number, proof: Proof, now: number): Promise<number> {
  const before = await db
    .selectFrom('crossing')
    .select(['song_id as song', 'scope', 'counter_id as counterId', 'day', 'count', 'precision'])
    .where('id', '=', crossing)
    .executeTakeFirst();
  if (!before) return 0;
  const { counterId, day, count, precision } = proof;
  await db
    .updateTable('crossing')
    .set({ counter_id: counterId, day, count, precision })
    .where('id', '=', crossing)
    .execute();
  if (before.day === null || before.count === null || (before.day === day && before.count === count)) return 0;
  const { song, scope } = before;
  const isWrong = await wasTakenBack(db, { song, scope, day: before.day, count: before.count });
  return isWrong ? oweCorrections(db, [crossing], now) : 0;
}

/** Whether a number that was observed of a song counts no longer: it was corrected, or withdrawn. */
export async function wasTakenBack(
  db: Db,
  number: { readonly song: number; readonly scope: number; readonly day: Day; readonly count: number },
): Promise<boolean> {
  const rows = await db
    .selectFrom('observation')
    .select('verdict')
    .where('song_id', '=', number.song)
    .where('scope', 'in', [EVERYWHERE, number.scope])
    .where('day', '=', number.day)
    .where('count', '=', number.count)
    .execute();
  return rows.length > 0 && rows.every(({ verdict }) => verdict !== 'accepted');
}

/**
 * The crossings that a post speaks of and that have been retracted, or are passed by another number, since: asked when
 * a post is found to stand, as it may have been on its way meanwhile.
 */
export async function changedWithin(db: Db, announcement: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct crossing.id from announcement post
    join announcement said on said.id = post.id or said.folded_into = post.id
    join crossing on crossing.id = said.crossing_id
    where post.id = ${announcement} and (crossing.retracted_at is not null
      or json_extract(post.body, '$.figures."' || said.id || '".count') <> crossing.count)
  `.execute(db);
  return rows.map((row) => row.id);
}
