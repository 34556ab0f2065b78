import type { Sheet } from '../../domain/sheet.ts';
import { decodeText } from '../text-file/decode-text.ts';
import { finding, type Refused, refuse } from '../text-file/refusal.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';
import type { TableRow } from './table-row.ts';

/** More is no table that people fill in. */
export const MAX_SHEET_BYTES = 5_000_000;

const MAX_ROWS = 20_000;

/** Reads a sheet's bytes as rows; a refusal where it is no such table as a whole. */
export function tableRows(sheet: Sheet, bytes: Uint8Array): readonly TableRow[] | Refused {
  const decoded = decodeText(bytes, MAX_SHEET_BYTES);
  if ('problem' in decoded) return refuse('sheet', decoded);
  const rows = sheet.format === 'json' ? jsonRows(sheet, decoded.text) : csvRows(sheet, decoded.text);
  if ('refused' in rows) return rows;
  if (rows.length <= MAX_ROWS) return rows;
  return refuse('sheet', finding('too-many-rows', null, { rows: rows.length, limit: MAX_ROWS }));
}
