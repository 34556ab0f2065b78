import type { Names } from '../domain/names.ts';
import type { Artist, Song } from '../domain/song.ts';
import { escapeText } from '../text/escape.ts';
import { joinList } from '../text/join.ts';
import { LANGUAGES, type Language } from '../text/language.ts';
import { type PlainKey, translator } from '../text/translate.ts';

/** A name in a language. */
export function nameIn(names: Names, language: Language): string {
  return names[language];
}

/** An act's name in a language, as data. */
export function artistName(artist: Artist, language: Language): string {
  return (language === 'en' ? null : artist[language]) ?? artist.name;
}

/** A song's title in a language, with the label of its version where the title does not say it itself, as data. */
export function songTitle(song: Song, language: Language): string {
  const title = (language === 'en' ? null : song[language]) ?? song.title;
  const { version } = song;
  if (version === null || folded(title).includes(folded(version))) return title;
  return `${title} (${versionLabel(version, language)})`;
}

/** "Ver." and "version" alike, as titles have both. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('version', 'ver');
}

const VERSION_LABELS: ReadonlyMap<string, PlainKey> = new Map([
  ['japanese version', 'song.japaneseVersion'],
  ['korean version', 'song.koreanVersion'],
  ['english version', 'song.englishVersion'],
  ['live', 'song.liveVersion'],
  ['remix', 'song.remix'],
  ['instrumental', 'song.instrumental'],
  ['cover', 'song.cover'],
]);

/** A version's label in a language; one that nobody has translated is shown as the catalogue has it. */
function versionLabel(label: string, language: Language): string {
  const key = VERSION_LABELS.get(label.toLowerCase());
  return key ? translator(language)(key) : label;
}

/** The credited acts in a language, as data. */
export function creditedArtists(song: Song, language: Language): string {
  return joinList(
    song.artists.map((artist) => artistName(artist, language)),
    language,
  );
}

/** "Title — Act" as data: what suggestions and buttons show. */
export function songLabel(song: Song, language: Language): string {
  return `${songTitle(song, language)} — ${creditedArtists(song, language)}`;
}

/**
 * Whether somebody wrote a song as it is shown to them, in any language: its title with the label of its version, with or
 * without the act, or "Title by Act" as posts have it. Signs, spaces and the size of letters do not matter.
 */
export function isShownAs(song: Song, typed: string): boolean {
  const wanted = lettersOf(typed);
  if (wanted === '') return false;
  return LANGUAGES.some((language) => {
    const title = songTitle(song, language);
    const acts = creditedArtists(song, language);
    return [title, `${title} ${acts}`, `${title} by ${acts}`, `${acts} ${title}`].some(
      (one) => lettersOf(one) === wanted,
    );
  });
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "Title — Act" made safe for text. */
export function songText(song: Song, language: Language): string {
  return escapeText(songLabel(song, language));
}
