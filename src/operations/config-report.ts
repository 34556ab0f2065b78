import { masked, SETTINGS } from './config.ts';

/** What is so where nothing was set; the other settings are off. */
const DEFAULTS: Readonly<Record<string, string>> = {
  DATABASE_URL: 'file:data/local/tierwatch.db',
  DISCORD_API_URL: 'https://discord.com/api',
  HTTP_HOST: '127.0.0.1',
  HTTP_PORT: '8420',
  LOG_LEVEL: 'info',
  NONCE_WINDOW_SECONDS: '90',
  YOUTUBE_RETENTION_DAYS: '30',
  YOUTUBE_API_URL: 'https://www.googleapis.com/youtube/v3',
  LASTFM_API_URL: 'https://ws.audioscrobbler.com/2.0',
  LISTENBRAINZ_API_URL: 'https://api.listenbrainz.org',
  MUSICBRAINZ_API_URL: 'https://musicbrainz.org/ws/2',
};

/** Variables of other programs that begin as some of ours do. */
const OTHERS = new Set(['HTTP_PROXY', 'HTTPS_PROXY', 'LOG_NAME']);

/**
 * Every setting with its effective value, without what is secret, and where it came from; `env` has the values of the
 * .env file already.
 */
export function configReport(
  env: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string | undefined>>,
): string[] {
  const width = Math.max(...SETTINGS.map((name) => name.length));
  return SETTINGS.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => {
    const given = env[name] ?? '';
    const isSet = given.trim() !== '';
    const value = isSet ? masked(name, given) : (DEFAULTS[name] ?? '(not set)');
    const origin = isSet ? (file[name] === given ? '.env' : 'environment') : 'default';
    return `${name.padEnd(width)}  ${value}  [${origin}]`;
  });
}

/**
 * A sentence for each variable that looks like one of ours and is none, with the nearest name: every one of the .env file,
 * and those of the environment that begin like ours or differ from one by a slip.
 */
export function strangeVariables(
  env: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string | undefined>>,
): string[] {
  const prefixes = new Set(SETTINGS.map((name) => `${name.split('_', 1)[0]}_`));
  prefixes.delete('NODE_');
  const strange = [...new Set([...Object.keys(env), ...Object.keys(file)])].filter((name) => {
    if (SETTINGS.includes(name) || OTHERS.has(name) || name.startsWith('NODE_')) return false;
    if (name in file || [...prefixes].some((prefix) => name.startsWith(prefix))) return true;
    return name.length >= 6 && slips(name, nearest(name)) <= 1;
  });
  return strange
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => {
      const meant = nearest(name);
      const hint = slips(name, meant) <= Math.max(2, meant.length / 3) ? ` Meant: ${meant}?` : '';
      return `${name} is set, and no setting of Tierwatch has this name: it does nothing.${hint}`;
    });
}

function nearest(name: string): string {
  return SETTINGS.toSorted((a, b) => slips(name, a) - slips(name, b))[0] ?? '';
}

/** How many letters must be added, left out, changed, or swapped with their neighbour to get from one word to another. */
function slips(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
