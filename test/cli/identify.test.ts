import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { type AskingTerminal, type IdentifyOptions, identify } from '../../src/cli/identify.ts';
import { openStore } from '../../src/store/database.ts';
import { HTML_PAGE, json, type Loopback, openLoopback } from '../sources/http/loopback.ts';
import { ONE, recording, searched, TOO_FAST, TWO } from '../sources/musicbrainz/replies.ts';
import { noonInJapan } from '../support/asking.ts';
import { temporaryFolder } from '../support/store.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

const ACT = { key: 'bts', name: 'BTS', ja: '防弾少年団', ko: '방탄소년단', market: 'kpop' };
const SONGS = ['DNA', 'Dynamite'].map((title) => ({ key: `bts--${title.toLowerCase()}`, title, artists: ['bts'] }));

/** A project folder with the shipped rules and a catalogue of two songs, which is loaded in no time. */
function smallRoot(): string {
  const root = temporaryFolder();
  for (const folder of ['counters', 'ladders'])
    cpSync(join(DATA, folder), join(root, 'data', folder), { recursive: true });
  for (const [folder, entries] of Object.entries({ artists: [ACT], songs: SONGS })) {
    mkdirSync(join(root, 'data', folder));
    writeFileSync(join(root, 'data', folder, 'all.json'), JSON.stringify(entries));
  }
  return root;
}

let loopback: Loopback;
let terminal: AskingTerminal;
let lines: string[];
let answers: string[];
let questions: string[];

beforeEach(async () => {
  lines = [];
  answers = [];
  questions = [];
  loopback = await openLoopback(searched(recording(ONE, 'DNA', DNA), recording(TWO, 'DNA', LIVE)));
  terminal = {
    root: smallRoot(),
    databasePath: join(temporaryFolder(), 'tierwatch.db'),
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan('2026-03-10'),
    ask: null,
  };
});

const BTS = { 'artist-credit': [{ name: 'BTS' }] };
const DNA = { ...BTS, length: 223_000 };
const releases = ['One', 'Two', 'Three'].map((title) => ({ title, date: '' }));
const LIVE = { ...BTS, disambiguation: 'live', length: null, releases };

function run(options: IdentifyOptions = {}, song = 'BTS - DNA', more: Partial<AskingTerminal> = {}): Promise<number> {
  const service = { apiUrl: loopback.url, contact: null, fetch, sleep: async () => undefined };
  return identify({ ...terminal, ...more }, service, song, options);
}

/** A person who gives the next of some answers. */
const person: Partial<AskingTerminal> = {
  ask: async (question) => {
    questions.push(question);
    return answers.shift() ?? '';
  },
};

async function links(): Promise<string[]> {
  const store = await openStore(terminal.databasePath);
  try {
    const rows = await store.read
      .selectFrom('song_link')
      .innerJoin('song', 'song.id', 'song_link.song_id')
      .select(['song.key', 'site', 'external_id'])
      .where('site', 'in', ['musicbrainz', 'lastfm'])
      .orderBy('site')
      .execute();
    return rows.map((row) => `${row.key} ${row.site} ${row.external_id}`);
  } finally {
    await store.close();
  }
}

const text = () => lines.join('\n');

test('proposals are shown with what tells them apart, and a person confirms one', async () => {
  answers = ['7', 'two', '2'];
  expect(await run({}, 'BTS - DNA', person)).toBe(0);
  expect(lines.slice(0, 3)).toEqual([
    'BTS - DNA: 2 recordings of these names at MusicBrainz.',
    `  1. BTS - DNA, 3:43, on First Light (2025-01-31), https://musicbrainz.org/recording/${ONE}`,
    `  2. BTS - DNA (live), length unknown, on One, Two, 1 more, https://musicbrainz.org/recording/${TWO}`,
  ]);
  expect(questions).toHaveLength(3);
  expect(await links()).toEqual(['bts--dna lastfm BTS/_/DNA', `bts--dna musicbrainz ${TWO}`]);
  expect(text()).toContain(`BTS - DNA is https://musicbrainz.org/recording/${TWO} from now.`);
  expect(text()).toContain('BTS - DNA is https://www.last.fm/music/BTS/_/DNA from now.');
});

test('a song is looked for by all its names, in every script', async () => {
  await run({}, 'BTS - DNA');
  const query = loopback.seen[0]?.query.get('query') ?? '';
  expect(query).toContain('"DNA"');
  expect(query).toContain('"BTS" OR "防弾少年団" OR "방탄소년단"');
});

