import type { Kysely } from 'kysely';
import { certificateDay, highestCertificate, provenCount } from '../domain/certificate.ts';
import type {
  CertificateDesk,
  EntryOutlook,
  ListedCertificate,
  TypedCertificate,
  WithdrawalOutlook,
} from '../domain/certificate-desk.ts';
import type { Rules } from '../domain/rules.ts';
import { dropEmptyBatch, enterBatches } from '../store/certificate-batches.ts';
import { listedCertificate, listedCertificates, withdrawCertificate } from '../store/certificate-list.ts';
import { certificatesOf, enterCertificates } from '../store/certificates.ts';
import { certifiedCrossings, channelsOf, oweSkippedEstimates } from '../store/certified-announcements.ts';
import { dateCertifiedCrossing } from '../store/crossings.ts';
import type { Store } from '../store/database.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { retractCrossings } from '../store/retraction.ts';
import type { Schema } from '../store/schema.ts';
import { recordCertificates } from './record-certificates.ts';
import { wouldBe } from './would-be.ts';

type Db = Kysely<Schema>;

/** For how long something typed waits to be confirmed. */
const DRAFT_MS = 86_400_000;

/** The desk over a store. What something would come to is found out by doing it, and undoing it at once. */
export function createCertificateDesk(store: Store, rules: Rules): CertificateDesk {
  const { read, write } = store;

  async function enter(db: Db, typed: TypedCertificate, now: number): Promise<EntryOutlook> {
    const { ladder, month } = typed;
    await enterBatches(db, [{ ladder, month, full: false, published: null }]);
    const entered = await enterCertificates(db, [{ ...typed, remark: '' }], { now, reinstate: true });
    for (const entry of entered.changed) await dateCertifiedCrossing(db, entry, EVERYWHERE, certificateDay(entry));
    const { crossings, tooOld } = await recordCertificates(db, rules, entered.added, { baseline: false, now });
    const what = entered.added.length > 0 ? 'new' : entered.changed.length > 0 ? 'changed' : 'known';
    return { what, channels: await channelsOf(db, crossings), tooOld };
  }

  async function withdraw(db: Db, id: number, now: number): Promise<WithdrawalOutlook | null> {
    const certificate = await listedCertificate(db, id);
    if (!certificate) return null;
    await withdrawCertificate(db, id, now);
    const crossings = await certifiedCrossings(db, { ...certificate, scope: EVERYWHERE });
    const { withdrawn, corrected } = await retractCrossings(db, { crossings, reason: 'certificate-withdrawn', now });
    const { ladder, month } = certificate;
    await oweSkippedEstimates(db, certificate.song, ladder, await stillProven(db, certificate), now);
    if (month !== null) await dropEmptyBatch(db, ladder, month);
    return { unposted: withdrawn, corrected };
  }

  async function stillProven(db: Db, { song, ladder }: ListedCertificate): Promise<number> {
    const certifying = rules.ladders.get(ladder);
    if (!certifying) return 0;
    const held = (await certificatesOf(db, ladder, [EVERYWHERE], [song])).get(song) ?? [];
    const highest = highestCertificate(held, certifying);
    return highest ? provenCount(highest, certifying) : 0;
  }

  return {
    draft: async (typed, by, now) => {
      const outlook = await wouldBe(store, (db) => enter(db, typed, now));
      if (outlook.what === 'known') return null;
      const { song, ...rest } = typed;
      const { id } = await write.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('certificate_draft')
          .where('made_at', '<', now - DRAFT_MS)
          .execute();
        return trx
          .insertInto('certificate_draft')
          .values({ ...rest, song_id: song, made_by: by, made_at: now })
          .returning('id')
          .executeTakeFirstOrThrow();
      });
      return { id, outlook };
    },
    save: (draft, by, now) =>
      write.transaction().execute(async (trx) => {
        const row = await trx
          .deleteFrom('certificate_draft')
          .where('id', '=', draft)
          .where('made_by', '=', by)
          .where('song_id', 'in', (eb) => eb.selectFrom('song').select('song.id'))
          .returning(['song_id as song', 'ladder', 'level', 'month', 'source'])
          .executeTakeFirst();
        return row ? { entry: row, outlook: await enter(trx, row, now) } : null;
      }),
    cancel: async (draft, by) => {
      await write.deleteFrom('certificate_draft').where('id', '=', draft).where('made_by', '=', by).execute();
    },
    listed: (id): Promise<ListedCertificate | null> => listedCertificate(read, id),
    list: (songs, limit) => listedCertificates(read, songs, limit),
    foresee: (id, now) => wouldBe(store, (db) => withdraw(db, id, now)),
    withdraw: (id, now) => write.transaction().execute((trx) => withdraw(trx, id, now)),
  };
}
