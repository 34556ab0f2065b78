import { type RawBuilder, sql } from 'kysely';

/**
 * A parameter whose value SQLite does not look at when it plans. One that it does look at has the whole statement planned
 * anew at every call, which costs a long join several times what running it costs.
 */
export function unseen<T extends number | string>(value: T): RawBuilder<T> {
  return sql`(select ${value})`;
}
