import type { Day } from './day.ts';

/** Where an act's songs are counted when markets are looked at side by side: its catalogue entry, not nationality. */
export const MARKETS = ['kpop', 'jpop', 'other'] as const;

export type Market = (typeof MARKETS)[number];

/**
 * Whose ids a song is known by, each song by any number of them at each site. At `lastfm` the id is the track's path as in
 * its address (`Artist/_/Title`, percent-encoded), at `musicbrainz` a recording's MBID.
 */
export type LinkSite = 'spotify' | 'youtube' | 'lastfm' | 'musicbrainz';

/** An act: a group, a unit of one, or a person. */
export interface Artist {
  readonly id: number;
  /** Stable for ever, whatever names and rows become. */
  readonly key: string;
  readonly name: string;
  readonly ja: string | null;
  readonly ko: string | null;
  readonly market: Market;
  /** The row of the server whose people added it, which alone sees it; absent where it is everybody's. */
  readonly ownOf?: number;
}

/** A song. A version of another song is a song of its own. */
export interface Song {
  readonly id: number;
  /** Stable for ever, whatever titles and rows become. */
  readonly key: string;
  readonly title: string;
  readonly ja: string | null;
  readonly ko: string | null;
  /** The credited acts, in order. */
  readonly artists: readonly Artist[];
  readonly released: Day | null;
  /** The label of a version, in English ("Japanese version"); null for an original. */
  readonly version: string | null;
  /** Whether the song exists in several languages, so that some publishers count them as one. */
  readonly languageVersions: boolean;
  /** The row of the server whose people added it, which alone sees it; absent where it is everybody's. */
  readonly ownOf?: number;
}

/** The words with which the label of a version in another language begins. */
export const VERSION_LANGUAGES = ['japanese', 'korean', 'english', 'chinese', 'spanish'] as const;

const LANGUAGE_VERSION = new RegExp(`^(${VERSION_LANGUAGES.join('|')})\\b`, 'i');

/** Whether a version's label says that it is the same song in another language. */
export function isLanguageVersion(label: string): boolean {
  return LANGUAGE_VERSION.test(label);
}
