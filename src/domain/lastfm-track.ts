/** A track as Last.fm is asked for it: by its MusicBrainz recording, or by what it is called there. */
export type LastfmTrack = { readonly mbid: string } | { readonly artist: string; readonly track: string };

const MBID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ADDRESS = /^https?:\/\/(?:www\.)?last\.fm\/(?:[a-z]{2}\/)?music\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/?(?:[?#].*)?$/i;

/** What an id at Last.fm stands for: `Artist/_/Title` as in the page's address, or an MBID; null where it is neither. */
export function readTrackId(id: string): LastfmTrack | null {
  if (MBID.test(id)) return { mbid: id.toLowerCase() };
  const [artist, album, track, ...more] = id.split('/').map(decode);
  if (!artist || album !== '_' || !track || more.length > 0) return null;
  return { artist, track };
}

/** The id of a track that Last.fm calls so. */
export function trackIdOf(artist: string, track: string): string {
  return `${encode(artist)}/_/${encode(track)}`;
}

/** The id of the track that a page of last.fm is about; null where an address is none of a track. */
export function trackIdOfAddress(address: string): string | null {
  const [, artist = '', , track = ''] = ADDRESS.exec(address.trim()) ?? [];
  const names = [decode(artist), decode(track)];
  return names.every((name) => name !== '') ? trackIdOf(names[0] ?? '', names[1] ?? '') : null;
}

// In last.fm's addresses a space is a plus sign, and a plus sign is encoded twice.
function encode(name: string): string {
  return encodeURIComponent(name.replaceAll('+', '%2B')).replaceAll('%20', '+');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' ')).replaceAll('%2B', '+').trim();
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
