import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Terminal } from '../../src/cli/import.ts';
import { importCertificationsFile } from '../../src/cli/import-certifications.ts';
import { proposeCertifications } from '../../src/cli/propose-certifications.ts';
import { openStore } from '../../src/store/database.ts';
import { noonInJapan } from '../support/asking.ts';
import { type Answerer, saying, startSearch, works } from '../support/search-server.ts';
import { shippedDatabase, temporaryFolder } from '../support/store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function workplace({ isNew = false } = {}) {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const terminal: Terminal = {
    root: ROOT,
    databasePath: isNew ? join(folder, 'tierwatch.db') : shippedDatabase(folder),
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan('2026-05-08'),
  };
  const path = join(folder, 'proposals.csv');
  return {
    lines,
    terminal,
    path,
    said: () => lines.join('\n').replaceAll(path, 'proposals.csv'),
    propose: (url: string | null, ...songs: string[]) =>
      proposeCertifications(terminal, { url, fetch, timeoutMs: 5_000, pauseMs: 0 }, path, songs),
    operatorsCertificates: async () => {
      const store = await openStore(terminal.databasePath);
      try {
        return await store.read.selectFrom('certificate').select('level').where('origin', '=', 'operator').execute();
      } finally {
        await store.close();
      }
    },
  };
}

/** Answers each title with works of its own. */
function library(answers: Readonly<Record<string, Answerer>>): Answerer {
  return (response, request) => {
    const title = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('n_name') ?? '';
    (answers[title] ?? saying(works()))(response, request);
  };
}

test('without RIAJ_SEARCH_URL it is off, and says why and how to switch it on', async () => {
  const at = workplace({ isNew: true });
  expect(await at.propose(null, 'bts--idol')).toBe(1);
  expect(at.said()).toMatch(/switched off\. It is undocumented and unverified: .* set RIAJ_SEARCH_URL/);
  expect(existsSync(at.terminal.databasePath)).toBe(false);
});

test('what the list does not have is written to be reviewed, marked unverified, and nothing is recorded', async () => {
  const at = workplace();
  const search = await startSearch(
    library({
      IDOL: saying(
        works(
          ['ダブル・プラチナ', 'ＩＤＯＬ', 'B T S'],
          ['プラチナ', 'IDOL', 'BTS'],
          ['ダイヤモンド', 'IDOL', 'Somebody else'],
          ['ダイヤモンド', 'Another title', 'BTS'],
        ),
      ),
      Dynamite: saying(works(['ウラン', 'Dynamite', 'BTS'])),
    }),
  );
  expect(await at.propose(search.url, 'bts--idol', 'bts--dynamite')).toBe(0);
  const list = readFileSync(at.path, 'utf8');
  const rows = list.trimEnd().split('\n');
  expect(rows[0]).toBe('song,level,month,source,remark');
  expect(rows[1]).toBe(
    `bts--idol,double-platinum,,,"unverified: the association's undocumented search spoke of ＩＤＯＬ / B T S on 2026-05-08"`,
  );
  expect(list).not.toContain('diamond');
  expect(at.said()).toContain('bts--dynamite: the search names a level that is not known: "ウラン".');
  expect(at.said()).toMatch(
    /Asked the unverified search for 2 songs\. \d unverified proposals? written to proposals\.csv/,
  );
  expect(await at.operatorsCertificates()).toEqual([]);

  at.lines.length = 0;
  expect(await importCertificationsFile(at.terminal, at.path)).toBe(1);
  expect(at.said()).toContain('line 2: this row is an unverified proposal; look it up');
  expect(await at.operatorsCertificates()).toEqual([]);
});

test('failures are told song by song, and after three in a row the search is let alone', async () => {
  const at = workplace();
  const search = await startSearch(saying('<!doctype html>', 200, 'text/html'));
  const songs = ['bts--idol', 'bts--dynamite', 'bts--butter', 'bts--dna', 'aespa--whiplash'];
  expect(await at.propose(search.url, ...songs)).toBe(1);
  expect(search.questions).toHaveLength(3);
  expect(at.said()).toContain(': the search answered with a web page instead of data.');
  expect(at.said()).toContain('The search failed too often in a row: 2 songs were not asked for.');
  expect(existsSync(at.path)).toBe(false);
});

test('a file that is there, a key that no song has, or nothing to ask for is answered with what to do', async () => {
  const at = workplace();
  const search = await startSearch(saying(works()));
  expect(await at.propose(search.url)).toBe(1);
  expect(await at.propose(search.url, 'nobody--nothing')).toBe(1);
  expect(at.said()).toContain('No server follows any song yet. Name songs with --song KEY.');
  expect(at.said()).toContain('No song has the key "nobody--nothing"');
  writeFileSync(at.path, 'mine');
  expect(await at.propose(search.url, 'bts--idol')).toBe(1);
  expect(at.said()).toContain('proposals.csv is there already, and is not written over.');
  expect(readFileSync(at.path, 'utf8')).toBe('mine');
  expect(search.questions).toEqual([]);
});
