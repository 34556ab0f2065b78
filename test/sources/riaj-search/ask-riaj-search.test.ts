import { expect, test } from 'vitest';
import { askRiajSearch } from '../../../src/sources/riaj-search/ask-riaj-search.ts';
import { type Answerer, saying, startSearch, works } from '../../support/search-server.ts';

const SONG = { title: 'カラフル & Co', artist: 'Official髭男dism' };

async function ask(answer: Answerer, timeoutMs = 5_000) {
  const { url, questions } = await startSearch(answer);
  return { answer: await askRiajSearch({ url, fetch, timeoutMs }, SONG), questions };
}

test('the works of an answer come with their level, title and act, and the song asked for crosses whole', async () => {
  const { answer, questions } = await ask(saying(works(['プラチナ', 'Ｓｕｂｔｉｔｌｅ', 'Official 髭男dism'])));
  expect(answer).toEqual({ found: [{ level: 'プラチナ', title: 'Ｓｕｂｔｉｔｌｅ', artist: 'Official 髭男dism' }] });
  expect(questions).toEqual([SONG]);
});

test('no works is an answer', async () => {
  expect((await ask(saying(works()))).answer).toEqual({ found: [] });
  expect((await ask(saying(`\uFEFF${works()}`))).answer).toEqual({ found: [] });
});

const cutOff: Answerer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  response.write('{"success": true, "results": [');
  setImmediate(() => response.destroy());
};

test.each<[string, Answerer, object]>([
  ['a web page', saying('<!DOCTYPE html><html></html>', 200, 'text/html'), { reason: 'web-page' }],
  ['nothing', saying(''), { reason: 'empty' }],
  ['blanks', saying(' \n'), { reason: 'empty' }],
  ['half an answer', saying(works(['ゴールド', 'a', 'b']).slice(0, 40)), { reason: 'not-json' }],
  ['a connection that breaks', cutOff, { reason: 'no-answer' }],
  ['a list', saying('[]'), { reason: 'other-shape' }],
  ['null', saying('null'), { reason: 'other-shape' }],
  ['no success', saying('{"success": false, "results": []}'), { reason: 'other-shape' }],
  ['results that are no list', saying('{"success": true, "results": {}}'), { reason: 'other-shape' }],
  ['a level that is a number', saying(works().replace('[]', '[{"StCert":{"name":3}}]')), { reason: 'other-shape' }],
  [
    'a work without an act',
    saying('{"success": true, "results": [{"StCert": {"name": "ゴールド"}, "StProduct": {"name": "a"}}]}'),
    { reason: 'other-shape' },
  ],
  ['an error', saying('{}', 500), { reason: 'status', status: 500 }],
  ['too many questions', saying('{}', 429), { reason: 'status', status: 429 }],
  [
    'a way elsewhere',
    (response) => void response.writeHead(302, { location: '/x' }).end(),
    { reason: 'status', status: 302 },
  ],
  ['an answer without end', saying(`{"success": true, "results": [${' '.repeat(1_100_000)}]}`), { reason: 'too-long' }],
])('%s is a failure that is named, and nothing of it is taken', async (_, answer, failure) => {
  expect((await ask(answer)).answer).toEqual({ failure });
});

test('an answer that does not come in time is given up', async () => {
  expect((await ask(() => {}, 50)).answer).toEqual({ failure: { reason: 'too-slow' } });
});

test('an answer that stops halfway is given up', async () => {
  const half: Answerer = (response) => void response.writeHead(200).write('{"success"');
  expect((await ask(half, 200)).answer).toEqual({ failure: { reason: 'too-slow' } });
});

test('a server that is not there is a failure', async () => {
  const answer = await askRiajSearch({ url: 'http://127.0.0.1:9/none', fetch, timeoutMs: 5_000 }, SONG);
  expect(answer).toEqual({ failure: { reason: 'no-answer' } });
});
