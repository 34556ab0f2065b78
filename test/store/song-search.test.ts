import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, foldWords } from '../../src/store/name-folding.ts';
import type { Hit, SearchEntry, SearchKind } from '../../src/store/search-entry.ts';
import { createSongSearch } from '../../src/store/song-search.ts';
import '../support/seeded.ts';

/** Property tests try the same values in every run. */
const SEEDED = { seed: 1, numRuns: 500 };

const JIMIN = ['Jimin', '지민', 'ジミン', 'BTS'];
const BTS = ['BTS', '방탄소년단', '防弾少年団', 'Bangtan'];

const CATALOGUE: SearchEntry[] = [
  song(1, ['Who'], JIMIN, 50),
  song(2, ['Spring Day', '봄날'], BTS, 60),
  song(3, ['Dynamite', 'ダイナマイト'], BTS, 90),
  song(4, ['Like Crazy'], JIMIN, 40),
  song(5, ['Fiesta'], ['IZ*ONE', '아이즈원', 'アイズワン'], 30),
  song(6, ['TOMBOY'], ['(G)I-DLE', 'i-dle', '여자아이들'], 45),
  song(7, ['Whistle', '휘파람'], ['BLACKPINK', '블랙핑크'], 55),
  song(8, ['Guess Who'], ['ITZY', '있지'], 20),
  song(9, ['!!!'], ['Harbor Lights'], 5),
  song(10, ['Dynamic'], ['NOVA7'], 10),
  song(11, ['Who'], ['NOVA7'], 70),
  song(12, ['かき氷'], ['Harbor Lights'], 5),
  song(13, ['かぎ'], ['Harbor Lights'], 4),
  artist(1, BTS, 99),
  artist(2, ['&TEAM', 'エンティーム'], 35),
  artist(3, ['(G)I-DLE', 'i-dle', '여자아이들'], 45),
  artist(4, ['P!nk'], 15),
];

function song(id: number, names: string[], artistNames: string[], weight: number): SearchEntry {
  return { id, kind: 'song', names, artistNames, weight };
}

function artist(id: number, names: string[], weight: number): SearchEntry {
  return { id, kind: 'artist', names, artistNames: [], weight };
}

function labels(hits: readonly Hit[]): string[] {
  return hits.map(({ kind, id }) => `${kind} ${id}`);
}

describe('folding', () => {
  test.each([
    ['IZ*ONE', 'izone'],
    ['(G)I-DLE', 'gidle'],
    ['G I-DLE', 'gidle'],
    ['&TEAM', 'team'],
    ['P!nk', 'pnk'],
    ['Beyoncé', 'beyonce'],
    ['Sigur Rós', 'sigurros'],
    ['Straße', 'strasse'],
    ['Mø', 'mo'],
    ['Don’t', "don't"],
    ['ＡＥＳＰＡ', 'aespa'],
    ['ダイナマイト', 'だいなまいと'],
    ['ﾀﾞｲﾅﾏｲﾄ', 'ダイナマイト'],
    ['スーパースター', 'スパスタ'],
    ['か゛', 'が'],
    ['방탄 소년단', '방탄소년단'],
    ['봄날'.normalize('NFD'), '봄날'],
    ['NOVA™ 7', 'nova7'],
    ['Spring  Day ', 'spring・day'],
  ])('%s and %s are one name', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  test.each([
    ['か', 'が'],
    ['ハ', 'パ'],
    ['봄', '본'],
    ['Who', 'Whoo'],
  ])('%s and %s stay two names', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  test('a name made of signs alone folds to its signs, a blank one to nothing', () => {
    expect(foldName('！！！')).toBe('!!!');
    expect(foldName('♡')).toBe('♡');
    expect(foldName(' \u3000\u200b')).toBe('');
  });

  test('an apostrophe joins a word, other signs end one', () => {
    expect(foldWords("Don't Jay-Z A・B")).toEqual(['dont', 'jay', 'z', 'a', 'b']);
  });

  test('a name folds alike whether or not a sign that is dropped stands beside it', () => {
    const ranges = [
      [0x61, 0x7a],
      [0x3041, 0x3096],
      [0x30a1, 0x30fc],
      [0x4e00, 0x4eff],
      [0xac00, 0xad00],
    ] as const;
    const signs = ranges.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCharCode(code)));
    const name = fc
      .string({ unit: fc.oneof(fc.constant(' '), ...signs), minLength: 1 })
      .filter((text) => /[a-z]/.test(text));
    fc.assert(
      fc.property(name, (text) => {
        expect(foldWords(`${text} ♪`)).toEqual(foldWords(text));
      }),
      SEEDED,
    );
  });

  test('folding what is folded changes nothing', () => {
    const ranges = [
      [0x20, 0x17f],
      [0x300, 0x36f],
      [0x391, 0x45f],
      [0x2010, 0x2044],
      [0x3000, 0x30ff],
      [0x3300, 0x3357],
      [0x4e00, 0x4eff],
      [0xac00, 0xacff],
      [0xff01, 0xff9d],
    ] as const;
    const signs = ranges.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCharCode(code)));
    const name = fc.string({ unit: fc.oneof(...signs) });
    fc.assert(
      fc.property(name, (text) => foldName(foldName(text)) === foldName(text)),
      SEEDED,
    );
  });
});

