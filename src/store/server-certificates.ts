import type { Store } from './database.ts';
import { EVERYWHERE } from './readings.ts';

/** A certificate that a server's people saw. */
export interface SeenCertificate {
  readonly song: number;
  readonly ladder: string;
  readonly level: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly source: string;
}

/** What came of entering one: its row, or that the list for everybody has it. */
export type CertificateEntered = { readonly id: number } | 'listed';

/** The certificates that servers enter for themselves, until the list for everybody has them. */
export interface ServerCertificates {
  /** Enters one; entered again, its month and source are changed. */
  enter(server: number, seen: SeenCertificate, now: number): Promise<CertificateEntered>;
  /** Takes one of this server's away again; false where there is none. */
  remove(server: number, id: number): Promise<boolean>;
}

/** The certificates of a store's servers. */
export function createServerCertificates({ write }: Store): ServerCertificates {
  return {
    enter: (server, { song, ladder, level, month, source }, now) =>
      write.transaction().execute(async (trx) => {
        const listed = await trx
          .selectFrom('certificate')
          .select('id')
          .where('song_id', '=', song)
          .where('ladder', '=', ladder)
          .where('level', '=', level)
          .where('scope', '=', EVERYWHERE)
          .executeTakeFirst();
        if (listed) return 'listed';
        const { id } = await trx
          .insertInto('certificate')
          .values({
            song_id: song,
            ladder,
            level,
            scope: server,
            month,
            source,
            remark: '',
            learnt_at: now,
            gone_at: null,
          })
          .onConflict((conflict) =>
            conflict.columns(['song_id', 'ladder', 'level', 'scope']).doUpdateSet({ month, source, learnt_at: now }),
          )
          .returning('id')
          .executeTakeFirstOrThrow();
        return { id };
      }),
    remove: async (server, id) => {
      const { numDeletedRows } = await write
        .deleteFrom('certificate')
        .where('id', '=', id)
        .where('scope', '=', server)
        .executeTakeFirst();
      return server !== EVERYWHERE && numDeletedRows === 1n;
    },
  };
}
