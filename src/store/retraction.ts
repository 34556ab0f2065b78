import { type Kysely, sql } from 'kysely';
import { oweOther } from './owing.ts';
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
  const standing = await sql<{ id: number; channel: string; server: number | null; edits: number }>`
    select post.id, post.channel, post.server_id as server,
      (select count(*) from announcement edit where edit.about_id = post.id and edit.kind = 'correction') as edits
    from announcement post
    where post.request = 'post' and post.state = 'posted' and post.message_id is not null
      and post.id in (
        select coalesce(folded_into, id) from announcement
        where crossing_id in (select value from json_each(${JSON.stringify(crossings)})))
      and not exists (
        select 1 from announcement edit
        where edit.about_id = post.id and edit.kind = 'correction' and edit.state in ('owed', 'held'))
    order by post.id
  `.execute(db);
  for (const { id, channel, server, edits } of standing.rows)
    await oweOther(db, {
      request: 'edit',
      kind: 'correction',
      subject: `${id}:${edits + 1}`,
      channel,
      server,
      about: id,
      now,
      expiresAt: now + EDIT_FOR_MS,
    });
  return standing.rows.length;
}

/**
 * The crossings that a post speaks of and that have been retracted since: asked when a post is found to stand, as it
 * may have been on its way while they were.
 */
export async function retractedWithin(db: Db, announcement: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct crossing.id from announcement
    join crossing on crossing.id = announcement.crossing_id and crossing.retracted_at is not null
    where announcement.id = ${announcement} or announcement.folded_into = ${announcement}
  `.execute(db);
  return rows.map((row) => row.id);
}
