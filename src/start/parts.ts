import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Parts } from '../../commands/define.ts';
import { createReports, type ReportLog } from '../announcer/reports.ts';
import type { Rules } from '../domain/rules.ts';
import { createAudit } from '../store/audit.ts';
import { createBoards } from '../store/boards.ts';
import { createCatalogue } from '../store/catalogue.ts';
import { createCertifiedSongs } from '../store/certified-songs.ts';
import { createCheckUps } from '../store/check-up.ts';
import { createClosest } from '../store/closest.ts';
import { createClosestForecasts } from '../store/closest-forecasts.ts';
import { createAbout } from '../store/data-age.ts';
import type { Store } from '../store/database.ts';
import { createDrafts } from '../store/drafts.ts';
import { createFirstChoices } from '../store/first-choices.ts';
import { createHistories } from '../store/histories.ts';
import { createAnnouncements } from '../store/ledger-log.ts';
import { createMarkets } from '../store/markets.ts';
import { createOutlooks } from '../store/outlook.ts';
import { createOwnSongs } from '../store/own-songs.ts';
import { createPersonalData } from '../store/personal-data.ts';
import { createPostingSettings } from '../store/posting-settings.ts';
import { createProposals } from '../store/proposals.ts';
import { createServerCertificates } from '../store/server-certificates.ts';
import { createServers } from '../store/servers.ts';
import { createStandings } from '../store/standings.ts';
import { createServerChannels } from '../store/target-wishes.ts';
import { createWatches } from '../store/watches.ts';
import { createWishes } from '../store/wishes.ts';
import { createYearReviews } from '../store/year-reviews.ts';
import { createByHand } from '../tracker/by-hand.ts';
import { createCertificateDesk } from '../tracker/certificate-desk.ts';
import { createServerConfigs } from '../tracker/server-config.ts';
import { createChartUploads } from '../tracker/upload-charts.ts';
import { createWatchFiles } from '../tracker/watch-files.ts';
import { PROGRAM } from './program.ts';
import { createReview } from './review.ts';

/** The parts that commands may ask, over one store. */
export function createParts(
  store: Store,
  rules: Rules,
  { posting, pictures, doctor }: Pick<Parts, 'posting' | 'pictures' | 'doctor'>,
  log: ReportLog = { warn: () => undefined },
): Parts {
  const standings = createStandings(store, rules);
  const outlooks = createOutlooks(store, rules);
  const closest = createClosest(store, rules, () => turn());
  const catalogue = createCatalogue(store);
  return {
    rules,
    catalogue,
    standings,
    outlooks,
    closest,
    closestForecasts: createClosestForecasts(store, { rules, closest, standings, outlooks, turn: () => turn() }),
    histories: createHistories(store),
    servers: createServers(store),
    watches: createWatches(store),
    watchFiles: createWatchFiles(store, catalogue, () => sleep(5)),
    configs: createServerConfigs(store, rules, catalogue, () => sleep(5)),
    ownSongs: createOwnSongs(store),
    proposals: createProposals(store),
    review: createReview(store, rules),
    certificates: createCertificateDesk(store, rules),
    certifiedSongs: createCertifiedSongs(store),
    byHand: createByHand(store, rules),
    drafts: createDrafts(store),
    // Between two files others may write.
    chartUploads: createChartUploads(store, rules, () => sleep(5)),
    serverCertificates: createServerCertificates(store),
    announcements: createAnnouncements(store),
    postingSettings: createPostingSettings(store),
    boards: createBoards(store),
    personalData: createPersonalData(store),
    checkUps: createCheckUps(store),
    yearReviews: createYearReviews(store),
    about: createAbout(store, PROGRAM),
    markets: createMarkets(store),
    audit: createAudit(store),
    channels: createServerChannels(store),
    firstChoices: createFirstChoices(store, rules),
    posting,
    pictures,
    doctor,
    wishes: createWishes(store),
    reports: createReports(store, rules, log),
  };
}
