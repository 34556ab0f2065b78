import { type Kysely, sql } from 'kysely';
import type { Author, Change } from '../domain/change.ts';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

/** A change that was noted. */
export interface NotedChange {
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly change: Change;
}

/** Who changed what in a server. */
export interface Audit {
  /** For what changes in no transaction of the store's own; else `noteChange` in the transaction that changes it. */
  note(server: number, by: Author, change: Change): Promise<void>;
  /** A server's changes, the newest first, and how many there are. */
  page(
    server: number,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly changes: readonly NotedChange[]; readonly total: number }>;
}

/** For how long it is known who changed what. */
export const AUDIT_DAYS = 90;

/** Notes who changed what, in the transaction that changes it. */
export async function noteChange(db: Kysely<Schema>, server: number, by: Author, change: Change): Promise<void> {
  await db
    .insertInto('audit')
    .values({ server_id: server, by: by.user, at: by.at, change: JSON.stringify(change) })
    .execute();
}

/** The audit of a store. */
export function createAudit({ read, write }: Store): Audit {
  return {
    note: (server, by, change) => write.transaction().execute((trx) => noteChange(trx, server, by, change)),
    page: async (server, { offset, limit }) => {
      const of = read.selectFrom('audit').where('server_id', '=', server);
      const { total } = await of.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const rows = await of.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute();
      const changes = rows.map(({ by, at, change }) => ({ by, at, change: JSON.parse(change) as Change }));
      return { changes, total };
    },
  };
}

/** Forgets at most so many changes from before a moment; answers how many. */
export async function forgetChanges(db: Kysely<Schema>, before: number, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from audit where id in (select id from audit where at < ${before} order by at limit ${most})
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
