/**
 * Folding: what two spellings of one name have in common. Both the names and what people type go through it.
 * Sound marks of Japanese are kept (か is not が) and Hangul stays in syllables; marks on Latin, Greek and Cyrillic
 * letters go, as do signs, spaces and long-vowel marks. Below it is how folded names are compared.
 */

/** Signs that are only dropped: what stands on both sides of them is one word. */
const JOINERS = /['’‘‛`ʹʻʼʽʾʿ′\u30fc\p{VS}]|\u20e3/gu;

/** Joiners that NFKC would turn into a space and a mark, or into letters. */
const JOINERS_BEFORE_NFKC = /[´\u2122\u2120]/g;

/** Signs between words: punctuation, symbols, spaces, controls, each with the marks on it. */
const SEPARATORS = /^\p{M}+|(?:[\p{P}\p{S}\p{Z}\p{C}]\p{M}*)+/u;
const BLANKS = /[\p{Z}\p{C}\p{VS}]\p{M}*/gu;

const PLAIN_ASCII = /^[a-z0-9 ]*$/;
/** Kana, the common ideographs and syllables of Hangul: normal forms leave them as they are. */
const PLAIN_CJK = /^[a-z0-9 \u3041-\u3096\u30a1-\u30f6\u30fc\u4e00-\u9fff\uac00-\ud7a3]*$/;
const LONG_VOWEL = /\u30fc/g;
const MARKED_LETTER = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{Mn}+/gu;
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;
const KATAKANA_TO_HIRAGANA = 0x60;

const LETTERS_WITHOUT_DECOMPOSITION: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ð', 'd'],
  ['đ', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ς', 'σ'],
]);
const SPECIAL_LETTER = new RegExp(`[${[...LETTERS_WITHOUT_DECOMPOSITION.keys()].join('')}]`, 'g');

/** A name as searches compare it, without spaces: `IZ*ONE` and `izone` are the same; empty only for a blank name. */
export function foldName(text: string): string {
  return foldWords(text).join('');
}

/** The folded words of a name, in order. A name made of signs alone is one word: those signs. */
export function foldWords(text: string): string[] {
  const lower = text.toLowerCase();
  if (PLAIN_ASCII.test(lower)) return lower.split(' ').filter(isNotEmpty);
  if (PLAIN_CJK.test(lower)) {
    const plain = inHiragana(lower.replace(LONG_VOWEL, '')).split(' ').filter(isNotEmpty);
    if (plain.length > 0) return plain;
  }
  const words = foldLetters(lower).split(SEPARATORS).filter(isNotEmpty);
  if (words.length > 0) return words;
  // NFKC makes a space and a mark of some signs, which leaves nothing of a name that is only those.
  const signs = lower.normalize('NFKC').replace(BLANKS, '') || lower.replace(BLANKS, '');
  return signs === '' ? [] : [signs];
}

/** A name as written and as searches compare it, with the places in `key` where a word starts. */
export interface FoldedName {
  readonly text: string;
  readonly key: string;
  readonly starts: readonly number[];
}

const ONE_START = [0] as const;
const FIRST_CJK = 0x2e80;
const FIRST_JAMO = 0x1100;
const LAST_JAMO = 0x11ff;

/** Folds a name and keeps where its words start; null for a blank name. */
export function foldedName(text: string): FoldedName | null {
  const words = foldWords(text);
  const [first] = words;
  if (first === undefined) return null;
  if (words.length === 1) return { text, key: first, starts: ONE_START };
  let at = 0;
  const starts = words.map((word) => {
    const start = at;
    at += word.length;
    return start;
  });
  return { text, key: words.join(''), starts };
}

/** Whether a sign is of a script that writes words without spaces between, or syllables as signs. */
export function isCjkSign(code: number): boolean {
  return code >= FIRST_CJK || (code >= FIRST_JAMO && code <= LAST_JAMO);
}

/** Whether some of a folded name is in such a script. */
export function hasCjk(key: string): boolean {
  for (let at = 0; at < key.length; at += 1) if (isCjkSign(key.charCodeAt(at))) return true;
  return false;
}

/** A word of a query: found at the start of a word in a name, or anywhere in one where words have no spaces between. */
export interface AskedWord {
  readonly key: string;
  readonly isCjk: boolean;
}

/** Whether a name has a word of a query. */
export function says(name: FoldedName, { key, isCjk }: AskedWord): boolean {
  return isCjk ? name.key.includes(key) : startsAWord(name, key);
}

/** Whether a word of a name starts with `key`; the whole name does so with its first word. */
export function startsAWord(name: FoldedName, key: string): boolean {
  if (!name.key.includes(key)) return false;
  return name.starts.some((start) => name.key.startsWith(key, start));
}

/** What stands before the first and after the last sign of a word in its edged pairs: a space, which no folded name has. */
export const EDGE = 0x20;

/**
 * The pairs of signs in folded names, each once and as one number, edges included, so that names of one or two signs
 * have pairs to compare too.
 */
export function edgedPairsOf(keys: readonly string[]): number[] {
  const pairs: number[] = [];
  for (const key of keys)
    for (let at = 0; at <= key.length; at += 1) {
      const first = at === 0 ? EDGE : key.charCodeAt(at - 1);
      const second = at === key.length ? EDGE : key.charCodeAt(at);
      const pair = (first << 16) | second;
      // Names are short: looking through the pairs is quicker than a set.
      if (!pairs.includes(pair)) pairs.push(pair);
    }
  return pairs;
}

/** The two signs of a pair, by their codes. */
export function signsOf(pair: number): readonly [first: number, second: number] {
  return [pair >>> 16, pair & 0xffff];
}

/** Dice's coefficient, how much two sets share: 0 for nothing, 1 for all. */
export function dice(a: ReadonlySet<number>, b: readonly number[]): number {
  let shared = 0;
  for (const one of b) if (a.has(one)) shared += 1;
  return a.size + b.length === 0 ? 0 : (2 * shared) / (a.size + b.length);
}

function foldLetters(lower: string): string {
  return inHiragana(
    lower
      // Free-standing sound marks: compatibility forms of a space and a mark, which would end the word before them.
      .replace(/\u309b/g, '\u3099')
      .replace(/\u309c/g, '\u309a')
      .replace(JOINERS_BEFORE_NFKC, '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(JOINERS, '')
      // NFD takes syllables and sound marks apart too; NFC puts back together what no Latin rule has touched.
      .normalize('NFD')
      .replace(MARKED_LETTER, '$1')
      .normalize('NFC')
      .replace(SPECIAL_LETTER, (letter) => LETTERS_WITHOUT_DECOMPOSITION.get(letter) ?? letter),
  );
}

function inHiragana(text: string): string {
  return text.replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA));
}

function isNotEmpty(word: string): boolean {
  return word !== '';
}
