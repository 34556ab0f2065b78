import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Day, formatDay, monthOf } from '../domain/day.ts';
import type { CatalogueFiles, ShippedCertificate } from '../store/data-files.ts';

const LADDER = 'riaj-streaming';

/** How many made-up certificates a month brings. */
const A_MONTH = 2;

/** The shape of `data/playground/coming-certificates.json`: what the made-up association will publish, in this order. */
const comingSchema = z.array(z.strictObject({ song: z.string(), level: z.string() }));

/** What the made-up association has published since the world began. */
export const publishedSchema = z.array(
  z.object({
    month: z.string(),
    /** The day of its publication. */
    day: z.int(),
    certificates: comingSchema,
  }),
);

/** The batches so far, the oldest first. */
export type PublishedBatches = z.infer<typeof publishedSchema>;

/** Reads what will be published. */
export function readComing(folder: string): z.infer<typeof comingSchema> {
  return comingSchema.parse(JSON.parse(readFileSync(join(folder, 'coming-certificates.json'), 'utf8')));
}

/** The batch of the day's month, or why there is none. */
export function nextBatch(
  coming: z.infer<typeof comingSchema>,
  published: PublishedBatches,
  day: Day,
): PublishedBatches[number] | 'published already' | 'none left' {
  const month = monthOf(day);
  if (published.some((batch) => batch.month === month)) return 'published already';
  const identity = ({ song, level }: { song: string; level: string }) => `${song} ${level}`;
  const given = new Set(published.flatMap((batch) => batch.certificates.map(identity)));
  const certificates = coming.filter((entry) => !given.has(identity(entry))).slice(0, A_MONTH);
  return certificates.length === 0 ? 'none left' : { month, day, certificates };
}

/** The files as an update of them would be, with what was published since. */
export function withPublished(files: CatalogueFiles, published: PublishedBatches): CatalogueFiles {
  if (published.length === 0) return files;
  const songs = new Set(files.songs.map((song) => song.key));
  const added = published.flatMap(({ month, certificates }) =>
    certificates
      // A song that a later version of the sample no longer has takes its certificates with it.
      .filter(({ song }) => songs.has(song))
      .map(({ song, level }): ShippedCertificate => {
        return { song, level, month, source: 'https://example.com/made-up', remark: 'made up', ladder: LADDER };
      }),
  );
  const batches = published.map(({ month, day }) => {
    return { ladder: LADDER, month, coverage: 'partial' as const, published: formatDay(day) };
  });
  const digest = createHash('sha256')
    .update(JSON.stringify([files.digest, added, batches]))
    .digest('hex');
  return {
    ...files,
    certificates: [...files.certificates, ...added],
    batches: [...files.batches, ...batches],
    digest,
  };
}