describe('suggestions', () => {
  const search = createSongSearch(CATALOGUE);

  test('the exact name comes before a heavier one that starts with it, and that before one with the word inside', () => {
    const catalogue = [song(1, ['Love'], [], 1), song(2, ['Lovesick'], [], 9), song(3, ['In Love'], [], 99)];
    const more = [...catalogue, song(4, ['Glove'], [], 999), song(5, ['Night'], ['Love Club'], 9999)];
    const hits = createSongSearch(more).suggest('love');
    expect(hits.map(({ id, match }) => [id, match])).toEqual([
      [1, 'exact'],
      [2, 'start'],
      [3, 'word'],
      [4, 'inside'],
      [5, 'words'],
    ]);
  });

  test('equal matches come by weight, then the shorter title first, then by id', () => {
    const entries = [song(9, ['Star'], [], 1), song(3, ['Stardust'], [], 1), song(2, ['Star'], [], 1)];
    const found = createSongSearch([...entries, song(7, ['Starlight Parade'], [], 2)]).suggest('sta');
    expect(labels(found)).toEqual(['song 7', 'song 2', 'song 9', 'song 3']);
  });

  test.each([
    ['jimin who', 'song 1'],
    ['who jimin', 'song 1'],
    ['who - jimin', 'song 1'],
    ['Who / Jimin', 'song 1'],
    ['방탄 봄날', 'song 2'],
    ['봄날 방탄', 'song 2'],
    ['少年団 ダイナ', 'song 3'],
    ['bts spr', 'song 2'],
    ['izone fiesta', 'song 5'],
    ['gidle tomboy', 'song 6'],
    ['tomboy g idle', 'song 6'],
    ['spring day bts', 'song 2'],
    ['だいなまいと', 'song 3'],
    ['봄 날', 'song 2'],
    ['!!!', 'song 9'],
    ['！', 'song 9'],
    ['team', 'artist 2'],
    ['(g)i', 'artist 3'],
    ['g idle', 'artist 3'],
    ['P!nk', 'artist 4'],
  ])('"%s" finds %s first', (query, first) => {
    expect(labels(search.suggest(query))[0]).toBe(first);
  });

  test("an act's name lists its songs after what is called so itself", () => {
    expect(labels(search.suggest('bts'))).toEqual(['artist 1', 'song 3', 'song 2', 'song 1', 'song 4']);
    expect(labels(search.suggest('bts', { kind: 'song' }))).toEqual(['song 3', 'song 2', 'song 1', 'song 4']);
  });

  test('voiced and unvoiced kana are different letters', () => {
    expect(labels(search.suggest('かき'))).toEqual(['song 12']);
    expect(labels(search.suggest('カギ'))).toEqual(['song 13']);
  });

  test('a hit names the name that matched, as it is written', () => {
    expect(search.suggest('봄')[0]).toEqual({ id: 2, kind: 'song', name: '봄날', match: 'start' });
  });

  test('an empty query lists the heaviest', () => {
    expect(labels(search.suggest(' ', { limit: 3 }))).toEqual(['artist 1', 'song 3', 'song 11']);
    expect(labels(search.suggest('', { limit: 2, kind: 'song' }))).toEqual(['song 3', 'song 11']);
  });

  test('what nobody has as a name finds nothing', () => {
    expect(search.suggest('xyzzy')).toEqual([]);
    expect(search.suggest('who xyzzy')).toEqual([]);
  });

  test('any query of any length is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        expect(search.suggest(query).length).toBeLessThanOrEqual(25);
        expect(search.nearest(query).length).toBeLessThanOrEqual(3);
      }),
      SEEDED,
    );
  });
});

