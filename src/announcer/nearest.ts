import { FRESH_DAYS } from '../domain/basis.ts';
import type { Day } from '../domain/day.ts';
import { type Ladder, levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import type { Store } from '../store/database.ts';
import { type LadderStep, nearestSongs } from '../store/followed.ts';
import { songById } from '../store/songs.ts';
import { createStandings } from '../store/standings.ts';

/** A song with where it stands on the ladder on which it is nearest to a level. */
export interface Near {
  readonly song: Song;
  readonly standing: Standing;
}

/** Whose songs, and how many of them. */
export interface WhichSongs {
  readonly server: number;
  /** The channel that they are for; any of them without. */
  readonly channel?: string;
  /** The act whose songs are meant; all that the server follows without. */
  readonly artist?: number | null;
  readonly today: Day;
  readonly most: number;
}

/** How many songs are looked at for each that is wanted: the counter that is shown may say less than the one that says most. */
const LOOKED_AT = 8;

/** The songs that are nearest to their next level, each on the ladder where it is nearest. */
export async function nearestOf(store: Store, rules: Rules, { today, most, ...whose }: WhichSongs): Promise<Near[]> {
  const { server } = whose;
  const chosen = await store.read
    .selectFrom('server_ladder')
    .select('ladder')
    .where('server_id', '=', server)
    .execute();
  const ladders = chosen.flatMap(({ ladder }) => rules.ladders.get(ladder) ?? []);
  const steps = ladders.flatMap((ladder) => stepsOf(ladder, today));
  const candidates = await nearestSongs(store.read, whose, steps, today - FRESH_DAYS + 1, LOOKED_AT * most);
  const standings = createStandings(store, rules);
  const near = new Map<number, Near & { share: number }>();
  for (const candidate of candidates) {
    // No song further down can be nearer than these.
    const last = [...near.values()].map(({ share }) => share).toSorted((a, b) => b - a)[most - 1];
    if (last !== undefined && last >= candidate.share) break;
    const song = await songById(store.read, candidate.song);
    const ladder = rules.ladders.get(candidate.ladder);
    if (!song || !ladder) continue;
    const standing = await standings.of(song, ladder, server, today);
    const { next, basis, provenByCertificate, merged } = standing;
    if (!next || !basis.shown || provenByCertificate || merged) continue;
    const share = basis.shown.count / next.threshold;
    if (share > (near.get(song.id)?.share ?? 0)) near.set(song.id, { song, standing, share });
  }
  return [...near.values()].toSorted((a, b) => b.share - a.share).slice(0, most);
}

/** The ways between the levels of a ladder on a day, for each of its counters. */
function stepsOf(ladder: Ladder, day: Day): LadderStep[] {
  const levels = levelsOn(ladder, day);
  return ladder.counters.flatMap((counter) =>
    levels.map((level, at) => ({
      ladder: ladder.id,
      counter,
      from: levels[at - 1]?.threshold ?? 0,
      to: level.threshold,
    })),
  );
}
