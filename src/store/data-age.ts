import { sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Store } from './database.ts';
import { EVERYWHERE } from './readings.ts';

/** What this Tierwatch is, and how new its data is. */
export interface About {
  readonly version: string;
  /** Where it is described; null where it has no address. */
  readonly homepage: string | null;
  /** The newest day that there is a figure for, of those for everybody; null where there is none. */
  newestDay(): Promise<Day | null>;
}

/** What there is to say of this Tierwatch. */
export function createAbout({ read }: Store, program: Pick<About, 'version' | 'homepage'>): About {
  return {
    ...program,
    newestDay: async () => {
      const { rows } = await sql<{ day: Day | null }>`
        select max(day) as day from (
          select max(day) as day from latest where scope = ${EVERYWHERE}
          union all select max(day) from import where kind = 'spotify-charts' and state = 'applied')
      `.execute(read);
      return rows[0]?.day ?? null;
    },
  };
}
