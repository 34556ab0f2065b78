import { type Kysely, sql } from 'kysely';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** What is kept about a person, by what it is for. */
export type PersonalKind =
  | 'watches'
  | 'settings'
  | 'numbers'
  | 'decisions'
  | 'requests'
  | 'wishes'
  | 'drafts'
  | 'messages';

/** A column that holds a person's Discord id. */
interface PersonalColumn {
  readonly kind: PersonalKind;
  readonly table: keyof Schema;
  readonly column: string;
  /** Whether the row is deleted with the person, or stays without the name: a server's numbers and settings are the server's. */
  readonly onForget: 'delete' | 'unname';
  /** What stands before the id there. */
  readonly prefix?: '@';
}

/** What stands in the place of a person who wanted to be forgotten. */
export const FORGOTTEN = 'forgotten';

/** Whom an id names; null for nobody and for who wanted to be forgotten. */
export function named(user: string | null): string | null {
  return user === FORGOTTEN ? null : user;
}

/** Every column in which a person's id may stand: one that is missing here fails a test. */
export const PERSONAL: readonly PersonalColumn[] = [
  { kind: 'watches', table: 'watch', column: 'created_by', onForget: 'unname' },
  { kind: 'settings', table: 'target', column: 'configured_by', onForget: 'unname' },
  { kind: 'settings', table: 'board', column: 'created_by', onForget: 'unname' },
  { kind: 'settings', table: 'audit', column: 'by', onForget: 'unname' },
  { kind: 'numbers', table: 'observation', column: 'actor', onForget: 'unname' },
  { kind: 'decisions', table: 'reading_decision', column: 'decided_by', onForget: 'unname' },
  { kind: 'decisions', table: 'announcement', column: 'decided_by', onForget: 'unname' },
  { kind: 'requests', table: 'song_request', column: 'asked_by', onForget: 'unname' },
  { kind: 'requests', table: 'report', column: 'user_id', onForget: 'unname' },
  { kind: 'wishes', table: 'wish', column: 'user_id', onForget: 'delete' },
  { kind: 'drafts', table: 'draft_reading', column: 'actor', onForget: 'delete' },
  { kind: 'drafts', table: 'proposal', column: 'actor', onForget: 'delete' },
  { kind: 'drafts', table: 'certificate_draft', column: 'made_by', onForget: 'delete' },
  { kind: 'messages', table: 'announcement', column: 'channel', onForget: 'delete', prefix: '@' },
];

/** What is kept about people, for themselves. */
export interface PersonalData {
  /** How many rows of each kind name a person; kinds without any are left out. */
  of(user: string): Promise<ReadonlyMap<PersonalKind, number>>;
  /** Deletes what is a person's own, and takes the name off the rest. Answers how many rows there were. */
  forget(user: string): Promise<number>;
}

/** The personal data of a store. */
export function createPersonalData({ read, write }: Pick<Store, 'read' | 'write'>): PersonalData {
  return {
    of: async (user) => {
      const counts = new Map<PersonalKind, number>();
      for (const one of PERSONAL) {
        const { rows } = await sql<{ n: number }>`
          select count(*) as n from ${sql.table(one.table)} where ${naming(one, user)}
        `.execute(read);
        const n = rows[0]?.n ?? 0;
        if (n > 0) counts.set(one.kind, (counts.get(one.kind) ?? 0) + n);
      }
      return counts;
    },
    forget: (user) =>
      write.transaction().execute(async (trx) => {
        let rows = 0;
        for (const one of PERSONAL) rows += await forgetIn(trx, one, user);
        return rows;
      }),
  };
}

/** Whether a row names a person; what stands behind a sign is found by an index of what begins with it. */
function naming({ column, prefix }: PersonalColumn, user: string) {
  if (prefix === undefined) return sql`${sql.ref(column)} = ${user}`;
  return sql`${sql.ref(column)} = ${prefix + user} and substr(${sql.ref(column)}, 1, 1) = '@'`;
}

async function forgetIn(db: Db, one: PersonalColumn, user: string): Promise<number> {
  const [table, column, found] = [sql.table(one.table), sql.ref(one.column), naming(one, user)];
  const { numAffectedRows } =
    one.onForget === 'delete'
      ? await sql`delete from ${table} where ${found}`.execute(db)
      : await sql`update ${table} set ${column} = ${FORGOTTEN} where ${found}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
