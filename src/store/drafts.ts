import type { Store } from './database.ts';
import type { DraftRow } from './schema.ts';

/** A number on its way in, as it was typed: nothing of it is lost while it is not yet clear or confirmed. */
export interface Draft {
  readonly id: number;
  /** What was typed for the song, or `song:` and its row. */
  readonly song: string;
  readonly counter: string;
  readonly value: string;
  readonly date: string;
  readonly link: string;
  /** In whose eyes it is to count: `here` or `everywhere`; null until that is known. */
  readonly counts: 'here' | 'everywhere' | null;
}

export type DraftText = Omit<Draft, 'id'>;

/** Numbers that people have typed and not confirmed, each its author's own in one server. */
export interface Drafts {
  add(server: number, actor: string, draft: DraftText, now: number): Promise<number>;
  /** Null where there is none of this person and server; those of other people do not exist here. */
  get(id: number, server: number, actor: string): Promise<Draft | null>;
  change(id: number, change: Partial<DraftText>): Promise<void>;
  remove(id: number): Promise<void>;
}

/** After this long a draft is forgotten: the buttons that carry it are long out of sight. */
const KEPT_MS = 7 * 86_400_000;

/** The drafts of a store. */
export function createDrafts({ read, write }: Store): Drafts {
  return {
    add: (server, actor, draft, now) =>
      write.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('draft_reading')
          .where('made_at', '<', now - KEPT_MS)
          .execute();
        const { id } = await trx
          .insertInto('draft_reading')
          .values({ ...draft, server_id: server, actor, made_at: now })
          .returning('id')
          .executeTakeFirstOrThrow();
        return id;
      }),
    get: async (id, server, actor) => {
      const row: DraftRow | undefined = await read
        .selectFrom('draft_reading')
        .selectAll()
        .where('id', '=', id)
        .where('server_id', '=', server)
        .where('actor', '=', actor)
        .executeTakeFirst();
      if (!row) return null;
      const { song, counter, value, date, link, counts } = row;
      return { id, song, counter, value, date, link, counts };
    },
    change: async (id, change) => {
      if (Object.keys(change).length === 0) return;
      await write.updateTable('draft_reading').set(change).where('id', '=', id).execute();
    },
    remove: async (id) => {
      await write.deleteFrom('draft_reading').where('id', '=', id).execute();
    },
  };
}
