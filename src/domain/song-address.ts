import { trackIdOfAddress } from './lastfm-track.ts';
import type { LinkSite } from './song.ts';

/** A song's page on another site. */
export interface SongAddress {
  readonly site: LinkSite;
  /** By which the site knows the song (`LinkSite`). */
  readonly id: string;
}

const SPOTIFY = /(?:open\.spotify\.com\/(?:intl-[a-z-]+\/)?track\/|spotify:track:)([0-9A-Za-z]{22})/;
const YOUTUBE =
  /(?:youtu\.be\/|youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/)|music\.youtube\.com\/watch\?(?:.*&)?v=)([0-9A-Za-z_-]{11})/;
const MUSICBRAINZ =
  /musicbrainz\.org\/recording\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f-])/i;

/** The song's page that an address is: at Spotify, YouTube, Last.fm or MusicBrainz; null where it is none. */
export function readSongAddress(address: string): SongAddress | null {
  const spotify = SPOTIFY.exec(address)?.[1];
  if (spotify) return { site: 'spotify', id: spotify };
  const youtube = videoIdIn(address);
  if (youtube) return { site: 'youtube', id: youtube };
  const lastfm = trackIdOfAddress(address);
  if (lastfm) return { site: 'lastfm', id: lastfm };
  const musicbrainz = MUSICBRAINZ.exec(address)?.[1];
  return musicbrainz ? { site: 'musicbrainz', id: musicbrainz.toLowerCase() } : null;
}

/** The id of the video that a YouTube address leads to; null where the text has none. */
export function videoIdIn(text: string): string | null {
  return YOUTUBE.exec(text)?.[1] ?? null;
}
