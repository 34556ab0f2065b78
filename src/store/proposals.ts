import type { Store } from './database.ts';
import type { ProposalTable } from './own-tables.ts';

export type ProposalKind = ProposalTable['kind'];

/** Whose a proposal is: those of other people and servers do not exist for them. */
export interface Proposer {
  readonly server: number;
  readonly actor: string;
}

/** What admins were shown that would be done, and have not confirmed. Its body is JSON that the command reads back. */
export interface Proposals {
  add(by: Proposer, kind: ProposalKind, body: string, now: number): Promise<number>;
  /** Null where there is none of this person, server and kind. */
  get(by: Proposer, kind: ProposalKind, id: number): Promise<string | null>;
  /** The newest of this person, server and kind. */
  last(by: Proposer, kind: ProposalKind): Promise<{ readonly id: number; readonly body: string } | null>;
  change(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}

/** After this long a proposal is forgotten: what it was measured against may have changed. */
const KEPT_MS = 86_400_000;

/** The proposals of a store. */
export function createProposals({ read, write }: Store): Proposals {
  const of = ({ server, actor }: Proposer, kind: ProposalKind) =>
    read
      .selectFrom('proposal')
      .select(['id', 'body'])
      .where('server_id', '=', server)
      .where('actor', '=', actor)
      .where('kind', '=', kind);
  return {
    add: ({ server, actor }, kind, body, now) =>
      write.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('proposal')
          .where('made_at', '<', now - KEPT_MS)
          .execute();
        const { id } = await trx
          .insertInto('proposal')
          .values({ server_id: server, actor, kind, made_at: now, body })
          .returning('id')
          .executeTakeFirstOrThrow();
        return id;
      }),
    get: async (by, kind, id) => (await of(by, kind).where('id', '=', id).executeTakeFirst())?.body ?? null,
    last: async (by, kind) => (await of(by, kind).orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? null,
    change: async (id, body) => {
      await write.updateTable('proposal').set({ body }).where('id', '=', id).execute();
    },
    remove: async (id) => {
      await write.deleteFrom('proposal').where('id', '=', id).execute();
    },
  };
}
