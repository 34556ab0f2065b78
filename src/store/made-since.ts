import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** The newest rows at a moment within a transaction: what comes after them was made since. */
export interface Marks {
  readonly observation: number;
  readonly crossing: number;
  readonly announcement: number;
}

/** What one transaction has made since its marks. */
export interface MadeSince {
  readonly observation: number | null;
  readonly crossings: readonly {
    readonly id: number;
    readonly ladder: string;
    readonly level: string;
    readonly threshold: number;
    readonly baseline: boolean;
  }[];
  /** Announcements that will be posted. */
  readonly posts: readonly { readonly server: number; readonly channel: string }[];
}

/** Notes the newest rows. */
export async function marksNow(db: Db): Promise<Marks> {
  const { rows } = await sql<Marks>`
    select coalesce((select max(id) from observation), 0) as observation,
      coalesce((select max(id) from crossing), 0) as crossing,
      coalesce((select max(id) from announcement), 0) as announcement
  `.execute(db);
  const [marks] = rows;
  if (!marks) throw new Error('A query without a table gave no row.');
  return marks;
}

/** What was made since. */
export async function madeSince(db: Db, marks: Marks): Promise<MadeSince> {
  const observation = await db
    .selectFrom('observation')
    .select('id')
    .where('id', '>', marks.observation)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const crossings = await db
    .selectFrom('crossing')
    .select(['id', 'ladder', 'level', 'threshold', 'baseline'])
    .where('id', '>', marks.crossing)
    .where('kind', '=', 'estimated')
    .execute();
  const posts = await db
    .selectFrom('announcement')
    .select(['server_id as server', 'channel'])
    .where('id', '>', marks.announcement)
    .where('kind', '=', 'estimated')
    .where('state', 'in', ['owed', 'held'])
    .where('server_id', 'is not', null)
    .$narrowType<{ server: number }>()
    .execute();
  return {
    observation: observation?.id ?? null,
    crossings: crossings.map((row) => ({ ...row, baseline: row.baseline === 1 })),
    posts,
  };
}

/** Keeps what is owed since quiet, as the person who typed the number wants it: admins see it as skipped. */
export async function keepQuiet(db: Db, marks: Marks, now: number): Promise<void> {
  await db
    .updateTable('announcement')
    .set({ state: 'skipped', reason: 'kept-quiet', state_at: now })
    .where('id', '>', marks.announcement)
    .where('state', 'in', ['owed', 'held'])
    .execute();
}
