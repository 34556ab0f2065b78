import type { Sheet } from '../domain/sheet.ts';
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
  /** The tables that the operator declared. */
  readonly sheets: readonly Sheet[];
  /** The networks besides the public internet in which they may lie, such as `192.168.1.0/24`. */
  readonly sheetsAllowNetworks: readonly string[];
}

/** Makes a source ready to be asked, or several (one for each address); none where its settings are missing. */
export type OpenSource = (settings: SourceSettings, fetch: Fetch) => readonly Source[];
