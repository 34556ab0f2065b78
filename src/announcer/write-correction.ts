import type { Store } from '../store/database.ts';
import type { Claimed } from '../store/ledger.ts';
import { corrected } from '../views/digest.ts';
import type { Frozen } from './frozen.ts';

/**
 * Writes a post anew with a line for each thing in it that has turned out wrong. It starts from what was frozen when the
 * post was sent, so that nothing else of it changes; null where that is not known, or nothing is wrong.
 */
export async function writeCorrection(store: Store, claimed: Claimed): Promise<Frozen | null> {
  if (claimed.about === null) return null;
  const post = await store.read
    .selectFrom('announcement')
    .select('body')
    .where('id', '=', claimed.about.id)
    .executeTakeFirst();
  if (!post || post.body === null) return null;
  const frozen = JSON.parse(post.body) as Frozen;
  const wrong = await store.read
    .selectFrom('announcement')
    .innerJoin('crossing', 'crossing.id', 'announcement.crossing_id')
    .select(['announcement.id', 'announcement.kind'])
    .where((eb) =>
      eb.or([
        eb('announcement.id', '=', claimed.about?.id ?? 0),
        eb('announcement.folded_into', '=', claimed.about?.id ?? 0),
      ]),
    )
    .where('crossing.retracted_at', 'is not', null)
    .orderBy('announcement.id')
    .execute();
  const corrections = wrong.flatMap(({ id, kind }) => {
    const block = frozen.blockOf === undefined ? null : frozen.blockOf[id];
    const correction = { kind: kind === 'certified' ? 'retracted-certificate' : 'retracted' } as const;
    return block === undefined ? [] : [{ block, correction }];
  });
  if (corrections.length === 0) return null;
  return { ...frozen, message: corrected(frozen.message, corrections, claimed.language) };
}
