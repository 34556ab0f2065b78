import { type Kysely, sql } from 'kysely';
import type { Budget, SourceFailure, SourceId } from '../domain/source.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A source as an operator would ask about it. Moments are milliseconds since 1970. */
export interface SourceState {
  readonly source: SourceId;
  /** Units spent until `spentUntil`. */
  readonly spent: number;
  readonly spentUntil: number;
  readonly dueAt: number;
  readonly pausedUntil: number;
  readonly pauseKind: SourceFailure['kind'] | null;
  readonly pauseDetail: string | null;
  readonly answeredAt: number | null;
  readonly failedAt: number | null;
  readonly since: string | null;
}

/** A source of which nothing is known yet. */
function fresh(source: SourceId) {
  return {
    source,
    spent: 0,
    spent_until: 0,
    due_at: 0,
    paused_until: 0,
    pause_kind: null,
    pause_detail: null,
    answered_at: null,
    failed_at: null,
    since: null,
  };
}

/** No source is left alone longer than this for what it says: a day's quota ends within it. In milliseconds. */
export const LONGEST_PAUSE_MS = 25 * 3_600_000;

/** Whether a source is left alone; a pause that ends later than any does was written by a clock that was wrong. */
export function isPaused({ pausedUntil }: SourceState, now: number): boolean {
  return pausedUntil > now && pausedUntil <= now + LONGEST_PAUSE_MS;
}

/** What is known of a source. */
export async function sourceState(db: Db, source: SourceId): Promise<SourceState> {
  const row = await db.selectFrom('source_state').selectAll().where('source', '=', source).executeTakeFirst();
  const state = row ?? fresh(source);
  return {
    source,
    spent: state.spent,
    spentUntil: state.spent_until,
    dueAt: state.due_at,
    pausedUntil: state.paused_until,
    pauseKind: state.pause_kind,
    pauseDetail: state.pause_detail,
    answeredAt: state.answered_at,
    failedAt: state.failed_at,
    since: state.since,
  };
}

/** Spends one call of a source's budget; else the moment from which there is more. Counted before the call is made. */
export async function spendCall(db: Db, source: SourceId, budget: Budget, now: number): Promise<number | null> {
  const { units, unitsPerCall } = budget;
  const reset = budget.resetAfter(now);
  // An end later than the next one was written by a clock that was wrong.
  const isOver = sql`(spent_until <= ${now} or spent_until > ${reset})`;
  const { rows } = await sql`
    insert into source_state (source, spent, spent_until, due_at, paused_until)
    values (${source}, ${unitsPerCall}, ${reset}, 0, 0)
    on conflict (source) do update set
      spent = case when ${isOver} then 0 else spent end + ${unitsPerCall},
      spent_until = case when ${isOver} then excluded.spent_until else spent_until end
    where ${isOver} or spent + ${unitsPerCall} <= ${units}
    returning spent
  `.execute(db);
  return rows.length > 0 ? null : (await sourceState(db, source)).spentUntil;
}

/** Notes that a source brought nothing, and asks it no more before a moment. */
export async function pauseSource(
  db: Db,
  source: SourceId,
  { until, kind, detail, now }: { until: number; kind: SourceFailure['kind']; detail: string; now: number },
): Promise<void> {
  await change(db, source, { paused_until: until, pause_kind: kind, pause_detail: detail, failed_at: now });
}

/** Notes that a source answered: whatever kept it from that is over. */
export async function noteAnswer(
  db: Db,
  source: SourceId,
  now: number,
  sheet: { readonly since: string | null; readonly dueAt: number } | null = null,
): Promise<void> {
  const answered = { paused_until: 0, pause_kind: null, pause_detail: null, answered_at: now };
  await change(db, source, { ...answered, ...(sheet ? { since: sheet.since, due_at: sheet.dueAt } : {}) });
}

/**
 * Lets sources be asked again that were left alone for what an operator can mend, as at a start with another key. What
 * a quota forbids stays forbidden.
 */
export async function forgetMendablePauses(db: Db): Promise<void> {
  await db
    .updateTable('source_state')
    .set({ paused_until: 0 })
    .where('pause_kind', 'in', ['key-refused', 'api-off', 'bad-answer'])
    .execute();
}

async function change(db: Db, source: SourceId, values: Partial<ReturnType<typeof fresh>> | object): Promise<void> {
  await db
    .insertInto('source_state')
    .values({ ...fresh(source), ...values })
    .onConflict((conflict) => conflict.column('source').doUpdateSet(values))
    .execute();
}
