import { dice, EDGE, edgedPairsOf, type FoldedName, signsOf } from './name-folding.ts';
import { compareRanks, type RankedHit } from './search-entry.ts';
import { listOf, pairGram, startGram } from './search-grams.ts';
import { KINDS, namesAt, numbersAt, rankAt, type Segment } from './search-segment.ts';
import type { Asked } from './search-suggest.ts';

/** The least Dice coefficient of two names that look alike. */
const LEAST_SIMILARITY = 0.25;

/** How finely likely entries are told apart before they are compared, and how many are compared at least. */
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
 * lists is quick, while comparing sets of pairs is not, and common pairs are shared by tens of thousands.
 */
function likeliest(segment: Segment, pairs: ReadonlySet<number>, { kind }: Asked): number[] {
  const { size, gone, kinds, names, marks } = segment;
  const shared = marks.fill(0);
  for (const pair of pairs) {
    const [first, second] = signsOf(pair);
    const gram = first === EDGE ? startGram(String.fromCharCode(second)) : pairGram(first, second);
    const list = listOf(segment.listed, gram);
    for (let at = 0; at < list.length; at += 1) {
      const slot = list[at] ?? 0;
      shared[slot] = (shared[slot] ?? 0) + 1;
    }
  }
  const wanted = kind === undefined ? -1 : KINDS.indexOf(kind);
  const counts = new Uint32Array(SIMILARITY_STEPS + 2);
  for (let slot = 0; slot < size; slot += 1) {
    const count = shared[slot] ?? 0;
    if (count === 0) continue;
    if (gone[slot] === 1 || (wanted >= 0 && kinds[slot] !== wanted)) {
      shared[slot] = 0;
      continue;
    }
    const similarity = Math.min(1, (2 * count) / (pairs.size + (names.shortest[slot] ?? 0)));
    // The lowest step is what shares nothing.
    const step = Math.floor(similarity * SIMILARITY_STEPS) + 1;
    shared[slot] = step;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let lowest = SIMILARITY_STEPS + 1;
  for (let likely = counts[lowest] ?? 0; lowest > 1 && likely < COMPARED; likely += counts[lowest] ?? 0) lowest -= 1;
  const taken = new Uint32Array(SIMILARITY_STEPS + 2);
  const slots: number[] = [];
  for (let slot = 0; slot < size; slot += 1) {
    const step = shared[slot] ?? 0;
    if (step < lowest || step === 0) continue;
    taken[step] = (taken[step] ?? 0) + 1;
    if ((taken[step] ?? 0) <= COMPARED) slots.push(slot);
  }
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
