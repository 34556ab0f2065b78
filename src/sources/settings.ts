import type { Fetch, Source } from '../domain/source.ts';

/** What the operator set for sources: the keys of the environment's names, null or empty where nothing was set. */
export interface SourceSettings {
  readonly youtubeApiKey: string | null;
  /** Null for YouTube's own. */
  readonly youtubeApiUrl: string | null;
  readonly lastfmApiKey: string | null;
  /** Null for Last.fm's own. */
  readonly lastfmApiUrl: string | null;
  /** Null for ListenBrainz's own. */
  readonly listenbrainzApiUrl: string | null;
}

/** Makes a source ready to be asked, or several (one for each address); none where its settings are missing. */
export type OpenSource = (settings: SourceSettings, fetch: Fetch) => readonly Source[];
