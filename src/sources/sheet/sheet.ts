import type { Sheet } from '../../domain/sheet.ts';
import {
  type Fetch,
  failed,
  type SheetAnswer,
  type SheetAsk,
  type SheetSource,
  type SourceFailure,
} from '../../domain/source.ts';
import type { OpenSource } from '../settings.ts';
import { explainRefusal } from '../text-file/explain-refusal.ts';
import { createGuardedFetch } from '../web/guarded-fetch.ts';
import { readNetwork } from '../web/public-address.ts';
import { type HttpAnswer, request, retryAfterMs } from '../web/request.ts';
import { readSheet } from './read-sheet.ts';
import { conditionsOf, markOf, readMark, type SheetMark } from './sheet-mark.ts';
import { MAX_SHEET_BYTES } from './table-rows.ts';

const MINUTE_MS = 60_000;

/** What a table may be sent as; many places send CSV as plain text, or as nothing in particular. */
const CONTENT_TYPES =
  /^(?:text\/(?:csv|plain|tab-separated-values|json)|application\/(?:[\w.-]*\+?json|csv|octet-stream|vnd\.ms-excel)|binary\/octet-stream)$/i;

/** The sheets that the operator declared: what their addresses may lead to is guarded, since others write them. */
export const openSheets: OpenSource = ({ sheets, sheetsAllowNetworks }) => {
  const networks = sheetsAllowNetworks.map(readNetwork).filter((network) => network !== null);
  const fetch = createGuardedFetch({ networks });
  return sheets.map((sheet) => createSheetSource(sheet, fetch));
};

/** A source over one published table. */
export function createSheetSource(sheet: Sheet, fetch: Fetch): SheetSource {
  return {
    id: `sheet:${sheet.id}`,
    kind: 'sheet',
    everyMs: sheet.everyMinutes * MINUTE_MS,
    limits: { idsPerCall: 1, callsPerSecond: 1, budget: null, timeoutMs: 30_000 },
    read: async ({ since, now, signal }: SheetAsk): Promise<SheetAnswer> => {
      const mark = readMark(sheet, since);
      const answer = await request(fetch, sheet.address, {
        headers: {
          accept: `${sheet.format === 'json' ? 'application/json' : 'text/csv'}, */*;q=0.5`,
          ...conditionsOf(mark),
        },
        followRedirects: true,
        maxBytes: MAX_SHEET_BYTES,
        signal,
      });
      return answer.kind === 'failed' ? answer : readAnswer(sheet, answer, mark, now);
    },
  };
}

function readAnswer(sheet: Sheet, answer: HttpAnswer, before: SheetMark | null, now: number): SheetAnswer {
  if (answer.status === 304 && before) return { kind: 'unchanged' };
  if (answer.status !== 200) return failed(readFailure(answer, now));
  const type = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (/html/i.test(type))
    return failed(badAnswer(explainRefusal({ problem: 'html', params: {}, line: null, file: 'sheet' })));
  if (type !== '' && !CONTENT_TYPES.test(type))
    return failed(badAnswer('the answer is neither CSV nor JSON by its content type'));
  const mark = markOf(sheet, answer);
  if (mark.digest === before?.digest) return { kind: 'unchanged' };
  const read = readSheet(sheet, answer.bytes, now);
  if (!('refused' in read)) return { kind: 'read', ...read, since: JSON.stringify(mark) };
  const [first] = read.refusals;
  const more = read.refusals.length - 1 + read.unlisted;
  return failed(badAnswer(`${explainRefusal(first)}${more > 0 ? ` And ${more} more.` : ''}`));
}

function readFailure(answer: HttpAnswer, now: number): SourceFailure {
  const { status } = answer;
  const detail = `HTTP ${status}`;
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'retryable', waitMs: retryAfterMs(answer, now), detail };
  if ([401, 403, 404, 410].includes(status))
    return { kind: 'key-refused', detail: `${detail}: the address gives no sheet to who is not logged in (any more)` };
  return badAnswer(`${detail}: no sheet`);
}

function badAnswer(detail: string): SourceFailure {
  return { kind: 'bad-answer', detail };
}
