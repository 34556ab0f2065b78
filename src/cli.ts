import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { IdentifyOptions } from './cli/identify.ts';
import type { Terminal } from './cli/import.ts';
import type { CertificationOptions } from './cli/import-certifications.ts';
import { dayInJapan } from './domain/day.ts';
import { type Config, loadEnvFile, readConfig } from './operations/config.ts';
import { nodeVersionRefusal } from './start/node-version.ts';
import { startFailure } from './start/start-failure.ts';

const root = resolve(import.meta.dirname, '..');

const refusal = nodeVersionRefusal(process.version);
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}

// Who reads only the first lines (`stats | head`) has what they wanted; what was begun is finished.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('tierwatch')
  .description('The commands of whoever runs this Tierwatch.')
  .showHelpAfterError();

const importing = program.command('import').description('take numbers from files');

importing
  .command('spotify-charts')
  .description('chart files as downloaded from charts.spotify.com: regional-<country>-<daily|weekly>-<date>.csv')
  .argument('<files...>')
  .option('--replace', 'where a day is there with other numbers, take those of the file instead')
  .action((files: string[], options: { replace?: boolean }) =>
    run(async () => {
      const { importSpotifyCharts } = await import('./cli/import.ts');
      return importSpotifyCharts(terminal(config()), files, { replace: options.replace === true });
    }),
  );

importing
  .command('readings')
  .description('numbers that people typed: a CSV file with date,song,counter,count and, if wanted, link')
  .argument('<files...>')
  .option('--dry-run', 'say what would happen, and write nothing')
  .action((files: string[], options: { dryRun?: boolean }) =>
    run(async () => {
      const { importReadingsFiles } = await import('./cli/import.ts');
      return importReadingsFiles(terminal(config()), files, options.dryRun === true);
    }),
  );

const readings = program
  .command('readings')
  .description('numbers that wait for a check, and corrections (docs/operate.md)');

readings
  .command('list')
  .description('what waits for a check; with --song, everything that was read of a song')
  .option('--song <song>', 'a key of data/songs/, Artist - Title, or a link')
  .action((options: { song?: string }) =>
    run(async () => {
      const { listReadings } = await import('./cli/readings.ts');
      return listReadings(terminal(config()), options.song ?? null);
    }),
  );

for (const [name, description] of [
  ['accept', 'let a number that waits count, and announce what it passes if that is not too long ago'],
  ['reject', 'mark a number that waits as wrong'],
  ['withdraw', 'take back a number that counts or waits, with the levels that are not reached without it'],
] as const)
  readings
    .command(name)
    .description(description)
    .argument('<id>', 'as "readings list" shows it')
    .action((id: string) =>
      run(async () => {
        const { decideReading } = await import('./cli/readings.ts');
        return decideReading(terminal(config()), name, id);
      }),
    );

readings
  .command('correct')
  .description('put the right number in place of one that counts or waits')
  .argument('<id>', 'as "readings list" shows it')
  .argument('<value>', 'the right total: 123,450,000, or "over 100,000,000"')
  .action((id: string, value: string) =>
    run(async () => {
      const { correctTo } = await import('./cli/readings.ts');
      return correctTo(terminal(config()), id, value);
    }),
  );

const tokens = program.command('tokens').description('what lets programs push readings (docs/push.md)');

tokens
  .command('issue')
  .description('make a token and print it, once; it is kept nowhere')
  .argument('<name>', 'whose it is: the source of its readings')
  .requiredOption('--counters <ids>', 'the number sources that it may push, separated by commas')
  .action((name: string, options: { counters: string }) =>
    run(async () => {
      const { issueToken } = await import('./cli/tokens.ts');
      const ids = options.counters.split(',').map((id) => id.trim());
      return issueToken(terminal(config()), name, ids, () => randomBytes(32).toString('base64url'));
    }),
  );

tokens
  .command('list')
  .description('every token: its name, number sources and last use')
  .action(() =>
    run(async () => {
      const { printTokens } = await import('./cli/tokens.ts');
      return printTokens(terminal(config()));
    }),
  );

tokens
  .command('revoke')
  .description('let a token in no more, from the next request on')
  .argument('<name>')
  .action((name: string) =>
    run(async () => {
      const { revoke } = await import('./cli/tokens.ts');
      return revoke(terminal(config()), name);
    }),
  );

importing
  .command('certifications')
  .description(
    'official certificates: a CSV file with song (or artist,title), level and, if known, month, source, remark',
  )
  .argument('<file>')
  .option('--dry-run', 'say what would happen, and write nothing')
  .option('--source <url>', 'the page that says so, for rows that name none')
  .option('--published <day>', 'the day on which the newest batch in the file was published, YYYY-MM-DD')
  .option('--full <month>', 'the file has everything of this batch (can be given several times)', collect, [])
  .option('--add-songs', 'add the songs that nobody knows yet, with their acts')
  .action((file: string, options: CertificationOptions) =>
    run(async () => {
      const { importCertificationsFile } = await import('./cli/import-certifications.ts');
      return importCertificationsFile(terminal(config()), file, options);
    }),
  );

