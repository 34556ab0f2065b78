import type { Kysely } from 'kysely';
import type { Store } from '../store/database.ts';
import type { Claimed } from '../store/ledger.ts';
import { wasTakenBack } from '../store/retraction.ts';
import type { Schema } from '../store/schema.ts';
import { type Correction, corrected } from '../views/digest.ts';
import type { Figure, Frozen } from './frozen.ts';

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
  const corrections: { block: number | null; correction: Correction }[] = [];
  for (const said of await saidIn(store.read, claimed.about.id)) {
    const block = frozen.blockOf === undefined ? null : frozen.blockOf[said.id];
    if (block === undefined) continue;
    const correction = await correctionOf(store.read, said, frozen.figures?.[said.id]);
    if (correction) corrections.push({ block, correction });
  }
  if (corrections.length === 0) return null;
  return { ...frozen, message: corrected(frozen.message, corrections, frozen.language ?? claimed.language) };
}

type Said = Awaited<ReturnType<typeof saidIn>>[number];

/** The crossings that a post speaks of, by the announcement that each of them was owed as. */
async function saidIn(db: Kysely<Schema>, post: number) {
  return db
    .selectFrom('announcement')
    .innerJoin('crossing', 'crossing.id', 'announcement.crossing_id')
    .select([
      'announcement.id',
      'announcement.kind',
      'crossing.song_id as song',
      'crossing.scope',
      'crossing.count',
      'crossing.day',
      'crossing.retracted_at as retractedAt',
    ])
    .where((eb) => eb.or([eb('announcement.id', '=', post), eb('announcement.folded_into', '=', post)]))
    .orderBy('announcement.id')
    .execute();
}

/**
 * What is wrong with what was said of a crossing. A figure is where its number was taken back; that an older number came
 * late and dates the crossing anew makes nothing wrong that was said.
 */
async function correctionOf(db: Kysely<Schema>, said: Said, figure: Figure | undefined): Promise<Correction | null> {
  const { kind, song, scope, count, day } = said;
  if (said.retractedAt !== null) return { kind: kind === 'certified' ? 'retracted-certificate' : 'retracted' };
  if (!figure || count === null || day === null) return null;
  if (count === figure.count && day === figure.day) return null;
  if (!(await wasTakenBack(db, { song, scope, ...figure }))) return null;
  return { kind: 'figure', before: figure.count, after: count, day: day === figure.day ? null : day };
}
