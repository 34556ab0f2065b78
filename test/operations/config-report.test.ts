import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { valuesOfEnvFile } from '../../src/operations/config.ts';
import { configReport, strangeVariables } from '../../src/operations/config-report.ts';
import { temporaryFolder } from '../support/store.ts';

test('every setting is told with its value and where it came from, and no secret', () => {
  const path = join(temporaryFolder(), '.env');
  writeFileSync(path, 'DISCORD_TOKEN=made.up.token\nHTTP_PORT=9000\nYOUTUBE_API_KEY=\n');
  const file = valuesOfEnvFile(path);
  const lines = configReport({ ...file, LOG_LEVEL: 'debug', LASTFM_API_KEY: 'secret-key' }, file);
  const text = lines.map((line) => line.replaceAll(/ +/g, ' '));
  expect(text).toEqual(
    expect.arrayContaining([
      'DISCORD_TOKEN … [.env]',
      'HTTP_PORT 9000 [.env]',
      'LOG_LEVEL debug [environment]',
      'LASTFM_API_KEY … [environment]',
      'HTTP_HOST 127.0.0.1 [default]',
      'YOUTUBE_API_KEY (not set) [default]',
    ]),
  );
  expect(lines.join('\n')).not.toMatch(/made\.up|secret-key/);
});

test.each([
  ['DISCORD_TOKN', 'DISCORD_TOKEN'],
  ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['YOUTUBE_KEY', 'YOUTUBE_API_KEY'],
])('%s is told with the name that was meant', (given, meant) => {
  expect(strangeVariables({ [given]: 'secret' }, {})).toEqual([
    `${given} is set, and no setting of Tierwatch has this name: it does nothing. Meant: ${meant}?`,
  ]);
});

test('other programs’ variables are none of ours, but whatever stands in .env is', () => {
  expect(strangeVariables({ HTTP_PROXY: 'http://proxy', PATH: '/bin', HOME: '/root', NODE_OPTIONS: '' }, {})).toEqual(
    [],
  );
  expect(strangeVariables({ COLOUR: 'red' }, { COLOUR: 'red' })).toEqual([
    'COLOUR is set, and no setting of Tierwatch has this name: it does nothing.',
  ]);
});
