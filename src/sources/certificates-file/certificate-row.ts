import { type MonthProblem, readBatchMonth } from '../../domain/certificate-batch.ts';
import { type Day, formatDay, lastDayOf, monthOf } from '../../domain/day.ts';
import { certifiedLadders, findLevel, type Ladder, type LadderId, type Level, levelsOn } from '../../domain/ladder.ts';
import { everyLevel, levelNamed } from '../../domain/level-name.ts';
import { DEFAULT_LADDER } from '../../domain/rules.ts';
import { isWebAddress } from '../../domain/web-address.ts';
import { type Finding, finding, shorten } from '../text-file/refusal.ts';

/** The song of a row, still as it was written. */
export type WrittenSong =
  | { readonly song: string }
  /** The act and the title in whatever languages the row has them. */
  | { readonly artists: readonly string[]; readonly titles: readonly string[] };

/** One certificate of an operator's list, its song still as it was written. */
export interface CertificateRow {
  readonly line: number;
  readonly song: WrittenSong;
  readonly ladder: LadderId;
  readonly level: string;
  /** The batch month, a bare year, or null where the list does not say. */
  readonly month: string | null;
  readonly source: string;
  readonly remark: string;
}

/** What reading a row needs to know. */
export interface RowContext {
  readonly ladders: ReadonlyMap<LadderId, Ladder>;
  readonly today: Day;
  /** The page that says so, for rows that name none; null where there is none. */
  readonly source: string | null;
}

/** What marks a row that a machine proposed and nobody has looked at yet. */
export const UNVERIFIED = 'unverified:';

/** Reads one row; all that is wrong in it comes back instead. */
export function readCertificateRow(
  line: number,
  value: (column: string) => string,
  context: RowContext,
): { readonly row: CertificateRow | null; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const song = writtenSong(value);
  if (song === null) findings.push(finding('no-song', line, {}));
  const given = value('ladder') || DEFAULT_LADDER;
  const ladder = certifiedLadders(context.ladders).find((one) => one.id === given);
  if (!ladder) {
    const known = certifiedLadders(context.ladders).map((one) => one.id);
    findings.push(finding('unknown-ladder', line, { value: shorten(given), known: known.join(', ') }));
  }
  const level = ladder ? readLevel(line, value('level'), ladder) : null;
  const month = readMonth(line, value('month'), context.today);
  const source = readSource(line, value('source'), context.source);
  for (const result of [level, month, source]) if (result && 'problem' in result) findings.push(result);
  if (ladder && level && 'id' in level && 'month' in month) {
    const notGiven = checkGiven(line, ladder, level, month.month);
    if (notGiven) findings.push(notGiven);
  }
  const remark = value('remark') || ('source' in source ? source.remark : '');
  if (remark.toLowerCase().startsWith(UNVERIFIED)) findings.push(finding('unverified', line, {}));
  const isRead = song && ladder && level && 'id' in level && 'month' in month && 'source' in source;
  if (findings.length > 0 || !isRead) return { row: null, findings };
  return {
    row: { line, song, ladder: ladder.id, level: level.id, month: month.month, source: source.source, remark },
    findings,
  };
}

function writtenSong(value: (column: string) => string): WrittenSong | null {
  const song = value('song');
  if (song !== '') return { song };
  const artists = [value('artist'), value('native_artist')].filter((name) => name !== '');
  const titles = [value('title'), value('native_title')].filter((name) => name !== '');
  return artists.length > 0 && titles.length > 0 ? { artists, titles } : null;
}

function readLevel(line: number, text: string, ladder: Ladder): Level | Finding {
  if (text === '') return finding('empty-value', line, { column: 'level' });
  const known = everyLevel(ladder).map(({ id, names }) => `${id} (${names.ja})`);
  return levelNamed(ladder, text) ?? finding('unknown-level', line, { value: shorten(text), known: known.join(', ') });
}

function readMonth(line: number, text: string, today: Day): { readonly month: string | null } | Finding {
  const read = readBatchMonth(text);
  if ('problem' in read) return finding(read.problem satisfies MonthProblem, line, { value: shorten(text) });
  const { month } = read;
  if (month !== null && month > monthOf(today).slice(0, month.length))
    return finding('month-in-future', line, { value: month, today: formatDay(today) });
  return { month };
}

/** A level is given in some years and not in others: a list that says otherwise has a slip in one of the two. */
function checkGiven(line: number, ladder: Ladder, level: Level, month: string | null): Finding | null {
  if (month === null) return null;
  const months =
    month.length === 7 ? [month] : Array.from({ length: 12 }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
  const given = months.flatMap((one) => levelsOn(ladder, lastDayOf(one)));
  if (given.some((one) => one.id === level.id)) return null;
  const until = findLevel(ladder, level.id)?.until ?? null;
  const known = [...new Set(given.map((one) => one.id))].join(', ') || 'none';
  return finding('level-not-given', line, {
    level: level.id,
    month,
    given: known,
    until: until === null ? null : monthOf(until),
  });
}

/** A page's address, and what stands behind it in brackets as a remark. */
function readSource(
  line: number,
  text: string,
  fallback: string | null,
): { readonly source: string; readonly remark: string } | Finding {
  if (text === '') {
    return fallback === null ? finding('no-source', line, {}) : { source: fallback, remark: '' };
  }
  const [, address = '', behind = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
  if (!isWebAddress(address)) return finding('bad-link', line, { column: 'source', value: shorten(text) });
  return { source: address, remark: unbracketed(behind) };
}

/** `(announced 2023-01-30) (month not given)` without its brackets. */
function unbracketed(text: string): string {
  return text
    .replace(/\)\s*\(/g, '; ')
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
}
