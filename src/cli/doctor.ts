import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { commandShapes, messageCommandShapes } from '../../commands/answers.ts';
import { commands } from '../../commands/commands.ts';
import { DISCORD_API_URL } from '../discord/connect.ts';
import { inspectDiscord } from '../discord/inspect.ts';
import { type Config, playgroundRefusal } from '../operations/config.ts';
import { askedSources } from '../sources/asked-sources.ts';
import { appliedIn, openAsItIs } from '../store/database-copy.ts';
import { MIGRATIONS } from '../store/migrate.ts';
import { damageOf } from '../store/write-copy.ts';

/** What the check-up works with; nothing in it changes anything. */
export interface DoctorParts {
  readonly config: Config;
  readonly print: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly fetch: typeof fetch;
}

/** A line of the report; what is wrong says what to do. */
interface Line {
  readonly state: 'ok' | 'note' | 'FAIL';
  readonly text: string;
}

const MIGRATION_NAMES = Object.keys(MIGRATIONS);

const CLOCK_OFF_MS = 5_000;
const LITTLE_DISK_BYTES = 500 * 1024 * 1024;
const REACH_MS = 5_000;

/** `doctor`: checks what the bot stands on, each with the remedy; the exit code, 1 where something fails. */
export async function doctor(parts: DoctorParts): Promise<number> {
  const lines = [
    ...(await ofDiscord(parts)),
    ...ofDatabase(parts.config.databasePath),
    await ofDisk(parts.config.databasePath),
    await ofFonts(),
    ...(await ofSources(parts)),
  ];
  for (const { state, text } of lines) parts.print(`${state.padEnd(4)}  ${text}`);
  const failed = lines.filter(({ state }) => state === 'FAIL').length;
  parts.print(failed === 0 ? 'Everything that was checked works.' : `${failed} of ${lines.length} checks failed.`);
  return failed === 0 ? 0 : 1;
}

async function ofDiscord({ config, clock }: DoctorParts): Promise<Line[]> {
  const { discordToken: token, discordApiUrl: apiUrl } = config;
  if (token === null)
    return [
      note(
        playgroundRefusal(config) ??
          'DISCORD_TOKEN is not set: npm start opens the playground. Set it in .env to reach Discord.',
      ),
    ];
  const shapes = { shapes: commandShapes(commands), messageShapes: messageCommandShapes(commands) };
  const found = await inspectDiscord({ token, apiUrl: apiUrl ?? DISCORD_API_URL, clock, ...shapes });
  if (found.state === 'refused')
    return [
      fail(`Discord refuses DISCORD_TOKEN (${found.reason}). Copy it again, or reset it in the developer portal.`),
    ];
  if (found.state === 'no-answer')
    return [fail(`Discord cannot be reached (${found.reason}). Check the network and DISCORD_API_URL.`)];
  const seconds = Math.round(Math.abs(found.clockOffMs) / 1_000);
  return [
    ok(`Discord accepts the token: ${found.application.name} (${found.application.id}).`),
    ok('No privileged intents are needed, and none is asked for.'),
    found.commands === 'current'
      ? ok('Discord knows the commands as they are.')
      : note('Discord knows other commands: the next start registers them, or: npm run tierwatch -- register'),
    Math.abs(found.clockOffMs) <= CLOCK_OFF_MS
      ? ok("The clock agrees with Discord's.")
      : fail(`The clock is off by ${seconds} s. Set it by NTP: times and digests are wrong otherwise.`),
  ];
}

function ofDatabase(path: string): Line[] {
  if (!existsSync(path)) return [note(`There is no database at ${path} yet: the first start makes it.`)];
  try {
    const damage = damageOf(path, 'quick_check');
    if (damage !== null)
      return [fail(`The database ${path} is damaged (${damage}). Restore a backup: docs/operate.md.`)];
    return [ok(`The database ${path} is whole.`), ofVersion(path)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [fail(`The database ${path} cannot be read (${reason}). Check who owns the file and its folder.`)];
  }
}

function ofVersion(path: string): Line {
  const database = openAsItIs(path);
  try {
    const applied = appliedIn(database);
    if (applied === null) return fail(`${path} is no database of Tierwatch. Set another DATABASE_URL.`);
    const newer = applied.filter((name) => !MIGRATION_NAMES.includes(name));
    if (newer.length > 0)
      return fail(`The database belongs to a newer Tierwatch (${newer.join(', ')}). Update this one.`);
    const open = MIGRATION_NAMES.filter((name) => !applied.includes(name));
    return open.length === 0
      ? ok('Its schema is the present one.')
      : note(`The next start brings it to the present schema (${open.join(', ')}), after a copy.`);
  } finally {
    database.close();
  }
}

async function ofDisk(path: string): Promise<Line> {
  const folder = nearestFolder(path);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const size = `${Math.floor(free / 1024 / 1024)} MB`;
  return free >= LITTLE_DISK_BYTES
    ? ok(`${size} are free in ${folder}.`)
    : fail(`Only ${size} are free in ${folder}. Make room: without it nothing can be recorded or posted.`);
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || folder === path ? folder : nearestFolder(folder);
}

async function ofFonts(): Promise<Line> {
  try {
    const { registerFonts } = await import('../pictures/fonts.ts');
    registerFonts();
    return ok('The fonts of pictures are there.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(`Pictures cannot be drawn (${reason}). Install again: npm ci`);
  }
}

/** Any answer shows that the other side is reached: what it says is the source's own matter. */
async function ofSources({ config, fetch }: DoctorParts): Promise<Line[]> {
  const known = askedSources({ ...config, sheets: [] });
  return Promise.all(
    known.map(async ({ name, setting, isOn, url }) => {
      if (!isOn || url === null) return note(`${name} is not asked: ${setting} is not set.`);
      try {
        await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
        return ok(`${name} is reached.`);
      } catch {
        return fail(
          `${name} cannot be reached at ${new URL(url).host}. Check the network; its numbers wait meanwhile.`,
        );
      }
    }),
  );
}

function ok(text: string): Line {
  return { state: 'ok', text };
}

function note(text: string): Line {
  return { state: 'note', text };
}

function fail(text: string): Line {
  return { state: 'FAIL', text };
}
