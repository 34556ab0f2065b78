import { findLevel } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { songById } from '../store/songs.ts';
import type { Language } from '../text/language.ts';
import { nameIn, songLabel } from '../views/names.ts';
import { controlTexts, type OwedWords } from './control-texts.ts';

/** The newest row of the ledger, 0 while there is none. */
export async function lastAnnouncement(store: Store): Promise<number> {
  const row = await store.read
    .selectFrom('announcement')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** Whether a post is owed or being sent; one that is held waits for people, and does not count. */
export async function isUnderWay(store: Store): Promise<boolean> {
  const row = await store.read
    .selectFrom('announcement')
    .select('id')
    .where('state', 'in', ['owed', 'sending'])
    .executeTakeFirst();
  return row !== undefined;
}

/** What has been owed since a row of the ledger, one sentence for each level that a song passed. */
export async function wordOwedSince(store: Store, rules: Rules, after: number, language: Language): Promise<string[]> {
  const rows = await store.read
    .selectFrom('announcement')
    .innerJoin('song', 'song.id', 'announcement.song_id')
    .innerJoin('crossing', 'crossing.id', 'announcement.crossing_id')
    .select(['song.key', 'crossing.ladder', 'crossing.level', 'announcement.kind'])
    .where('announcement.id', '>', after)
    .where('announcement.state', '!=', 'skipped')
    .orderBy('announcement.id')
    .execute();
  const sentences = rows.map(async ({ key, ladder, level, kind }) => {
    const words = await wordsOf(store, rules, { song: key, ladder, level }, language);
    return (kind === 'certified' ? controlTexts.certified(words) : controlTexts.crossed(words))[language];
  });
  // Two servers that hear of one crossing are told of once.
  return [...new Set(await Promise.all(sentences))];
}

/** A certificate as a sentence. */
export async function wordCertificate(
  store: Store,
  rules: Rules,
  { song, level }: { song: string; level: string },
  language: Language,
): Promise<string> {
  const words = await wordsOf(store, rules, { song, ladder: 'riaj-streaming', level }, language);
  return controlTexts.certified(words)[language];
}

async function wordsOf(store: Store, rules: Rules, owed: OwedWords, language: Language): Promise<OwedWords> {
  const row = await store.read.selectFrom('song').select('id').where('key', '=', owed.song).executeTakeFirst();
  const song = row === undefined ? null : await songById(store.read, row.id);
  const ladder = rules.ladders.get(owed.ladder);
  const level = ladder && findLevel(ladder, owed.level)?.level;
  return {
    song: song === null ? owed.song : songLabel(song, language),
    ladder: ladder === undefined ? owed.ladder : nameIn(ladder.names, language),
    level: level === undefined ? owed.level : nameIn(level.names, language),
  };
}
