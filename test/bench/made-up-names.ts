/**
 * Made-up names of songs and acts: half in Latin letters, three in ten Japanese, two in ten Korean, from vocabularies in
 * which a few words are common and most are rare, as in real titles.
 */

export type Script = 'latin' | 'japanese' | 'korean';

/** The names of a song or an act. */
export interface MadeUpName {
  readonly script: Script;
  readonly name: string;
  readonly ja: string | null;
  readonly ko: string | null;
  readonly aliases: readonly string[];
}

/** Numbers between 0 and 1, the same for a seed in every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'a be ca do el fi go ha in jo ka lo ma ne o pa qui ra sa te un vi wo xe ya zo sh ing er on st'.split(
  ' ',
);
const CITIES = 'Love Night Star Day Blue Dream Rain Heart Moon Light Dance Fire Summer Girl Time'.split(' ');

/** Gives names, the same for a seed in every run. */
export function madeUpNames(seed: number): (script: Script) => MadeUpName {
  const random = chance(seed);
  /** Low numbers are common: the tenth as often drawn as the first is about a tenth of them. */
  const rank = (below: number) => Math.min(below - 1, Math.floor(below ** random() - 1));
  const whole = (below: number) => Math.floor(random() * below);
  const vocabulary = (size: number, make: () => string) => Array.from({ length: size }, make);
  const several = (from: number, to: number, make: () => string, between = '') =>
    Array.from({ length: from + whole(to - from + 1) }, make).join(between);
  const sign = (first: number, range: number) => String.fromCharCode(first + range);

  const words = [...CITIES, ...vocabulary(6_000, () => capital(several(1, 4, () => SYLLABLES[whole(31)] ?? '')))];
  const kanji = vocabulary(1_500, () => sign(0x4e00, whole(8_000)));
  const katakana = vocabulary(2_500, () => several(2, 5, () => sign(0x30a2, whole(72))));
  const hiragana = vocabulary(800, () => several(1, 3, () => sign(0x3042, whole(72))));
  const hangul = vocabulary(4_000, () => several(1, 3, () => sign(0xac00, rank(1_200) * 9)));

  const latin = () => several(1, 4, () => words[rank(words.length)] ?? '', random() < 0.95 ? ' ' : ' & ');
  const japanese = () => {
    const compound = () => several(1, 3, () => kanji[rank(kanji.length)] ?? '');
    const kana = () => hiragana[rank(hiragana.length)] ?? '';
    const foreign = () => katakana[rank(katakana.length)] ?? '';
    const kind = random();
    if (kind < 0.35) return foreign() + (random() < 0.5 ? foreign() : '');
    if (kind < 0.75) return compound() + kana() + (random() < 0.6 ? compound() : '');
    return kana() + compound() + (random() < 0.3 ? foreign() : '');
  };
  const korean = () => several(1, 3, () => hangul[rank(hangul.length)] ?? '', ' ');
  const native = { latin, japanese, korean };

  return (script) => {
    const name = native[script]();
    const aliases = random() < 0.05 ? [latin()] : [];
    if (script === 'latin') return { script, name, ja: random() < 0.1 ? japanese() : null, ko: null, aliases };
    // A third of them are known abroad by a name in Latin letters.
    if (random() < 0.67) return { script, name, ja: null, ko: null, aliases };
    return {
      script,
      name: latin(),
      ja: script === 'japanese' ? name : null,
      ko: script === 'korean' ? name : null,
      aliases,
    };
  };
}

/** The script of the song or act with a number: the shares hold in every ten. */
export function scriptOf(number: number): Script {
  const place = (number * 7) % 10;
  return place < 5 ? 'latin' : place < 8 ? 'japanese' : 'korean';
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
