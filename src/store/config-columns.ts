import type { Selectable } from 'kysely';
import { z } from 'zod';
import { isTimeZone } from '../domain/local-time.ts';
import { checkTemplate, tidyTemplate } from '../domain/post-template.ts';
import type { ServerTable, TargetTable } from './server-tables.ts';

/** A column that the file of a server's settings has. */
export interface Exported {
  /** What its value is: a channel's or a role's id means something in its own server only. */
  readonly of: 'value' | 'channel' | 'role';
  readonly check: z.ZodType<string | number | null>;
}

/** A column that the file has not. */
export interface LeftOut {
  readonly leftOut: string;
}

/** Every column of a table: a new one does not compile until it stands in the list, and a test looks at the database. */
type Columns<T> = { readonly [C in keyof T]-?: Exported | LeftOut };

const flag = value(z.union([z.literal(0), z.literal(1)]));
const snowflake = z.string().regex(/^\d{1,20}$/);
const channel: Exported = { of: 'channel', check: snowflake.nullable() };
const role: Exported = { of: 'role', check: snowflake.nullable() };
const minute = value(z.int().min(0).max(1_439).nullable());

function value(check: Exported['check']): Exported {
  return { of: 'value', check };
}

function template(kind: 'passed' | 'certified'): Exported {
  const isFit = (text: string) => text === tidyTemplate(text) && checkTemplate(kind, text) === null;
  return value(z.string().min(1).refine(isFit).nullable());
}

/** The columns of a server. A new setting is a line here. */
export const SERVER_COLUMNS: Columns<Selectable<ServerTable>> = {
  id: { leftOut: 'means nothing elsewhere' },
  discord_id: { leftOut: 'the server itself' },
  language: value(z.enum(['en', 'ja', 'ko'])),
  language_chosen: flag,
  created_at: { leftOut: 'happened here' },
  left_at: { leftOut: 'happened here' },
  time_zone: value(z.string().max(100).refine(isTimeZone).nullable()),
  quiet_from: minute,
  quiet_until: minute,
  notice_channel: channel,
  digest: value(z.enum(['off', 'weekly', 'monthly'])),
  next_digest_at: { leftOut: 'follows from the rhythm' },
  passed_template: template('passed'),
  certified_template: template('certified'),
  reporter_role: role,
  round_channel: channel,
  comparisons: flag,
  year_review: flag,
  answers: value(z.enum(['public', 'private'])),
  plain: flag,
};

/** The columns of a channel that is posted to. A new one is a line here. */
export const TARGET_COLUMNS: Columns<Selectable<TargetTable>> = {
  server_id: { leftOut: 'means nothing elsewhere' },
  channel: { leftOut: 'is what the entry is about' },
  main: flag,
  configured_by: { leftOut: 'is who imports it' },
  role,
  passed: flag,
  certified: flag,
  approaching_share: value(z.int().min(500).max(999).nullable()),
  approaching_distance: value(z.int().min(1).max(1_000_000_000).nullable()),
  forecast: flag,
  posts_an_hour: value(z.int().min(1).max(100)),
  crosspost: flag,
  held_at: { leftOut: 'happened here' },
  held_reason: { leftOut: 'happened here' },
  notice: { leftOut: 'happened here' },
};

/** What else belongs to a server, by table: as what it stands in the file, or why it does not. */
export const SERVER_TABLES: Readonly<Record<string, string>> = {
  server: 'settings',
  target: 'channels',
  target_minimum: 'channels[].minimums',
  target_wish: 'channels[].wishes',
  server_ladder: 'ladders',
  server_market: 'markets',
  watch: 'watches',
  song: 'songs',
  artist: 'songs[].artist',
  own_link: 'songs[].links',
  announcement: 'left out: what was posted and is owed, happened here',
  song_request: 'left out: what members asked for here',
  draft_reading: 'left out: not confirmed yet',
  proposal: 'left out: not confirmed yet',
  audit: 'left out: who changed what, happened here',
  board: 'left out: a message that stands here',
  wish: 'left out: what people asked for themselves',
  report: 'left out: what people said here',
  certificate: 'left out: a record, not a setting',
  crossing: 'left out: a record, not a setting',
  observation: 'left out: a record, not a setting',
  reading: 'left out: a record, not a setting',
  latest: 'left out: a record, not a setting',
  ladder_progress: 'left out: a record, not a setting',
};

/** The columns of a list that the file has. */
export function exportedColumns(columns: Readonly<Record<string, Exported | LeftOut>>): [string, Exported][] {
  return Object.entries(columns).flatMap(([name, one]) => ('of' in one ? [[name, one] as [string, Exported]] : []));
}

const settings = (columns: Readonly<Record<string, Exported | LeftOut>>) =>
  z.strictObject(Object.fromEntries(exportedColumns(columns).map(([name, { check }]) => [name, check.optional()])));

const key = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(200);

/** The file of a server's settings. */
export const configSchema = z.strictObject({
  tierwatch: z.literal('config'),
  version: z.literal(1),
  settings: settings(SERVER_COLUMNS).refine(
    (given) => (given.quiet_from ?? null) === null || (given.quiet_until ?? null) !== null,
  ),
  channels: z
    .array(
      z.strictObject({
        channel: snowflake,
        settings: settings(TARGET_COLUMNS),
        minimums: z.array(z.strictObject({ ladder: key, level: key })).max(100),
        wishes: z.array(z.strictObject({ kind: z.enum(['market', 'artist', 'ladder']), value: key })).max(1_000),
      }),
    )
    .max(50),
  ladders: z.array(key).max(200),
  /** The acts that the server counts elsewhere than the catalogue does. */
  markets: z
    .array(z.strictObject({ artist: key, market: z.enum(['kpop', 'jpop', 'other', 'both']) }))
    .max(5_000)
    .default([]),
  songs: z
    .array(
      z.strictObject({
        artist: name,
        /** The act's key, where everybody knows it. */
        artistKey: key.nullable(),
        title: name,
        native: name.nullable(),
        released: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}$/)
          .nullable(),
        links: z
          .array(z.strictObject({ site: z.enum(['spotify', 'youtube', 'lastfm', 'musicbrainz']), id: key }))
          .max(50),
      }),
    )
    .max(2_000),
  watches: z
    .array(
      z.strictObject({
        kind: z.enum(['song', 'artist', 'market']),
        key: z.string().max(200),
        artist: z.string().max(500),
        title: z.string().max(500),
      }),
    )
    .max(20_000),
});

/** A server's settings and what it follows, by names that mean something in other servers and databases. */
export type ConfigFile = z.infer<typeof configSchema>;
