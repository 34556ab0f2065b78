import type { Kysely } from 'kysely';
import { MONTHLY_BATCHES } from '../domain/certificate-batch.ts';
import { dayInJapan, type Month } from '../domain/day.ts';
import type { LadderId } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { missingBatches } from '../store/certificate-batches.ts';
import type { Store } from '../store/database.ts';
import { oweOther } from '../store/owing.ts';
import type { Schema } from '../store/schema.ts';
import type { Language } from '../text/language.ts';
import { batchReminder } from '../views/reminder.ts';
import type { Frozen } from './frozen.ts';

/** Batches of a ladder that should be out, are not in the list, and were not spoken of yet: the oldest first. */
export interface DueBatches {
  readonly ladder: LadderId;
  readonly months: readonly Month[];
}

/** What reminding works with. */
export interface ReminderParts {
  readonly store: Store;
  readonly rules: Rules;
  /** The Discord ids of those who run the bot. */
  readonly operators: readonly string[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: { warn(fields: object, message: string): void };
}

/** For how long telling an operator is tried. */
const NOTICE_FOR_MS = 14 * 86_400_000;

/** The batches that the operators are to be reminded of on the day of a moment; asked by reading alone. */
export async function batchesDue(db: Kysely<Schema>, now: number): Promise<DueBatches[]> {
  const due: DueBatches[] = [];
  for (const ladder of MONTHLY_BATCHES.keys()) {
    const missing = await missingBatches(db, ladder, dayInJapan(now));
    if (missing.length === 0) continue;
    const told = await db.selectFrom('batch_reminder').select('month').where('ladder', '=', ladder).execute();
    const months = missing.filter((month) => !told.some((reminder) => reminder.month === month));
    if (months.length > 0) due.push({ ladder, months });
  }
  return due;
}

/**
 * Reminds the operators of batches that should be out: in the log, and each by a direct message, once a batch. To be
 * called as often as one likes: what is due comes from the database and the day. Answers how many batches were told.
 */
export async function remindOfBatches(parts: ReminderParts): Promise<number> {
  const { store, rules, clock, log } = parts;
  const now = clock();
  if ((await batchesDue(store.read, now)).length === 0) return 0;
  const told = await store.write.transaction().execute(async (trx) => {
    // Asked again: two processes may have come here at once.
    const due = await batchesDue(trx, now);
    for (const batches of due) await owe(trx, rules, batches, parts.operators, now);
    return due;
  });
  for (const { ladder, months } of told)
    log.warn(
      { ladder, months },
      'Batches of certificates should be out and are not in the list: update Tierwatch, or use "import certifications" or /certificates add.',
    );
  return told.reduce((sum, { months }) => sum + months.length, 0);
}

async function owe(
  db: Kysely<Schema>,
  rules: Rules,
  { ladder: id, months }: DueBatches,
  operators: readonly string[],
  now: number,
): Promise<void> {
  for (const month of months)
    await db.insertInto('batch_reminder').values({ ladder: id, month, reminded_at: now }).execute();
  const ladder = rules.ladders.get(id);
  if (!ladder) return;
  for (const operator of operators) {
    const frozen: Frozen = { message: batchReminder(ladder, months, await languageOf(db, operator)) };
    await oweOther(db, {
      request: 'post',
      kind: 'notice',
      subject: `batches:${id}:${months[0]}:${months.at(-1)}`,
      channel: `@${operator}`,
      server: null,
      body: JSON.stringify(frozen),
      now,
      expiresAt: now + NOTICE_FOR_MS,
    });
  }
}

/** The language of a server that the operator has set up; nothing else says which one they read. */
async function languageOf(db: Kysely<Schema>, operator: string): Promise<Language> {
  const row = await db
    .selectFrom('target')
    .innerJoin('server', 'server.id', 'target.server_id')
    .select('server.language')
    .where('target.configured_by', '=', operator)
    .orderBy('server.id')
    .executeTakeFirst();
  return row?.language ?? 'en';
}