describe('the nearest names', () => {
  const search = createSongSearch(CATALOGUE);

  test.each([
    ['dinamite', 'song 3'],
    ['dynamit', 'song 3'],
    ['bts dinamite', 'song 3'],
    ['sprign day', 'song 2'],
    ['ダイナマト', 'song 3'],
    ['whistel', 'song 7'],
    ['휘파랑', 'song 7'],
    ['tomboi', 'song 6'],
  ])('"%s" is nearest to %s', (query, first) => {
    expect(labels(search.nearest(query, { kind: 'song' }))[0]).toBe(first);
  });

  test('at most as many as asked for, of the kind asked for, and none for what is like nothing', () => {
    expect(search.nearest('dynamite', { limit: 2 })).toHaveLength(2);
    expect(search.nearest('bangtam', { kind: 'artist' }).map(({ id }) => id)[0]).toBe(1);
    expect(search.nearest('qqqqqq')).toEqual([]);
    expect(search.nearest('')).toEqual([]);
  });
});

describe('entries that come and go', () => {
  test('an added entry is found in its place, a removed one no longer', () => {
    const search = createSongSearch(CATALOGUE);
    search.add(song(99, ['Dynasty', '다이너스티'], ['NOVA7'], 80));
    expect(labels(search.suggest('dyna'))).toEqual(['song 3', 'song 99', 'song 10']);
    expect(labels(search.suggest('nova7 dyna'))).toEqual(['song 99', 'song 10']);
    search.remove(99, 'song');
    search.remove(99, 'song');
    expect(labels(search.suggest('dyna'))).toEqual(['song 3', 'song 10']);
    expect(search.nearest('다이너스')).toEqual([]);
  });

  test('an entry added again takes the place of the one before, in names and weight', () => {
    const search = createSongSearch(CATALOGUE);
    search.add(song(10, ['Static'], ['NOVA7'], 1));
    expect(labels(search.suggest('dyna'))).toEqual(['song 3']);
    expect(labels(search.suggest('static'))).toEqual(['song 10']);
    search.add(artist(10, ['Static'], 2));
    expect(labels(search.suggest('static'))).toEqual(['artist 10', 'song 10']);
  });

  test('after any additions and removals it answers like one built from what is left', () => {
    const entries = madeUpEntries(400, 3);
    const random = seeded(4);
    const search = createSongSearch(entries.slice(0, 200));
    const left = new Map(entries.slice(0, 200).map((entry) => [`${entry.kind} ${entry.id}`, entry]));
    for (const entry of entries.slice(200)) {
      search.add(entry);
      left.set(`${entry.kind} ${entry.id}`, entry);
      const gone = [...left.values()][Math.floor(random() * left.size)] ?? entry;
      search.remove(gone.id, gone.kind);
      left.delete(`${gone.kind} ${gone.id}`);
    }
    const fresh = createSongSearch(left.values());
    for (const query of queriesFor(entries, 300, 5)) {
      expect(search.suggest(query)).toEqual(fresh.suggest(query));
      expect(search.nearest(query)).toEqual(fresh.nearest(query));
    }
  });
});

describe('against a search that looks at every name', () => {
  const entries = madeUpEntries(5_000, 1);
  const search = createSongSearch(entries);
  const plain = entries.map(plainEntry);

  test.each([
    ['latin', /^[\u0020-\u024f]+$/],
    ['japanese', /^[\u3041-\u30ff\u4e00-\u9fff]+$/],
    ['korean', /^[\uac00-\ud7a3 ]+$/],
  ])('of %s names, pieces of each length from 1 to 8 find what the plain search finds', (_, script) => {
    const names = entries.flatMap((entry) => entry.names).filter((name) => script.test(name));
    for (let length = 1; length <= 8; length += 1)
      for (const name of names.filter((each) => each.length >= length).slice(length * 10, length * 10 + 8)) {
        const query = name.slice(Math.floor((name.length - length) / 2)).slice(0, length);
        const found = labels(search.suggest(query, { kind: 'song' }));
        expect([query, ...found]).toEqual([query, ...bruteForce(plain, query, 'song')]);
      }
  });

  test.each([
    [undefined, 300],
    ['song', 100],
    ['artist', 100],
  ] as const)('the first 25 are the same, in the same order (kind: %s)', (kind, count) => {
    for (const query of queriesFor(entries, count, count)) {
      const found = labels(search.suggest(query, kind ? { kind } : {}));
      expect([query, ...found]).toEqual([query, ...bruteForce(plain, query, kind)]);
    }
  });
});

