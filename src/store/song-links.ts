import type { LinkSite } from '../domain/song.ts';
import type { Store } from './database.ts';
import { songByLink } from './songs.ts';

/** What became of a link that a person confirmed. */
export type Linked =
  | { readonly state: 'linked'; readonly replaced: readonly string[] }
  | { readonly state: 'unchanged' }
  /** It belongs to another song, the row with this id: two songs never share one. */
  | { readonly state: 'taken'; readonly by: number };

/** Makes an id the only one by which a site knows a song. */
export function linkSong(store: Store, song: number, site: LinkSite, externalId: string): Promise<Linked> {
  return store.write.transaction().execute(async (trx): Promise<Linked> => {
    const owner = await songByLink(trx, site, externalId);
    if (owner !== null && owner !== song) return { state: 'taken', by: owner };
    const others = await trx
      .deleteFrom('song_link')
      .where('site', '=', site)
      .where('song_id', '=', song)
      .where('external_id', '!=', externalId)
      .returning('external_id')
      .execute();
    if (owner === null)
      await trx.insertInto('song_link').values({ site, external_id: externalId, song_id: song }).execute();
    const replaced = others.map((other) => other.external_id);
    return owner === song && replaced.length === 0 ? { state: 'unchanged' } : { state: 'linked', replaced };
  });
}

/** The ids by which a site knows a song. */
export async function linksOfSong(store: Store, song: number, site: LinkSite): Promise<string[]> {
  const rows = await store.read
    .selectFrom('song_link')
    .select('external_id')
    .where('site', '=', site)
    .where('song_id', '=', song)
    .orderBy('external_id')
    .execute();
  return rows.map((row) => row.external_id);
}
