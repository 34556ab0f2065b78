import type { SourceSettings } from '../../src/sources/settings.ts';

/** Settings under which no source that needs one has its key. */
export const NO_SETTINGS: SourceSettings = {
  youtubeApiKey: null,
  youtubeApiUrl: null,
  lastfmApiKey: null,
  lastfmApiUrl: null,
  listenbrainzApiUrl: null,
  sheets: [],
  sheetsAllowNetworks: [],
};
