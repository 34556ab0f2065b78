import type { LinkSite } from '../domain/song.ts';
import { LASTFM_API } from './lastfm/lastfm.ts';
import { LISTENBRAINZ_API } from './listenbrainz/listenbrainz.ts';
import type { SourceSettings } from './settings.ts';
import { YOUTUBE_API } from './youtube/youtube.ts';

/** A source of numbers as whoever runs the bot knows it. */
export interface AskedSource {
  /** What observations, polls and logs name it by. */
  readonly id: string;
  readonly name: string;
  /** Whose ids it understands; null for sheets, which name songs in words. */
  readonly site: LinkSite | null;
  /** The setting without which it is not asked; null where it needs none. */
  readonly setting: string | null;
  readonly isOn: boolean;
  /** Where it is asked; null for sheets, whose addresses their publishers choose. */
  readonly url: string | null;
}

/** Every source that may be asked by itself, whether its settings are there or not. */
export function askedSources(settings: Omit<SourceSettings, 'sheetsAllowNetworks'>): AskedSource[] {
  const { youtubeApiKey, lastfmApiKey, youtubeApiUrl, lastfmApiUrl, listenbrainzApiUrl, sheets } = settings;
  return [
    {
      ...{ id: 'youtube', name: 'YouTube', site: 'youtube', setting: 'YOUTUBE_API_KEY', isOn: youtubeApiKey !== null },
      url: youtubeApiUrl ?? YOUTUBE_API,
    },
    {
      ...{ id: 'lastfm', name: 'Last.fm', site: 'lastfm', setting: 'LASTFM_API_KEY', isOn: lastfmApiKey !== null },
      url: lastfmApiUrl ?? LASTFM_API,
    },
    {
      ...{ id: 'listenbrainz', name: 'ListenBrainz', site: 'musicbrainz', setting: null, isOn: true },
      url: listenbrainzApiUrl ?? LISTENBRAINZ_API,
    },
    ...sheets.map(({ id }) => ({ id: `sheet:${id}`, name: id, site: null, setting: null, isOn: true, url: null })),
  ];
}
