import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

const MARKETS = ['kpop', 'jpop', 'other'] as const;
type Market = (typeof MARKETS)[number];

interface Artist {
  key: string;
  name: string;
  ja?: string;
  ko?: string;
  aliases?: string[];
  market: Market;
  memberOf?: string[];
  unitOf?: string[];
}

interface Song {
  key: string;
  title: string;
  ja?: string;
  ko?: string;
  artists: string[];
  featuring?: string[];
  aliases?: string[];
  released?: string;
  versionOf?: string;
  version?: string;
  spotify?: string[];
  youtube?: string[];
}

type Row = Record<string, string>;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const data = join(root, 'data');

const text = (path: string): string => readFileSync(path, 'utf8');
const lines = (path: string): string[] => text(path).replace(/\n$/, '').split('\n');
const csv = (path: string): Row[] => parse(text(path), { columns: true, bom: true }) as Row[];
const load = <T>(folder: string, market: Market): T[] => JSON.parse(text(join(data, folder, `${market}.json`))) as T[];

const fold = (value: string): string => {
  const plain = value
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC');
  return plain.replace(/[^\p{L}\p{N}]/gu, '') || plain.trim();
};

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const repeated = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
};

const artistsIn = new Map(MARKETS.map((market) => [market, load<Artist>('artists', market)]));
const songsIn = new Map(MARKETS.map((market) => [market, load<Song>('songs', market)]));
const artists = [...artistsIn.values()].flat();
const songs = [...songsIn.values()].flat();
const artistByKey = new Map(artists.map((artist) => [artist.key, artist]));
const songByKey = new Map(songs.map((song) => [song.key, song]));
const certificates = csv(join(data, 'certificates', 'riaj-streaming.csv'));
const batches = csv(join(data, 'certificates', 'batches.csv'));

const LEVELS = ['silver', 'gold', 'platinum', 'double-platinum', 'triple-platinum', 'diamond', 'double-diamond'];

