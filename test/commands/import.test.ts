import { expect, test } from 'vitest';
import type { AttachedFile, FetchedFile } from '../../commands/command.ts';
import { askingOver } from '../support/asking.ts';

const HEADER = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';

function row(rank: number, artist: string, title: string, streams: number): string {
  const id = `MadeUpTrack${String(rank).padStart(11, '0')}`;
  return `${rank},spotify:track:${id},"${artist}","${title}","Label",${rank},${rank},5,${streams}`;
}

function csv(...rows: string[]): string {
  return [HEADER, ...rows].join('\n');
}

function attached(name: string, content: string | FetchedFile): AttachedFile {
  const given = typeof content === 'string' ? { bytes: new TextEncoder().encode(content) } : content;
  return { name, sizeBytes: 1, contentType: 'text/csv', fetch: async () => given };
}

const OPERATOR = { operator: true };
const CHART = csv(row(1, 'NOVA7', 'Paper Moon', 300_000), row(2, 'Mirae Club', 'Slow Rain', 200_000));

test('attached chart files are taken in, each whole or not at all, and the same one changes nothing', async () => {
  const bot = await askingOver({ now: '2026-03-07' });
  const files = {
    file: attached('regional-jp-daily-2026-03-05.csv', CHART),
    file2: attached('chart.csv', CHART),
    file3: attached('regional-jp-daily-2026-03-04.csv', '<!doctype html><html></html>'),
    file4: attached('regional-jp-daily-2026-03-03.csv', { problem: 'unreachable' }),
    file5: attached('regional-jp-daily-2026-03-02.csv', { problem: 'too-large' }),
  };
  const answer = await bot.type('import charts', files, OPERATOR);
  expect(answer.visibility).toBe('private');
  expect(answer.lines[0]).toBe('1 file was taken in: 2 songs, no level passed, no post to come.');
  expect(answer.text).toContain('5 Mar 2026, 2 songs');
  expect(answer.text).toContain('chart.csv: its name and dates do not say which chart it is.');
  expect(answer.text).toContain('it is no chart of songs.');
  expect(answer.text).toContain('Discord did not hand the file over.');
  expect(answer.text).toContain(
    'it is larger than any chart file. Attach the CSV file as downloaded from charts.spotify.com',
  );
  const again = await bot.type('import charts', { file: files.file }, OPERATOR);
  expect(again.text).toContain('is there already; nothing changed');
  const other = csv(row(1, 'NOVA7', 'Paper Moon', 400_000));
  const conflict = await bot.type('import charts', { file: attached(files.file.name, other) }, OPERATOR);
  expect(conflict.text).toContain('is there already with other numbers');
});

test('a line that is wrong is named', async () => {
  const bot = await askingOver({ now: '2026-03-07' });
  const damaged = csv(row(1, 'NOVA7', 'Paper Moon', 300_000), row(1, 'Mirae Club', 'Slow Rain', 200_000));
  const file = attached('regional-jp-daily-2026-03-05.csv', damaged);
  const answer = await bot.type('import charts', { file }, OPERATOR);
  expect(answer.text).toMatch(/line 3: .*Download the original again/);
  const inKorean = await bot.type('import charts', { file }, { ...OPERATOR, language: 'ko' });
  expect(inKorean.text).toContain('가져온 파일이 없습니다.');
});

test('admins are told why not, and what they can do', async () => {
  const bot = await askingOver({ now: '2026-03-07' });
  const answer = await bot.type('import charts', { file: attached('regional-jp-daily-2026-03-05.csv', CHART) });
  expect(answer.text).toContain('only who runs this bot takes them in');
  expect(answer.text).toContain('/record number');
});
