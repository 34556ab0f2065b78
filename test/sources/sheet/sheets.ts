import { makeSheet, type Sheet, sheetSchema } from '../../../src/domain/sheet.ts';
import { shippedRules } from '../../support/rules.ts';

export const RULES = shippedRules();

/** What the shipped sample declares, with its counters. */
export const DECLARED = {
  address: 'https://sheets.example.org/numbers.csv',
  format: 'csv',
  columns: { song: 'Song', counter: 'Source', total: 'Total', date: 'Date', link: 'Link' },
  counters: { 'oricon-streams': ['週間'], 'billboard-japan-streams': [] },
};

/** A sheet as a file would declare it; throws where it cannot be used. */
export function sheetOf(declared: object, id = 'team'): Sheet {
  const sheet = makeSheet(id, sheetSchema.parse({ ...DECLARED, ...declared }), RULES);
  if ('problem' in sheet) throw new Error(`${sheet.field}: ${sheet.problem}`);
  return sheet;
}

export const HEADER = 'Song,Source,Total,Date,Link';

/** A CSV sheet of some rows. */
export function csv(...rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`;
}
