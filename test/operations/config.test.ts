import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadEnvFile, playgroundRefusal, readConfig } from '../../src/operations/config.ts';
import { temporaryFolder } from '../support/store.ts';

describe('settings', () => {
  test('without any, everything has its default', () => {
    const root = temporaryFolder();
    expect(readConfig({}, root)).toEqual({
      discordToken: null,
      discordApiUrl: null,
      ownerIds: [],
      riajSearchUrl: null,
      databasePath: join(root, 'data', 'local', 'tierwatch.db'),
      databaseChosen: false,
      backupFolder: null,
      metricsToken: null,
      httpHost: '127.0.0.1',
      httpPort: 8420,
      logLevel: 'info',
      production: false,
      youtubeApiKey: null,
      youtubeApiUrl: null,
      youtubeRetentionDays: 30,
      youtubeDerivedMetricsAccepted: false,
      lastfmApiKey: null,
      lastfmApiUrl: null,
      listenbrainzApiUrl: null,
      musicbrainzApiUrl: null,
      musicbrainzContact: null,
      sheetsAllowNetworks: [],
      secrets: [],
      nonceWindowMs: 90_000,
    });
  });

  test('those of the other sources are read, and the key of Last.fm is a secret', () => {
    const env = {
      LASTFM_API_KEY: 'a-key-of-last-fm ',
      LASTFM_API_URL: 'http://127.0.0.1:1/2.0/',
      LISTENBRAINZ_API_URL: 'http://127.0.0.1:2',
      MUSICBRAINZ_API_URL: 'http://127.0.0.1:3/ws/2',
      MUSICBRAINZ_CONTACT: 'someone@example.org',
      SHEETS_ALLOW_NETWORKS: '192.168.1.0/24, 10.0.0.5, fd00::/8',
    };
    expect(readConfig(env, '/')).toMatchObject({
      lastfmApiKey: 'a-key-of-last-fm',
      lastfmApiUrl: 'http://127.0.0.1:1/2.0/',
      listenbrainzApiUrl: 'http://127.0.0.1:2',
      musicbrainzApiUrl: 'http://127.0.0.1:3/ws/2',
      musicbrainzContact: 'someone@example.org',
      sheetsAllowNetworks: ['192.168.1.0/24', '10.0.0.5', 'fd00::/8'],
      secrets: ['a-key-of-last-fm'],
    });
  });

  test.each([
    ['SHEETS_ALLOW_NETWORKS', 'localhost', 'must be networks such as'],
    ['SHEETS_ALLOW_NETWORKS', '10.0.0.0/33', 'must be networks such as'],
    ['SHEETS_ALLOW_NETWORKS', '10.0.0.1,', 'must be networks such as'],
    ['MUSICBRAINZ_CONTACT', 'me (at) home', 'must be a mail address'],
    ['MUSICBRAINZ_API_URL', 'musicbrainz.org', 'must be an address such as'],
  ])('%s of "%s" is refused with what was expected', (name, value, told) => {
    expect(() => readConfig({ [name]: value }, '/')).toThrow(told);
  });

  test('a key that cannot be used is named and not shown', () => {
    const read = () => readConfig({ LASTFM_API_KEY: 'hush hush' }, '/');
    expect(read).toThrow('LASTFM_API_KEY must be a key');
    expect(read).not.toThrow('hush');
  });

  test("YouTube's are read, and its terms' amendment counts as accepted only where that is said", () => {
    const env = {
      DISCORD_TOKEN: 'token',
      YOUTUBE_API_KEY: ' AIzaKey ',
      YOUTUBE_API_URL: 'http://127.0.0.1:1/youtube/v3',
      YOUTUBE_RETENTION_DAYS: '7',
      YOUTUBE_DERIVED_METRICS: 'accepted',
    };
    expect(readConfig(env, '/')).toMatchObject({
      youtubeApiKey: 'AIzaKey',
      youtubeApiUrl: 'http://127.0.0.1:1/youtube/v3',
      youtubeRetentionDays: 7,
      youtubeDerivedMetricsAccepted: true,
      secrets: ['token', 'AIzaKey'],
    });
    const wrong = { YOUTUBE_API_KEY: 'AIza Key', YOUTUBE_RETENTION_DAYS: '0', YOUTUBE_DERIVED_METRICS: 'yes' };
    const tell = () => readConfig(wrong, '/');
    expect(tell).toThrow(/YOUTUBE_API_KEY must be a key as it was given to you.* \(given: …\)/);
    expect(tell).toThrow(/YOUTUBE_RETENTION_DAYS must be a number of days, 1 to 36500 \(given: 0\)/);
    expect(tell).toThrow(/YOUTUBE_DERIVED_METRICS must be accepted, or left empty/);
  });

  test('an empty value is one that was not set', () => {
    const config = readConfig({ DISCORD_TOKEN: '', DATABASE_URL: '', HTTP_PORT: '' }, '/');
    expect(config).toMatchObject({ discordToken: null, databaseChosen: false, httpPort: 8420 });
  });

  test('what was left blank was not set', () => {
    const root = temporaryFolder();
    const blank = { DISCORD_TOKEN: ' ', DATABASE_URL: ' ', HTTP_HOST: ' ', HTTP_PORT: ' ', BACKUP_DIR: '\t' };
    expect(readConfig(blank, root)).toEqual(readConfig({}, root));
  });

  test('every problem is told at once, with the setting, what was given and what is expected', () => {
    const env = {
      DATABASE_URL: 'postgres://me:hush@db/x',
      HTTP_PORT: '99999',
      LOG_LEVEL: 'loud',
      DISCORD_API_URL: 'x',
    };
    const tell = () => readConfig(env, '/');
    expect(tell).toThrow(/DATABASE_URL must be file: and a path/);
    expect(tell).toThrow(/HTTP_PORT must be a port number, 0 to 65535 \(given: 99999\)/);
    expect(tell).toThrow(/LOG_LEVEL must be debug, info, warn, error or silent \(given: loud\)/);
    expect(tell).toThrow(/DISCORD_API_URL must be an address/);
    expect(tell).not.toThrow(/hush/);
  });
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'discord.com/api'])(
  'DISCORD_API_URL=%s is refused: only http and https can be spoken to',
  (DISCORD_API_URL) => {
    expect(() => readConfig({ DISCORD_API_URL }, '/')).toThrow(/DISCORD_API_URL must be an address such as https/);
  },
);