const HANGUL = /\p{Script=Hangul}/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('acts and songs', () => {
  test('there are at least 150 acts and 600 songs', () => {
    expect(artists.length).toBeGreaterThanOrEqual(150);
    expect(songs.length).toBeGreaterThanOrEqual(600);
  });

  test('keys are unique and well-formed over all files', () => {
    expect(repeated(artists.map((artist) => artist.key))).toEqual([]);
    expect(repeated(songs.map((song) => song.key))).toEqual([]);
    const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
    expect(artists.filter(({ key }) => !new RegExp(`^${slug}$`).test(key))).toEqual([]);
    expect(songs.filter(({ key }) => !new RegExp(`^${slug}--${slug}$`).test(key))).toEqual([]);
    expect(songs.filter(({ key, artists: [first] }) => !key.startsWith(`${first}--`))).toEqual([]);
  });

  test.each(['artists', 'songs'])('each file of %s is sorted by key with one object a line', (folder) => {
    for (const market of MARKETS) {
      const all = lines(join(data, folder, `${market}.json`));
      expect(all[0]).toBe('[');
      expect(all.at(-1)).toBe(']');
      const keys = all.slice(1, -1).map((line) => (JSON.parse(line.replace(/,$/, '')) as { key: string }).key);
      expect(keys).toEqual([...keys].sort(byCode));
      const loaded = folder === 'artists' ? artistsIn.get(market) : songsIn.get(market);
      expect(keys).toHaveLength(loaded?.length ?? 0);
    }
  });

  test('only the known fields are used', () => {
    const artistFields = 'key name ja ko aliases market memberOf unitOf link'.split(' ');
    const songFields = 'key title ja ko artists featuring aliases released versionOf version spotify youtube'.split(
      ' ',
    );
    const stray = [
      ...artists.flatMap((artist) => Object.keys(artist).filter((field) => !artistFields.includes(field))),
      ...songs.flatMap((song) => Object.keys(song).filter((field) => !songFields.includes(field))),
    ];
    expect(stray).toEqual([]);
  });

  test('an act stands in the file of its market, a song in that of its first act', () => {
    for (const market of MARKETS) {
      expect(artistsIn.get(market)?.filter((artist) => artist.market !== market)).toEqual([]);
      expect(
        songsIn
          .get(market)
          ?.filter((song) => artistByKey.get(song.artists[0] ?? '')?.market !== market)
          .map((song) => song.key),
      ).toEqual([]);
    }
  });

  test('every act and original that is referred to exists', () => {
    const acts = [
      ...artists.flatMap((artist) => [...(artist.memberOf ?? []), ...(artist.unitOf ?? [])]),
      ...songs.flatMap((song) => [...song.artists, ...(song.featuring ?? [])]),
    ];
    expect(acts.filter((key) => !artistByKey.has(key))).toEqual([]);
    const originals = songs.flatMap((song) => song.versionOf ?? []);
    expect(originals.filter((key) => !songByKey.has(key))).toEqual([]);
    expect(songs.filter((song) => song.artists.length === 0)).toEqual([]);
  });

  test('a song names each act once, either as main act or as guest', () => {
    expect(songs.filter((song) => repeated([...song.artists, ...(song.featuring ?? [])]).length > 0)).toEqual([]);
  });

  test('nothing is a member, unit or version of itself, not even in a circle', () => {
    const parents = new Map<string, string[]>([
      ...artists.map((a): [string, string[]] => [a.key, [...(a.memberOf ?? []), ...(a.unitOf ?? [])]]),
      ...songs.map((s): [string, string[]] => [s.key, s.versionOf ? [s.versionOf] : []]),
    ]);
    const circular = [...parents.keys()].filter((start) => {
      const reached = new Set<string>();
      const todo = [...(parents.get(start) ?? [])];
      for (let key = todo.pop(); key !== undefined; key = todo.pop()) {
        if (!reached.has(key)) {
          reached.add(key);
          todo.push(...(parents.get(key) ?? []));
        }
      }
      return reached.has(start);
    });
    expect(circular).toEqual([]);
  });

  test('a version has a label, points to an original that is no version itself', () => {
    const wrong = songs.filter((song) => {
      if (song.versionOf === undefined) return song.version !== undefined;
      return !song.version || songByKey.get(song.versionOf)?.versionOf !== undefined;
    });
    expect(wrong.map((song) => song.key)).toEqual([]);
  });

  test('no two songs of one first act share a folded title unless one is a version', () => {
    const originals = songs.filter((song) => song.versionOf === undefined);
    expect(repeated(originals.map((song) => `${song.artists[0]} ${fold(song.title)}`))).toEqual([]);
  });

  test('every Spotify id has 22 base-62 characters and belongs to one song', () => {
    const ids = songs.flatMap((song) => song.spotify ?? []);
    expect(ids.filter((id) => !/^[0-9A-Za-z]{22}$/.test(id))).toEqual([]);
    expect(repeated(ids)).toEqual([]);
  });

  test('a Korean name is written in Hangul and a Japanese one in kana or kanji', () => {
    const named = [...artists, ...songs];
    expect(named.filter(({ ko }) => ko !== undefined && !HANGUL.test(ko))).toEqual([]);
    expect(named.filter(({ ja }) => ja !== undefined && (!JAPANESE.test(ja) || HANGUL.test(ja)))).toEqual([]);
  });

  test('a release date is a real day', () => {
    const dates = songs.flatMap((song) => song.released ?? []);
    expect(dates.filter((day) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)).toEqual([]);
  });

  test('an alias is never the name itself and is given once', () => {
    const wrong = [
      ...artists.filter((a) => repeated([a.name, ...(a.aliases ?? [])]).length > 0),
      ...songs.filter((s) => repeated([s.title, ...(s.aliases ?? [])]).length > 0),
    ];
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test('titles carry no guest in brackets unless the guest is what makes the version', () => {
    const wrong = songs.filter((song) => song.versionOf === undefined && /[([]\s*feat/i.test(song.title));
    expect(wrong.map((song) => song.title)).toEqual([]);
  });

  test('all text is NFC and trimmed, and no field is empty', () => {
    const strings = [...artists, ...songs].flatMap((entry) =>
      Object.values(entry as unknown as Record<string, string | string[]>).flat(),
    );
    const rows = [...certificates, ...batches].flatMap((row) => Object.values(row));
    expect(strings.filter((value) => value === '')).toEqual([]);
    expect([...strings, ...rows].filter((value) => value !== value.normalize('NFC') || value !== value.trim())).toEqual(
      [],
    );
    expect(strings.filter((value) => /[\p{Cc}\p{Cf}]/u.test(value))).toEqual([]);
  });

  test('the acts people look up first are there, under every name they use', () => {
    const find = (name: string): string[] =>
      artists
        .filter((a) => [a.name, a.ja, a.ko, ...(a.aliases ?? [])].some((n) => n && fold(n) === fold(name)))
        .map((a) => a.key);
    expect(find('防弾少年団')).toEqual(['bts']);
    expect(find('방탄소년단')).toEqual(['bts']);
    expect(find('東方神起')).toEqual(['tvxq']);
    expect(find('ヒゲダン')).toEqual(['official-hige-dandism']);
    expect(find('宇多田 ヒカル')).toEqual(['hikaru-utada']);
    expect(find('(G)I-DLE')).toEqual(['i-dle']);
    expect(find('IZONE')).toEqual(['iz-one']);
    expect(artistByKey.get('misamo')?.unitOf).toEqual(['twice']);
    expect(artistByKey.get('karina')?.memberOf).toEqual(['aespa']);
    expect(songByKey.get('jin--the-astronaut')?.artists).toEqual(['jin']);
  });
});

describe('certificates of the RIAJ', () => {
  const monthly = certificates.filter(({ month }) => /^\d{4}-\d{2}$/.test(month ?? ''));

  test('229 rows, each of a song in the catalogue, each level of a song once', () => {
    expect(certificates).toHaveLength(229);
    expect(certificates.filter(({ song }) => !songByKey.has(song ?? ''))).toEqual([]);
    expect(repeated(certificates.map(({ song, level }) => `${song} ${level}`))).toEqual([]);
    expect(new Set(certificates.map(({ song }) => song)).size).toBe(193);
    expect(certificates.filter(({ level }) => !LEVELS.includes(level ?? ''))).toEqual([]);
  });

  test('28 rows are without a month: 13 with a bare year, 15 with nothing', () => {
    expect(certificates.length - monthly.length).toBe(28);
    expect(certificates.filter(({ month }) => /^\d{4}$/.test(month ?? ''))).toHaveLength(13);
    expect(certificates.filter(({ month }) => month === '')).toHaveLength(15);
  });

  test('every month lies within 2020-04 to 2025-12 and rows are sorted by month and song', () => {
    expect(monthly.filter(({ month = '' }) => month < '2020-04' || month > '2025-12')).toEqual([]);
    const order = certificates.map(({ month, song }) => `${month} ${song}`);
    expect(order).toEqual([...order].sort(byCode));
  });

  test('no level is given in a month in which it did not exist', () => {
    const wrong = monthly.filter(
      ({ level = '', month = '' }) =>
        (level === 'gold' && month > '2025-12') ||
        (level === 'silver' && month > '2021-12') ||
        (/^(double|triple)-platinum$/.test(level) && month < '2023-01') ||
        (level === 'double-diamond' && month < '2025-03'),
    );
    expect(wrong).toEqual([]);
  });

  test('the levels of one song rise with time', () => {
    const wrong = monthly.filter((earlier) =>
      monthly.some(
        (later) =>
          later.song === earlier.song &&
          (later.month ?? '') > (earlier.month ?? '') &&
          LEVELS.indexOf(later.level ?? '') <= LEVELS.indexOf(earlier.level ?? ''),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('every row cites the address of a page and nothing but the address', () => {
    expect(certificates.filter(({ source }) => !/^https?:\/\/\S+$/.test(source ?? ''))).toEqual([]);
  });

  test('each batch month from 2020-04 to 2025-12 is there once, marked partial', () => {
    const months = Array.from({ length: 69 }, (_, index) => {
      const n = 2020 * 12 + 3 + index;
      return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
    });
    expect(batches.map(({ month }) => month)).toEqual(months);
    expect(batches.filter((b) => b.ladder !== 'riaj-streaming' || b.coverage !== 'partial')).toEqual([]);
  });

  test('a batch is published late in the month after it', () => {
    const wrong = batches.filter(({ month = '', published = '' }) => {
      if (published === '') return false;
      const next = new Date(`${month}-01T00:00:00Z`);
      next.setUTCMonth(next.getUTCMonth() + 1);
      return published.slice(0, 7) !== next.toISOString().slice(0, 7) || published.slice(8) < '20';
    });
    expect(wrong).toEqual([]);
    expect(batches.at(-1)?.published).toBe('2026-01-30');
  });
});

describe('the source list', () => {
  const shared = resolve(root, '../shared/data/riaj_certifications.csv');
  const present = existsSync(shared);
  if (!present) process.stdout.write('skipped: ../shared/data is not here, source list not compared\n');

  test.skipIf(!present)('every row of the source list is in ours, under all its names', () => {
    const names = (values: (string | undefined)[]): Set<string> =>
      new Set(values.flatMap((value) => (value ? [fold(value)] : [])));
    const missing = csv(shared).filter((row) => {
      const level = (row.level ?? '').replace(' ', '-');
      return !certificates.some((certificate) => {
        const song = songByKey.get(certificate.song ?? '');
        const act = artistByKey.get(song?.artists[0] ?? '');
        if (!song || !act) return false;
        const titles = names([song.title, song.ja, song.ko, ...(song.aliases ?? [])]);
        const acts = names([act.name, act.ja, act.ko, ...(act.aliases ?? [])]);
        const [firstAct = ''] = (row.artist ?? '').split(' & ');
        return (
          certificate.level === level &&
          certificate.month === row.certified &&
          (row.source ?? '').split(' ')[0] === certificate.source &&
          titles.has(fold(row.title ?? '')) &&
          acts.has(fold(firstAct)) &&
          (!row.native_artist || acts.has(fold(row.native_artist))) &&
          act.market === row.market
        );
      });
    });
    expect(missing).toEqual([]);
  });
});
