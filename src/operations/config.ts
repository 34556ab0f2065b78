import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** What the environment says. */
export interface Config {
  /** Null without a token. */
  readonly discordToken: string | null;
  /** Null for Discord's own. */
  readonly discordApiUrl: string | null;
  /** The Discord ids of those who run the bot; none for whoever owns its application. */
  readonly ownerIds: readonly string[];
  /** The association's undocumented, unverified search; null while it is switched off. */
  readonly riajSearchUrl: string | null;
  readonly databasePath: string;
  /** Whether DATABASE_URL was set, rather than left to its default. */
  readonly databaseChosen: boolean;
  readonly httpHost: string;
  readonly httpPort: number;
  /** Where the database is backed up once a day; null where it is not. */
  readonly backupFolder: string | null;
  /** With it, details of health and metrics are told to callers from elsewhere; null: to this machine alone. */
  readonly metricsToken: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly production: boolean;
  /** Null without a key: YouTube is not asked. */
  readonly youtubeApiKey: string | null;
  /** Null for YouTube's own. */
  readonly youtubeApiUrl: string | null;
  /** How many days numbers from YouTube's API are kept. */
  readonly youtubeRetentionDays: number;
  /**
   * Whether the operator accepted the amendment of YouTube's terms on derived metrics: without it, nothing is forecast
   * from YouTube's numbers.
   */
  readonly youtubeDerivedMetricsAccepted: boolean;
  /** Null without a key: Last.fm is not asked. */
  readonly lastfmApiKey: string | null;
  /** Null for Last.fm's own. */
  readonly lastfmApiUrl: string | null;
  /** Null for ListenBrainz's own. */
  readonly listenbrainzApiUrl: string | null;
  /** Null for MusicBrainz's own. */
  readonly musicbrainzApiUrl: string | null;
  /** How MusicBrainz reaches whoever runs this: a mail address or web address; null where nobody said. */
  readonly musicbrainzContact: string | null;
  /** The networks besides the public internet in which sheets may lie, such as `192.168.1.0/24`. */
  readonly sheetsAllowNetworks: readonly string[];
  /** Every setting that must never be seen. */
  readonly secrets: readonly string[];
  /** For how long Discord is taken to recognise a post that is sent again, in milliseconds. */
  readonly nonceWindowMs: number;
}

/** Settings that cannot be used: the message names each with what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const PORT = 'must be a port number, 0 to 65535';
const DAYS = 'must be a number of days, 1 to 36500';
const KEY = 'must be a key as it was given to you, without spaces or line breaks';

const WINDOW = 'must be a number of seconds, 0.5 to 600';

/** What was left blank was not set. */
const empty = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const key = z.preprocess(
  empty,
  z
    .string()
    .trim()
    .regex(/^[!-~]+$/, KEY)
    .optional(),
);

