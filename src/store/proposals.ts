import type { Kysely } from 'kysely';
import type { Store } from './database.ts';
import type { ProposalTable } from './own-tables.ts';
import type { Schema } from './schema.ts';

export type ProposalKind = ProposalTable['kind'];

/** Whose a proposal is: those of other people and servers do not exist for them. */
export interface Proposer {
  readonly server: number;
  readonly actor: string;
}

/** What admins were shown that would be done, and have not confirmed. Its body is JSON that the command reads back. */
export interface Proposals {
  add(by: Proposer, kind: ProposalKind, body: string, now: number): Promise<number>;
  /** Null where there is none of this person, server and kind, or none any more. */
  get(by: Proposer, kind: ProposalKind, id: number, now: number): Promise<string | null>;
  change(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}

/** After this long a proposal is forgotten: what it was measured against may have changed. */
const KEPT_MS = 86_400_000;

/** Forgets all that nobody confirmed in time. */
export async function forgetProposals(db: Kysely<Schema>, now: number): Promise<void> {
  await db
    .deleteFrom('proposal')
    .where('made_at', '<', now - KEPT_MS)
    .execute();
}

/** The proposals of a store. */
export function createProposals({ read, write }: Store): Proposals {
  return {
    add: ({ server, actor }, kind, body, now) =>
      write.transaction().execute(async (trx) => {
        await forgetProposals(trx, now);
        const { id } = await trx
          .insertInto('proposal')
          .values({ server_id: server, actor, kind, made_at: now, body })
          .returning('id')
          .executeTakeFirstOrThrow();
        return id;
      }),
    get: async ({ server, actor }, kind, id, now) => {
      const row = await read
        .selectFrom('proposal')
        .select('body')
        .where('id', '=', id)
        .where('server_id', '=', server)
        .where('actor', '=', actor)
        .where('kind', '=', kind)
        .where('made_at', '>=', now - KEPT_MS)
        .executeTakeFirst();
      return row?.body ?? null;
    },
    change: async (id, body) => {
      await write.updateTable('proposal').set({ body }).where('id', '=', id).execute();
    },
    remove: async (id) => {
      await write.deleteFrom('proposal').where('id', '=', id).execute();
    },
  };
}