test.each(['https://discord.com/api', 'http://127.0.0.1:8080/api'])(
  'DISCORD_API_URL=%s is taken',
  (DISCORD_API_URL) => {
    expect(readConfig({ DISCORD_API_URL }, '/').discordApiUrl).toBe(DISCORD_API_URL);
  },
);

describe('the .env file', () => {
  test('need not be there', () => {
    expect(loadEnvFile(join(temporaryFolder(), '.env'), {})).toBe(false);
  });

  test('gives what the environment does not say itself', () => {
    const path = join(temporaryFolder(), '.env');
    writeFileSync(path, 'SAID=by the file\nOPEN=by the file\n');
    const env = { SAID: 'by the environment' };
    expect(loadEnvFile(path, env)).toBe(true);
    expect(env).toEqual({ SAID: 'by the environment', OPEN: 'by the file' });
  });

  test('may begin with the mark that editors of Windows write', () => {
    const path = join(temporaryFolder(), '.env');
    writeFileSync(path, '\uFEFFFIRST=here\r\nSECOND=here\r\n');
    const env = {};
    expect(loadEnvFile(path, env)).toBe(true);
    expect(env).toEqual({ FIRST: 'here', SECOND: 'here' });
  });

  test('that is saved as UTF-16 is refused, with what to do', () => {
    const path = join(temporaryFolder(), '.env');
    writeFileSync(path, Buffer.from('\uFEFFDISCORD_TOKEN=a.b.c\n', 'utf16le'));
    expect(() => loadEnvFile(path, {})).toThrow(ConfigError);
    expect(() => loadEnvFile(path, {})).toThrow(`${path} is not saved as UTF-8. Save it as UTF-8`);
  });

  test('that is a folder is named, with what to do', () => {
    const path = join(temporaryFolder(), '.env');
    mkdirSync(path);
    expect(() => loadEnvFile(path, {})).toThrow(ConfigError);
    expect(() => loadEnvFile(path, {})).toThrow(`${path} cannot be read. Make it a text file`);
  });
});

describe('a start without a token', () => {
  test('is a playground where nothing says that a real bot ran here', () => {
    expect(playgroundRefusal(readConfig({}, temporaryFolder()))).toBeNull();
  });

  test.each([
    ['NODE_ENV is production', { NODE_ENV: 'production' }],
    ['DATABASE_URL is set', { DATABASE_URL: 'file:elsewhere.db' }],
  ])('is refused in one sentence with the remedy where %s', (_, env) => {
    const refusal = playgroundRefusal(readConfig(env, temporaryFolder()));
    expect(refusal).toMatch(/^DISCORD_TOKEN is not set/);
    expect(refusal).toContain('npm run playground');
  });

  test('is refused where the default database exists, so that a lost secret never looks healthy', () => {
    const root = temporaryFolder();
    const { databasePath } = readConfig({ DATABASE_URL: 'file:tierwatch.db' }, root);
    writeFileSync(databasePath, '');
    const config = { ...readConfig({}, root), databasePath };
    expect(playgroundRefusal(config)).toContain(`there is a database at ${databasePath}`);
  });
});
