import { setTimeout as sleep } from 'node:timers/promises';
import type { Parts, Pictures, Posting } from '../../commands/define.ts';
import type { Rules } from '../domain/rules.ts';
import { createCatalogue } from '../store/catalogue.ts';
import { createCertifiedSongs } from '../store/certified-songs.ts';
import { createAbout } from '../store/data-age.ts';
import type { Store } from '../store/database.ts';
import { createDrafts } from '../store/drafts.ts';
import { createAnnouncements } from '../store/ledger-log.ts';
import { createMarkets } from '../store/markets.ts';
import { createOutlooks } from '../store/outlook.ts';
import { createPostingSettings } from '../store/posting-settings.ts';
import { createServerCertificates } from '../store/server-certificates.ts';
import { createServers } from '../store/servers.ts';
import { createStandings } from '../store/standings.ts';
import { createYearReviews } from '../store/year-reviews.ts';
import { createByHand } from '../tracker/by-hand.ts';
import { createCertificateDesk } from '../tracker/certificate-desk.ts';
import { createChartUploads } from '../tracker/upload-charts.ts';
import { PROGRAM } from './program.ts';
import { createReview } from './review.ts';

/** The parts that commands may ask, over one store. */
export function createParts(store: Store, rules: Rules, posting: Posting, pictures: Pictures): Parts {
  return {
    rules,
    catalogue: createCatalogue(store),
    standings: createStandings(store, rules),
    outlooks: createOutlooks(store, rules),
    servers: createServers(store),
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
    yearReviews: createYearReviews(store),
    about: createAbout(store, PROGRAM),
    markets: createMarkets(store),
    posting,
    pictures,
  };
}
