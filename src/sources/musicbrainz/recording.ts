import { z } from 'zod';

/** A recording as MusicBrainz knows it: what a person needs to tell whether it is the song. */
export interface Recording {
  readonly mbid: string;
  readonly title: string;
  /** Its acts as they are credited, joined as they are there. */
  readonly artist: string;
  readonly lengthMs: number | null;
  /** What tells it from others of its name, such as `Japanese version`. */
  readonly remark: string | null;
  readonly releases: readonly { readonly title: string; readonly date: string | null }[];
}

const text = z.string().nullish().catch(null);

const recordingSchema = z.object({
  id: z.guid(),
  title: z.string(),
  length: z.number().nullish().catch(null),
  disambiguation: text,
  'artist-credit': z.array(z.object({ name: z.string(), joinphrase: text })).catch([]),
  releases: z
    .array(z.object({ title: z.string(), date: text }))
    .nullish()
    .catch(null),
});

/** An answer to the search and one to the look-up of an ISRC alike. */
export const recordingsSchema = z.object({ recordings: z.array(recordingSchema) });

/** What an answer says of a recording. */
export function recordingOf(found: z.infer<typeof recordingSchema>): Recording {
  return {
    mbid: found.id.toLowerCase(),
    title: found.title,
    artist: found['artist-credit'].map(({ name, joinphrase }) => `${name}${joinphrase ?? ''}`).join(''),
    lengthMs: found.length ?? null,
    remark: found.disambiguation || null,
    releases: (found.releases ?? []).map(({ title, date }) => ({ title, date: date || null })),
  };
}
