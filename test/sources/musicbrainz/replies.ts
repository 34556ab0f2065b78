import { json, type Reply } from '../http/loopback.ts';

export const ONE = '13dd61c7-ce9b-4e0f-9d0a-7f0d5c0d5a11';
export const TWO = '24ee72d8-df0c-4f10-8e1b-8f1e6d1e6b22';

/** A recording as MusicBrainz writes it. */
export function recording(id: string, title: string, more: object = {}): object {
  return {
    id,
    title,
    length: 212_400,
    disambiguation: '',
    video: null,
    'artist-credit': [{ name: 'NOVA7', joinphrase: '', artist: { id: TWO, name: 'NOVA7', 'sort-name': 'NOVA7' } }],
    releases: [{ id: TWO, title: 'First Light', status: 'Official', date: '2025-01-31', country: 'JP' }],
    ...more,
  };
}

/** What the search answers. */
export function searched(...recordings: readonly object[]): Reply {
  return json({ created: '2026-03-10T00:00:00.000Z', count: recordings.length, offset: 0, recordings });
}

/** What MusicBrainz says to who asks too fast. */
export const TOO_FAST: Reply = json(
  {
    error: 'Your requests are exceeding the allowable rate limit. Please see http://wiki.musicbrainz.org/XMLWebService',
  },
  503,
  { 'retry-after': '3' },
);
