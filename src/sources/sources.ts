import type { Fetch, Source } from '../domain/source.ts';
import { openLastfm } from './lastfm/lastfm.ts';
import { openListenbrainz } from './listenbrainz/listenbrainz.ts';
import type { OpenSource, SourceSettings } from './settings.ts';
import { openSheets } from './sheet/sheet.ts';
import { openYoutube } from './youtube/youtube.ts';

/** Every source that asks by itself. One more is a folder beside this file, and a line here. */
const SOURCES: readonly OpenSource[] = [openYoutube, openLastfm, openListenbrainz, openSheets];

/** The sources that the operator's settings allow. */
export function openSources(settings: SourceSettings, fetch: Fetch): Source[] {
  return SOURCES.flatMap((open) => open(settings, fetch));
}
