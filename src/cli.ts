import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { IdentifyOptions } from './cli/identify.ts';
import type { Terminal } from './cli/import.ts';
import { type Config, loadEnvFile, readConfig } from './operations/config.ts';
import { nodeVersionRefusal } from './start/node-version.ts';
import { startFailure } from './start/start-failure.ts';

const root = resolve(import.meta.dirname, '..');

const refusal = nodeVersionRefusal(process.version);
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}

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

await program.parseAsync();

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
    loadEnvFile(join(root, '.env'));
    process.exitCode = await command();
  } catch (error) {
    const sentence = startFailure(error, configOrNull());
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