function addressLike(example: string) {
  return z.preprocess(
    empty,
    z.url({ protocol: /^https?$/, error: `must be an address such as ${example}` }).optional(),
  );
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const environment = z.object({
  DISCORD_TOKEN: z.preprocess(empty, z.string().trim().optional()),
  DISCORD_API_URL: addressLike('https://discord.com/api'),
  OWNER_IDS: z.preprocess(
    empty,
    z
      .string()
      .regex(
        /^\s*\d{15,22}([\s,]+\d{15,22})*\s*$/,
        'must be Discord user ids, such as 80351110224678912, with commas between them',
      )
      .optional(),
  ),
  RIAJ_SEARCH_URL: z.preprocess(
    empty,
    z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://, or empty' }).optional(),
  ),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .regex(/^file:./, 'must be file: and a path, such as file:data/local/tierwatch.db')
      .optional(),
  ),
  HTTP_HOST: z.preprocess(empty, z.string().optional()),
  HTTP_PORT: z.preprocess(empty, z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT).optional()),
  BACKUP_DIR: z.preprocess(empty, z.string().optional()),
  METRICS_TOKEN: key,
  LOG_LEVEL: z.preprocess(
    empty,
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent').optional(),
  ),
  NONCE_WINDOW_SECONDS: z.preprocess(empty, z.coerce.number(WINDOW).min(0.5, WINDOW).max(600, WINDOW).optional()),
  NODE_ENV: z.string().optional(),
  YOUTUBE_API_KEY: key,
  YOUTUBE_API_URL: addressLike('https://www.googleapis.com/youtube/v3'),
  LASTFM_API_KEY: key,
  LASTFM_API_URL: addressLike('https://ws.audioscrobbler.com/2.0'),
  LISTENBRAINZ_API_URL: addressLike('https://api.listenbrainz.org'),
  MUSICBRAINZ_API_URL: addressLike('https://musicbrainz.org/ws/2'),
  MUSICBRAINZ_CONTACT: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .regex(/^[!-'*-~]{3,100}$/, 'must be a mail address or a web address, without spaces or brackets')
      .optional(),
  ),
  SHEETS_ALLOW_NETWORKS: z.preprocess(
    empty,
    z
      .string()
      .transform((list) => list.split(',').map((network) => network.trim()))
      .refine((list) => list.every(isNetwork), 'must be networks such as 192.168.1.0/24,10.0.0.5')
      .optional(),
  ),
  YOUTUBE_RETENTION_DAYS: z.preprocess(
    empty,
    z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(36_500, DAYS).optional(),
  ),
  YOUTUBE_DERIVED_METRICS: z.preprocess(empty, z.literal('accepted', 'must be accepted, or left empty').optional()),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(environment.shape);

/**
 * Takes the settings of an .env file into the environment, which keeps what it has already; false without such a file.
 * @throws ConfigError where it cannot be read, or is not in UTF-8.
 */
export function loadEnvFile(path: string, env: NodeJS.ProcessEnv): boolean {
  if (!existsSync(path)) return false;
  for (const [name, value] of Object.entries(valuesOfEnvFile(path))) if (value !== undefined) env[name] ??= value;
  return true;
}

/**
 * What stands in an .env file; nothing without one.
 * @throws ConfigError where it cannot be read, or is not in UTF-8.
 */
export function valuesOfEnvFile(path: string): Readonly<Record<string, string | undefined>> {
  if (!existsSync(path)) return {};
  const text = textOfEnvFile(path);
  // What Windows calls Unicode is UTF-16: every setting would have a name that nobody knows.
  if (text.includes('\0')) throw new ConfigError(`${path} is not saved as UTF-8. Save it as UTF-8, then try again.`);
  return parseEnv(text.replace(/^\uFEFF/, ''));
}

function textOfEnvFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${path} cannot be read. Make it a text file that this user may read, or remove it.`, {
      cause,
    });
  }
}

/**
 * Reads the settings; paths are relative to `root`.
 * @throws ConfigError naming every setting that cannot be used. Values of secrets are never part of it.
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const result = environment.safeParse(env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name} ${issue.message} (given: ${masked(name, env[name] ?? '')})`;
    });
    throw new ConfigError(
      `These settings cannot be used; set them in .env or the environment:\n${problems.join('\n')}`,
    );
  }
  const values = result.data;
  const secrets = [values.DISCORD_TOKEN, values.YOUTUBE_API_KEY, values.LASTFM_API_KEY, values.METRICS_TOKEN];
  return {
    discordToken: values.DISCORD_TOKEN ?? null,
    discordApiUrl: values.DISCORD_API_URL ?? null,
    ownerIds: values.OWNER_IDS?.match(/\d+/g) ?? [],
    riajSearchUrl: values.RIAJ_SEARCH_URL ?? null,
    databasePath: resolve(root, (values.DATABASE_URL ?? 'file:data/local/tierwatch.db').slice('file:'.length)),
    databaseChosen: values.DATABASE_URL !== undefined,
    httpHost: values.HTTP_HOST ?? '127.0.0.1',
    httpPort: values.HTTP_PORT ?? 8420,
    backupFolder: values.BACKUP_DIR === undefined ? null : resolve(root, values.BACKUP_DIR),
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL ?? 'info',
    production: values.NODE_ENV === 'production',
    youtubeApiKey: values.YOUTUBE_API_KEY ?? null,
    youtubeApiUrl: values.YOUTUBE_API_URL ?? null,
    youtubeRetentionDays: values.YOUTUBE_RETENTION_DAYS ?? 30,
    youtubeDerivedMetricsAccepted: values.YOUTUBE_DERIVED_METRICS === 'accepted',
    lastfmApiKey: values.LASTFM_API_KEY ?? null,
    lastfmApiUrl: values.LASTFM_API_URL ?? null,
    listenbrainzApiUrl: values.LISTENBRAINZ_API_URL ?? null,
    musicbrainzApiUrl: values.MUSICBRAINZ_API_URL ?? null,
    musicbrainzContact: values.MUSICBRAINZ_CONTACT ?? null,
    sheetsAllowNetworks: values.SHEETS_ALLOW_NETWORKS ?? [],
    secrets: secrets.filter((secret) => secret !== undefined),
    nonceWindowMs: (values.NONCE_WINDOW_SECONDS ?? 90) * 1_000,
  };
}

/** What was given, without what may be secret in it: tokens, keys, and the user and password of a database's address. */
export function masked(name: string, value: string): string {
  return /TOKEN|KEY/.test(name) ? '…' : value.replace(/\/\/[^/]*@/, '//…@');
}

/**
 * Whether a start without a token may be a playground; otherwise the sentence that says why not. A bot that has run
 * before, or was told where its data is, has lost its secret: it must not come up looking healthy.
 */
export function playgroundRefusal(config: Config): string | null {
  const remedy = 'Set DISCORD_TOKEN in .env (see .env.example), or try things out with: npm run playground';
  if (config.production) return `DISCORD_TOKEN is not set, and NODE_ENV is production. ${remedy}`;
  if (config.databaseChosen) return `DISCORD_TOKEN is not set, but DATABASE_URL is. ${remedy}`;
  if (existsSync(config.databasePath))
    return `DISCORD_TOKEN is not set, but there is a database at ${config.databasePath}. ${remedy}`;
  return null;
}
