import { dice, EDGE, edgedPairsOf, type FoldedName, signsOf } from './name-folding.ts';
import { compareRanks, type RankedHit } from './search-entry.ts';
import { listOf, pairGram, startGram } from './search-grams.ts';
import { namesAt, numbersAt, rankAt, type Segment, wantedIn } from './search-segment.ts';
import type { Asked } from './search-suggest.ts';

/** The least Dice coefficient of two names that look alike. */
const LEAST_SIMILARITY = 0.25;

/** How many entries are weighed at least, how finely these are told apart, and how many are compared at least. */
const WEIGHED = 5_000;
const SIMILARITY_STEPS = 64;
const COMPARED = 200;

/** The names of one segment most like a mistyped query, most alike first. */
export function nearestIn(segment: Segment, asked: Asked): RankedHit[] {
  const { words, limit } = asked;
  const whole = new Set(edgedPairsOf([words.join('')]));
  const apart = new Set(edgedPairsOf(words));
  const alike: RankedHit[] = [];
  for (const slot of likeliest(segment, whole.union(apart), asked)) {
    const { name, similarity } = mostAlike(segment, slot, whole, words.length > 1 ? apart : null);
    if (!name || similarity < LEAST_SIMILARITY) continue;
    const rank = rankAt(segment, slot);
    alike.push({ id: rank.id, kind: rank.kind, name: name.text, match: 'near', rank, similarity });
  }
  return alike.sort((a, b) => b.similarity - a.similarity || compareRanks(a.rank, b.rank)).slice(0, limit);
}

/**
 * The slots worth a closer look: those that share most pairs for the length of their shortest name. Counting over the
 * lists is quick, while comparing sets of pairs is not, and common pairs are shared by tens of thousands: of those only
 * such as share many of them are weighed by their length.
 */
function likeliest(segment: Segment, pairs: ReadonlySet<number>, { kind }: Asked): number[] {
  const { names, listed } = segment;
  const isWanted = wantedIn(segment, kind);
  const shared = segment.marks.fill(0);
  const sharing = new Uint32Array(pairs.size + 1);
  for (const pair of pairs) {
    const [first, second] = signsOf(pair);
    if (second === EDGE) continue;
    const list = listOf(listed, first === EDGE ? startGram(String.fromCharCode(second)) : pairGram(first, second));
    for (let at = 0; at < list.length; at += 1) {
      const slot = list[at] ?? 0;
      const count = (shared[slot] ?? 0) + 1;
      if (count === 1 && !isWanted(slot)) continue;
      shared[slot] = count;
      sharing[count] = (sharing[count] ?? 0) + 1;
    }
  }
  let fewest = pairs.size;
  while (fewest > 1 && (sharing[fewest] ?? 0) < WEIGHED) fewest -= 1;
  const bySimilarity = Array.from({ length: SIMILARITY_STEPS + 1 }, (): number[] => []);
  const fours = new Uint32Array(shared.buffer);
  for (let four = 0; four < fours.length; four += 1) {
    if (fours[four] === 0) continue;
    for (let slot = four * 4; slot < four * 4 + 4; slot += 1) {
      const count = shared[slot] ?? 0;
      if (count < fewest) continue;
      const similarity = Math.min(1, (2 * count) / (pairs.size + (names.shortest[slot] ?? 0)));
      const step = bySimilarity[Math.floor(similarity * SIMILARITY_STEPS)];
      if (step && step.length < COMPARED) step.push(slot);
    }
  }
  const slots: number[] = [];
  while (slots.length < COMPARED && bySimilarity.length > 0) slots.push(...(bySimilarity.pop() ?? []));
  return slots;
}

/** The name of an entry most like the query; with `apart`, the query's words by themselves, also beside an act's name. */
function mostAlike(
  segment: Segment,
  slot: number,
  whole: ReadonlySet<number>,
  apart: ReadonlySet<number> | null,
): { readonly name: FoldedName | null; readonly similarity: number } {
  let best: { name: FoldedName | null; similarity: number } = { name: null, similarity: 0 };
  const offer = (name: FoldedName, similarity: number) => {
    if (similarity > best.similarity) best = { name, similarity };
  };
  for (const name of namesAt(segment.names, slot)) {
    offer(name, dice(whole, edgedPairsOf([name.key])));
    if (!apart) continue;
    for (const credit of numbersAt(segment.creditsOfSlot, slot)) {
      const act = namesAt(segment.credits, credit).map(({ key }) => key);
      offer(name, dice(apart, edgedPairsOf([name.key, ...act])));
    }
  }
  return best;
}
