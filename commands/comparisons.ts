import type { Server } from '../src/store/servers.ts';
import type { Reply } from './command.ts';
import { type Call, say } from './define.ts';

/** Whether a server has switched comparisons off: then /market and /compare answer with `noComparisons` (PRODUCT §7). */
export function comparisonsOff(server: Server | null): boolean {
  return server?.comparisons === false;
}

/** The answer, for the caller alone, to whoever would compare where that is switched off. */
export function noComparisons({ t }: Call): Reply {
  return say(t('market.comparisonsOff'));
}
