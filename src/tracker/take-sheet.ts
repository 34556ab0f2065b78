import type { Kysely } from 'kysely';
import type { SheetRead, SourceId, UnreadRow } from '../domain/source.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { counterIdOf, EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { sheetNews } from '../store/sheet-rows.ts';
import type { AskingParts } from './ask-source.ts';
import { type ClearRow, clarifySheet } from './clarify-sheet.ts';
import type { TakeSheet } from './poll-sheet.ts';
import { recordReadings } from './record-readings.ts';

/** What the taking of sheets works with. */
export interface TakingParts extends Pick<AskingParts, 'store' | 'rules' | 'clock' | 'log'> {
  readonly catalogue: Catalogue;
  /** Lets another process write between two transactions. */
  readonly pause: () => Promise<void>;
}

/** Rows recorded in one transaction. */
const CHUNK = 200;

/** Rows that are named in one line of the log. */
const LISTED = 20;

interface Recorded {
  accepted: number;
  known: number;
  crossed: number;
  owed: number;
  readonly waiting: string[];
}

/**
 * Takes sheets: songs are looked up, and what a sheet says anew goes the way of every reading. A row that cannot be taken
 * keeps no other out, and stands in the log with its number until the sheet or the catalogue changes; it is logged once.
 */
export function createSheetTaker(parts: TakingParts): TakeSheet {
  const told = new Map<SourceId, string>();

  function tell(source: SourceId, troubles: readonly UnreadRow[]): void {
    const said = JSON.stringify(troubles);
    if (told.get(source) === said) return;
    told.set(source, said);
    if (troubles.length === 0) return;
    const rows = troubles.slice(0, LISTED).map(({ line, problem }) => `row ${line}: ${problem}`);
    const fields = { source, troubles: troubles.length, rows };
    parts.log.warn(fields, 'Rows of a sheet were not taken. The others were.');
  }

  return async (source, sheet) => {
    const { clear, unknown, twice } = await clarifySheet(parts, sheet.rows);
    const recorded = await recordRows(parts, source, clear);
    tell(
      source,
      [...sheet.unread, ...unknown, ...twice].toSorted((a, b) => a.line - b.line),
    );
    tellWhatCame(parts, source, sheet, recorded);
    return unknown.length === 0;
  };
}

function tellWhatCame({ log }: TakingParts, source: SourceId, { unfilled }: SheetRead, recorded: Recorded): void {
  const { waiting, ...counts } = recorded;
  log.info({ source, ...counts, waiting: waiting.length, unfilled }, 'A sheet was read.');
  if (waiting.length > 0) log.warn({ source, numbers: waiting.slice(0, LISTED) }, 'Numbers wait for a check.');
}

/** Records rows, the oldest day first: what a crash leaves out is taken at the next look, for the mark is kept last. */
async function recordRows(parts: TakingParts, source: SourceId, rows: readonly ClearRow[]): Promise<Recorded> {
  const total: Recorded = { accepted: 0, known: 0, crossed: 0, owed: 0, waiting: [] };
  const ordered = rows.toSorted((a, b) => a.day - b.day);
  for (let at = 0; at < ordered.length; at += CHUNK) {
    const chunk = ordered.slice(at, at + CHUNK);
    const recorded = await parts.store.write.transaction().execute((trx) => recordChunk(trx, parts, source, chunk));
    for (const key of ['accepted', 'known', 'crossed', 'owed'] as const) total[key] += recorded[key];
    total.waiting.push(...recorded.waiting);
    if (at + CHUNK < ordered.length) await parts.pause();
  }
  return total;
}

async function recordChunk(
  db: Kysely<Schema>,
  { rules, clock }: TakingParts,
  source: SourceId,
  rows: readonly ClearRow[],
): Promise<Recorded> {
  const total: Recorded = { accepted: 0, known: 0, crossed: 0, owed: 0, waiting: [] };
  for (const [counterId, ofCounter] of Map.groupBy(rows, (row) => row.counter)) {
    const counter = rules.counters.get(counterId);
    if (!counter) throw new Error(`No file declares the counter "${counterId}" that "${source}" feeds.`);
    const readings = await sheetNews(db, source, await counterIdOf(db, counterId), ofCounter);
    total.known += ofCounter.length;
    if (readings.length === 0) continue;
    const batch = { counter, scope: EVERYWHERE, source, actor: null, byHand: true, readings };
    const recorded = await recordReadings(db, rules, batch, clock());
    total.accepted += recorded.accepted;
    total.known -= recorded.accepted + recorded.quarantined.length;
    total.crossed += recorded.crossed;
    total.owed += recorded.owed;
    total.waiting.push(
      ...recorded.quarantined.map(({ reading, reason }) => {
        const name = ofCounter.find((row) => row.song === reading.song)?.name ?? String(reading.song);
        return `${name}, ${counterId}, ${reading.count}: ${reason}`;
      }),
    );
  }
  return total;
}
