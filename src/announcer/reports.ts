import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { oweOther } from '../store/owing.ts';
import { addReport, finishReport, openReports, type Reports, reportRefusal, reportWay } from '../store/reports.ts';
import { songById } from '../store/songs.ts';
import { reportNotice } from '../views/report.ts';
import type { Frozen } from './frozen.ts';

/** Where the operator hears of a report: without who made it, and without their words. */
export interface ReportLog {
  warn(fields: object, message: string): void;
}

const NOTICE_FOR_MS = 3 * 86_400_000;

/** The reports of a store. */
export function createReports(store: Store, rules: Rules, log: ReportLog): Reports {
  return {
    refusal: (at, now) => reportRefusal(store.read, at, now),
    add: async (at, words, shown, now) => {
      const song = await songById(store.read, at.song);
      if (!song) return 'reported-already';
      const outcome = await store.write.transaction().execute(async (trx) => {
        const refused = await reportRefusal(trx, at, now);
        if (refused) return refused;
        const report = await addReport(trx, at, { ...words, now });
        const way = at.server === null ? null : await reportWay(trx, at.server, now);
        if (way && at.server !== null) {
          const { language } = await trx
            .selectFrom('server')
            .select('language')
            .where('id', '=', at.server)
            .executeTakeFirstOrThrow();
          const frozen: Frozen = { message: reportNotice({ song, shown, rules, ...words, role: way.role, language }) };
          await oweOther(trx, {
            request: 'post',
            kind: 'notice',
            subject: `report:${song.key}:${at.ladder}:${now}`,
            channel: way.channel,
            server: at.server,
            body: JSON.stringify(frozen),
            now,
            expiresAt: now + NOTICE_FOR_MS,
          });
        }
        return { report };
      });
      if (typeof outcome === 'string') return outcome;
      const fields = { report: outcome.report, song: song.key, ladder: at.ladder, server: at.server };
      log.warn(fields, 'Somebody reported a number as wrong: see /readings review.');
      return null;
    },
    open: (server, limit) => openReports(store, server, limit),
    done: (id, server, now) => finishReport(store, id, server, now),
  };
}