/** An entry as the plain search sees it: each name folded, from each of its words on. */
function plainEntry(entry: SearchEntry) {
  const tails = (name: string) => foldWords(name).map((_, first, words) => words.slice(first).join(''));
  return { ...entry, tails: entry.names.map(tails), actTails: entry.artistNames.map(tails) };
}

/** What `suggest` promises, written as plainly as can be: every name of every entry is looked at. */
function bruteForce(entries: readonly ReturnType<typeof plainEntry>[], query: string, kind?: SearchKind): string[] {
  const words = foldWords(query);
  const key = words.join('');
  const isCjk = (part: string) => /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/.test(part);
  const hasWord = (tails: string[], part: string) =>
    isCjk(part) ? tails[0]?.includes(part) : tails.some((tail) => tail.startsWith(part));
  const classOf = ({ tails, actTails }: ReturnType<typeof plainEntry>) => {
    if (tails.some(([name]) => name === key)) return 0;
    if (tails.some(([name]) => name?.startsWith(key))) return 1;
    if (tails.flat().some((tail) => tail.startsWith(key))) return 2;
    if (tails.some(([name]) => name?.includes(key))) return 3;
    return words.every((part) => [...tails, ...actTails].some((name) => hasWord(name, part))) ? 4 : 5;
  };
  return entries
    .filter((entry) => !kind || entry.kind === kind)
    .map((entry) => ({ ...entry, rank: classOf(entry), length: entry.names[0]?.length ?? 0 }))
    .filter(({ rank }) => rank < 5)
    .sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.length - b.length || a.id - b.id)
    .slice(0, 25)
    .map((entry) => `${entry.kind} ${entry.id}`);
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Made-up names: half in Latin, three in ten Japanese, two in ten Korean, with few distinct weights so that ties occur. */
function madeUpEntries(count: number, seed: number): SearchEntry[] {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(below * random() ** 1.5);
  const several = (from: number, to: number, make: () => string, between = '') =>
    Array.from({ length: from + Math.floor(random() * (to - from + 1)) }, make).join(between);
  const sign = (first: number, range: number) => () => String.fromCharCode(first + whole(range));
  const from = (choices: readonly string[]) => () => choices[whole(choices.length)] ?? '';
  const syllable = from(['a', 'lo', 've', 'mi', 'ra', 'to', 'ki', 'shi', 'no', 'be', 'ó', 'x', "n'", 'zu', '7']);
  const latin = () => several(1, 4, () => several(1, 3, syllable), from([' ', ' ', '-', ' & ', '*'])());
  const japanese = () =>
    several(1, 4, sign(0x30a2, 60)) + several(0, 3, sign(0x3042, 60)) + several(0, 3, sign(0x4e00, 90));
  const korean = () => several(1, 3, () => several(1, 3, sign(0xac00, 120)), ' ');
  const name = () =>
    [latin, latin, latin, latin, latin, japanese, japanese, japanese, korean, korean].at(random() * 10)?.() ?? '';
  const acts = Array.from({ length: Math.ceil(count / 10) }, () => [name(), name(), name()]);
  return Array.from({ length: count }, (_, id) => {
    const kind = random() < 0.9 ? 'song' : 'artist';
    const names = random() < 0.3 ? [name(), name()] : [name()];
    const artistNames = kind === 'song' ? (acts[whole(acts.length)] ?? []) : [];
    return { id, kind, names, artistNames, weight: whole(20) };
  });
}

/** Pieces of names with 1 to 8 signs, and an act's name and a title one after the other. */
function queriesFor(entries: readonly SearchEntry[], count: number, seed: number): string[] {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, index) => {
    const entry = entries[below(entries.length)];
    const name = entry?.names[0] ?? '';
    const act = entry?.artistNames[below(3)] ?? '';
    if (index % 4 === 0) return below(2) === 0 ? `${act} ${name}` : `${name.slice(0, 2)} ${act.slice(0, 3)}`;
    const at = below(2) * below(name.length);
    return name.slice(at, at + 1 + below(8));
  });
}
