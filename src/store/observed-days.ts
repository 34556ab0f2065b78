import { sql } from 'kysely';

/**
 * What is asked of a song's observations, in SQL: on any day. Their index is by day first, so that a new day's lie
 * together; a song's are then one seek for each day there is, where asking for the song alone would read every row.
 */
export const ON_ANY_DAY = sql<boolean>`observation.day in (
  with recursive observed (day) as (
    select min(day) from observation
    union all
    select (select min(later.day) from observation later where later.day > observed.day) from observed
    where observed.day is not null)
  select day from observed)`;