program
  .command('propose')
  .description('look for what may be missing; nothing is recorded')
  .command('certifications')
  .description(
    'UNVERIFIED: ask the undocumented search of the association (RIAJ_SEARCH_URL) for the followed songs, and write a list to review',
  )
  .argument('<file>', 'the list to write')
  .option('--song <key>', 'ask for this song instead (can be given several times)', collect, [])
  .action((file: string, { song }: { song: readonly string[] }) =>
    run(async () => {
      const { POLITELY, proposeCertifications } = await import('./cli/propose-certifications.ts');
      const settings = config();
      return proposeCertifications(terminal(settings), { url: settings.riajSearchUrl, fetch, ...POLITELY }, file, song);
    }),
  );

program
  .command('videos')
  .description("say which videos on YouTube are a song's, the main one first; without a video, list them")
  .argument('<song>', "a song's key, name, or link")
  .argument('[videos...]', 'addresses or ids of videos')
  .action((song: string, addresses: string[]) =>
    run(async () => {
      const { videos } = await import('./cli/videos.ts');
      return videos(terminal(config()), song, addresses);
    }),
  );

program
  .command('identify')
  .description('say which recording a song is, as MusicBrainz knows it, so that ListenBrainz and Last.fm can be asked')
  .argument('<song>', 'its key, a link, Artist - Title, or its title')
  .option('--isrc <isrc>', 'look for this ISRC, not for names')
  .option('--choose <n>', 'take the nth proposal without being asked', wholeNumber)
  .option('--yes', 'take the proposal where there is only one')
  .option('--lastfm <address>', 'link this page of last.fm, and ask nobody')
  .action((song: string, options: IdentifyOptions) =>
    run(async () => {
      const { identify } = await import('./cli/identify.ts');
      const settings = config();
      const { musicbrainzApiUrl, musicbrainzContact } = settings;
      const service = { apiUrl: musicbrainzApiUrl, contact: musicbrainzContact, fetch };
      return identify({ ...terminal(settings), ask: askPerson() }, service, song, options);
    }),
  );

program
  .command('register')
  .description('tell Discord which slash commands there are (the bot does so itself at each start)')
  .action(() =>
    run(async () => {
      const { register } = await import('./cli/register.ts');
      const { discordToken, discordApiUrl } = config();
      return register(discordToken, discordApiUrl, (line) => process.stdout.write(`${line}\n`));
    }),
  );

program
  .command('backtest')
  .description(
    'forecasts of the past against what came: folders of daily chart files, or of CSV files of date,id,total',
  )
  .argument('<folders...>')
  .action((folders: string[]) =>
    run(async () => {
      const { backtest } = await import('./cli/backtest/backtest.ts');
      const print = (line: string) => process.stdout.write(`${line}\n`);
      return backtest({ print, today: dayInJapan(Date.now()), elapsedMs: () => performance.now() }, folders);
    }),
  );

program
  .command('backup')
  .description('write a copy of the database, whether or not the bot runs (docs/operate.md)')
  .argument('<file>', 'a file that does not exist yet')
  .action((file: string) =>
    run(async () => {
      const { backUp } = await import('./cli/backup.ts');
      return backUp(terminal(config()), file);
    }),
  );

program
  .command('restore')
  .description('put a backup in the place of the database, which is kept; the bot must not run')
  .argument('<file>')
  .action((file: string) =>
    run(async () => {
      const { restore } = await import('./cli/backup.ts');
      return restore(terminal(config()), file);
    }),
  );

program
  .command('stats')
  .description('what the database holds: rows, sizes, oldest and newest by table, and announcements by state')
  .action(() =>
    run(async () => {
      const { printStats } = await import('./cli/stats.ts');
      return printStats(terminal(config()));
    }),
  );

program
  .command('config')
  .description('what is set, without secrets, and where it was set; and what looks like a slip')
  .action(() =>
    run(async () => {
      const { printConfig } = await import('./cli/print-config.ts');
      return printConfig(root, process.env, (line) => process.stdout.write(`${line}\n`));
    }),
  );

program
  .command('doctor')
  .description('what the bot stands on: token, commands, clock, database, disk, fonts, sources; each with the remedy')
  .action(() =>
    run(async () => {
      const { doctor } = await import('./cli/doctor.ts');
      return doctor({ config: config(), print: (line) => process.stdout.write(`${line}\n`), clock: Date.now, fetch });
    }),
  );

await program.parseAsync();

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function config(): Config {
  return readConfig(process.env, root);
}

/** The settings, for a failure that may be theirs. */
function configOrNull(): Config | null {
  try {
    return config();
  } catch {
    return null;
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a number from 1.');
  return Number(text);
}

/** How to ask a person, where one sits at the terminal. */
function askPerson(): ((question: string) => Promise<string>) | null {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return null;
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    // Who ends the input says nothing.
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    try {
      return await Promise.race([lines.question(question), ended]);
    } finally {
      lines.close();
    }
  };
}

function terminal({ databasePath }: Config): Terminal {
  return {
    root,
    databasePath,
    print: (line) => process.stdout.write(`${line}\n`),
    interactive: process.stdout.isTTY === true,
    clock: Date.now,
  };
}

async function run(command: () => Promise<number>): Promise<void> {
  try {
    loadEnvFile(join(root, '.env'), process.env);
    process.exitCode = await command();
  } catch (error) {
    const sentence = startFailure(error, configOrNull());
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
