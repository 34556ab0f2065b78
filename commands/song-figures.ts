import type { LinkSite, Song } from '../src/domain/song.ts';
import type { SongAddress } from '../src/domain/song-address.ts';
import { type Call, serverOf } from './define.ts';

/** Who is asked for the number behind a link of a site; null where nobody gives it to a bot. */
const SOURCES: Readonly<Record<LinkSite, string | null>> = {
  youtube: 'YouTube',
  lastfm: 'Last.fm',
  musicbrainz: 'ListenBrainz',
  spotify: null,
};

/** What each of some links of a song means for its figures: whether they come by themselves, and if not, why. */
export async function figureSentences(
  call: Call,
  song: Pick<Song, 'id'>,
  links: readonly SongAddress[],
): Promise<string[]> {
  const { parts, t } = call;
  const checks = await parts.doctor.sources();
  const sites = checks.flatMap(({ source, site, state }) => (site && state !== 'off' ? [{ source, site }] : []));
  const asked = await parts.ownSongs.asked(serverOf(call).id, song.id, sites);
  return links.map(({ site, id }) => {
    const source = SOURCES[site];
    if (source === null) return t('ownSong.neverAsked');
    const found = asked.find((one) => one.site === site);
    if (!found) return t('ownSong.askedOff', { source });
    if (found.id === null) return t('ownSong.askedFull', { source, limit: found.limit });
    return found.id === id ? t('ownSong.asked', { source }) : t('ownSong.askedOther', { source, id: code(found.id) });
  });
}

function code(id: string): string {
  return `\`${id}\``;
}
