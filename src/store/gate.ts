import { type Kysely, sql } from 'kysely';
import { dayInJapan } from '../domain/day.ts';
import { metaOf, setMeta } from './meta.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/**
 * What a database that was restored, moved or copied must assume: between the moment its copy was made and the moment it
 * was started again, anything may have been posted that it does not know of (DELIVERY, Holding). Milliseconds since 1970.
 */
export interface Gate {
  readonly from: number;
  readonly until: number;
}

/** In a database that was restored, until its first start: when, in milliseconds since 1970. */
export const RESTORED = 'restored';

const GATE = 'gate';
const SEQUENCE = 'send-sequence';
const CLAIMED_AT = 'last-claim-at';

/** The gate that sending goes through; null for a database that was always here. */
export async function gateOf(db: Db): Promise<Gate | null> {
  const gate = await metaOf(db, GATE);
  return gate === null ? null : (JSON.parse(gate) as Gate);
}

/**
 * Since when a post about a day may stand in a channel although the ledger does not know: what could be known before
 * the gate was closed may have been posted then. Null where it cannot.
 */
export function lookFromOf(gate: Gate | null, day: number | null): number | null {
  if (gate === null) return null;
  return day === null || day <= dayInJapan(gate.until) ? gate.from : null;
}

/**
 * Gates a database that was restored, moved or copied: everything unsettled counts as possibly posted since `from`, and
 * so does every crossing found from now on that could have been found before. Answers how many rows are looked for.
 */
export async function closeGate(db: Db, gate: Gate): Promise<number> {
  await setMeta(db, GATE, JSON.stringify(gate));
  await db.deleteFrom('meta').where('key', '=', RESTORED).execute();
  const { numAffectedRows } = await sql`
    update announcement set look_from = min(coalesce(look_from, ${gate.from}), ${gate.from}),
      state = case when state = 'sending' then 'owed' else state end, claim_token = null, claim_expires_at = null
    where state in ('owed', 'sending', 'held') and request = 'post'
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** When the database was restored, as long as it has not been started since; null where it was not. */
export async function restoredAt(db: Db): Promise<number | null> {
  const at = await metaOf(db, RESTORED);
  return at === null ? null : Number(at);
}

/**
 * When something was last sent as far as the database knows, by Discord's clock; of one that has not noted it, when it
 * last changed. Null for one that has hardly been used.
 */
export async function lastSendOf(db: Db): Promise<number | null> {
  const noted = await metaOf(db, CLAIMED_AT);
  if (noted !== null) return Number(noted);
  const { rows } = await sql<{ at: number | null }>`
    select max(at) as at from (
      select max(state_at) as at from announcement union all select max(found_at) from crossing
      union all select max(observed_at) from observation)
  `.execute(db);
  return rows[0]?.at ?? null;
}

/** How often something was claimed for sending: it only rises, so a database with less of it than was seen is a copy. */
export async function sendSequence(db: Db): Promise<number> {
  return Number((await metaOf(db, SEQUENCE)) ?? 0);
}

/** Counts a claim and notes its moment by Discord's clock, in its transaction. */
export async function raiseSendSequence(db: Db, discordNow: number): Promise<number> {
  const next = (await sendSequence(db)) + 1;
  await setMeta(db, CLAIMED_AT, String(discordNow));
  await setMeta(db, SEQUENCE, String(next));
  return next;
}
