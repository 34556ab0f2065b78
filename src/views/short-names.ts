import type { Song } from '../domain/song.ts';
import { escapeText } from '../text/escape.ts';
import type { Language } from '../text/language.ts';
import { creditedArtists, songTitle } from './names.ts';

/** What a list has room for, in characters. */
const TITLE = 60;
const ARTISTS = 40;

/** "Title — Act" for a list of many, as data: both cut where they are long. */
export function shortLabel(song: Song, language: Language): string {
  return `${cut(songTitle(song, language), TITLE)} — ${cut(creditedArtists(song, language), ARTISTS)}`;
}

/** The same, made safe for text. */
export function shortText(song: Song, language: Language): string {
  return escapeText(shortLabel(song, language));
}

function cut(name: string, most: number): string {
  const signs = [...name];
  return signs.length <= most ? name : `${signs.slice(0, most - 1).join('')}…`;
}
