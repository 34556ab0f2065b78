/** What an admin can decide about a row of the ledger: send it again, say that it stands there, post it after all. */
export type LedgerDecision = 'again' | 'there' | 'anyway';

/** What a decision depends on. */
export interface Decidable {
  readonly request: 'post' | 'edit' | 'crosspost';
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
}

/** The rules by which a post is left out that an admin may overrule; what is no longer true is not among them. */
const OVERRULED: ReadonlySet<string> = new Set(['too-old', 'below-minimum', 'kept-quiet']);

const NEVER_ASKED_ABOUT: ReadonlySet<string> = new Set(['notice', 'test']);

/** The decisions that a row allows: of unknown fate, left out by a rule that an admin may overrule, or failed. */
export function decisionsOn({ request, kind, state, reason }: Decidable): readonly LedgerDecision[] {
  if (request !== 'post' || NEVER_ASKED_ABOUT.has(kind)) return [];
  const code = (reason ?? '').split(' ')[0] ?? '';
  if (state === 'unknown') return ['again', 'there'];
  if (state === 'skipped') return OVERRULED.has(code) ? ['anyway'] : [];
  if (state === 'failed') return code === 'channel-changed' ? [] : ['anyway'];
  return [];
}