describe('nothing is linked', () => {
  test('where the person says none', async () => {
    expect(await run({}, 'BTS - DNA', person)).toBe(1);
    expect(lines.at(-1)).toBe('Nothing was linked.');
  });

  test('where nobody can be asked, and what to do is said', async () => {
    expect(await run()).toBe(1);
    expect(lines.at(-1)).toContain('--choose 1 to 2');
  });

  test('where there are several and only --yes is given', async () => {
    expect(await run({ yes: true })).toBe(1);
  });

  test('where the chosen proposal is not there', async () => {
    expect(await run({ choose: 3 })).toBe(1);
    expect(lines.at(-1)).toContain('There is no proposal 3');
  });

  test('where MusicBrainz knows none', async () => {
    loopback.answer(searched());
    expect(await run({}, 'BTS - DNA', person)).toBe(1);
    expect(lines).toContain('BTS - DNA: no recordings of these names at MusicBrainz.');
    expect(questions).toEqual([]);
  });

  test('where the song is not known, and those that may be meant are named', async () => {
    expect(await run({}, 'BTS - DNAA')).toBe(1);
    expect(text()).toMatch(/No song "BTS - DNAA" is known\./);
    expect(loopback.seen).toHaveLength(0);
  });

  test('where the ISRC is none', async () => {
    expect(await run({ isrc: 'KR-123' })).toBe(1);
    expect(text()).toContain('"KR-123" is no ISRC');
    expect(loopback.seen).toHaveLength(0);
  });

  test.each([
    ['busy', TOO_FAST, 'it is busy'],
    ['a web page', HTML_PAGE, 'no answer of its API'],
    ['out of reach', { does: 'drop' } as const, 'no answer'],
  ])('where MusicBrainz is %s, and that is said', async (_, reply, told) => {
    loopback.answer(reply);
    expect(await run({ choose: 1 })).toBe(1);
    expect(text()).toContain('MusicBrainz could not be asked');
    expect(text()).toContain(told);
  });

  test.each(['https://www.last.fm/music/BTS', 'https://example.org/music/BTS/_/DNA'])(
    'where %s is no track at last.fm',
    async (address) => {
      expect(await run({ lastfm: address })).toBe(1);
      expect(text()).toContain('is no track at last.fm');
    },
  );

  test('and no link is left behind', async () => {
    await run();
    expect(await links()).toEqual([]);
  });
});

describe('a script', () => {
  test('chooses by number', async () => {
    expect(await run({ choose: 1 })).toBe(0);
    expect(await links()).toContain(`bts--dna musicbrainz ${ONE}`);
  });

  test('takes the only proposal', async () => {
    loopback.answer(json({ isrc: 'KRA381701234', recordings: [recording(ONE, 'DNA', DNA)] }));
    expect(await run({ yes: true, isrc: 'kr-a38-17-01234' })).toBe(0);
    expect(loopback.seen[0]?.path).toContain('/isrc/KRA381701234?');
    expect(lines[0]).toBe('BTS - DNA: 1 recording with the ISRC KRA381701234 at MusicBrainz.');
  });
});

describe('a song that is linked already', () => {
  test('is linked to another in its place, and its page at last.fm stays', async () => {
    await run({ lastfm: 'https://www.last.fm/music/BTS/_/DNA+%28Korean%29' });
    await run({ choose: 1 });
    await run({ choose: 2 });
    expect(lines.at(-1)).toBe(`BTS - DNA is https://musicbrainz.org/recording/${TWO} from now in place of ${ONE}.`);
    expect(await links()).toEqual(['bts--dna lastfm BTS/_/DNA+(Korean)', `bts--dna musicbrainz ${TWO}`]);
  });

  test('is left as it is by the same choice', async () => {
    await run({ choose: 1 });
    expect(await run({ choose: 1 })).toBe(0);
    expect(lines.at(-1)).toBe(`BTS - DNA is https://musicbrainz.org/recording/${ONE} already.`);
  });

  test('gives its recording to no other song', async () => {
    await run({ choose: 1 });
    expect(await run({ choose: 1 }, 'BTS - Dynamite')).toBe(1);
    expect(lines.at(-1)).toContain('belongs to BTS - DNA (bts--dna) already. Nothing was linked.');
  });
});

test('what others wrote steers no terminal', async () => {
  loopback.answer(searched(recording(ONE, 'DNA\u001b[2J\u202e')));
  await run();
  expect(text()).toContain('DNA·[2J·');
});
