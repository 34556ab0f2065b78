import { setTimeout as sleep } from 'node:timers/promises';
import type { Parts, Pictures, Posting } from '../../commands/define.ts';
import type { Rules } from '../domain/rules.ts';
import { createAudit } from '../store/audit.ts';
import { createCatalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { createDrafts } from '../store/drafts.ts';
import { createAnnouncements } from '../store/ledger-log.ts';
import { createOutlooks } from '../store/outlook.ts';
import { createOwnSongs } from '../store/own-songs.ts';
import { createPostingSettings } from '../store/posting-settings.ts';
import { createProposals } from '../store/proposals.ts';
import { createServerCertificates } from '../store/server-certificates.ts';
import { createServers } from '../store/servers.ts';
import { createStandings } from '../store/standings.ts';
import { createWatches } from '../store/watches.ts';
import { createByHand } from '../tracker/by-hand.ts';
import { createCertificateDesk } from '../tracker/certificate-desk.ts';
import { createServerConfigs } from '../tracker/server-config.ts';
import { createChartUploads } from '../tracker/upload-charts.ts';
import { createWatchFiles } from '../tracker/watch-files.ts';
import { createReview } from './review.ts';

/** The parts that commands may ask, over one store. */
export function createParts(store: Store, rules: Rules, posting: Posting, pictures: Pictures): Parts {
  const catalogue = createCatalogue(store);
  return {
    rules,
    catalogue,
    standings: createStandings(store, rules),
    outlooks: createOutlooks(store, rules),
    servers: createServers(store),
    watches: createWatches(store),
    watchFiles: createWatchFiles(store, catalogue, () => sleep(5)),
    configs: createServerConfigs(store, rules, catalogue, () => sleep(5)),
    ownSongs: createOwnSongs(store),
    proposals: createProposals(store),
    review: createReview(store, rules),
    certificates: createCertificateDesk(store, rules),
    byHand: createByHand(store, rules),
    drafts: createDrafts(store),
    // Between two files others may write.
    chartUploads: createChartUploads(store, rules, () => sleep(5)),
    serverCertificates: createServerCertificates(store),
    announcements: createAnnouncements(store),
    postingSettings: createPostingSettings(store),
    audit: createAudit(store),
    posting,
    pictures,
  };
}
