import type { Parts } from '../../commands/define.ts';
import type { Rules } from '../domain/rules.ts';
import { createCatalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { createServers } from '../store/servers.ts';
import { createStandings } from '../store/standings.ts';
import { createCertificateDesk } from '../tracker/certificate-desk.ts';
import { createReview } from './review.ts';

/** The parts that commands may ask, over one store. */
export function createParts(store: Store, rules: Rules): Parts {
  return {
    rules,
    catalogue: createCatalogue(store),
    standings: createStandings(store, rules),
    servers: createServers(store),
    review: createReview(store, rules),
    certificates: createCertificateDesk(store, rules),
  };
}
