import type { Sheet } from '../../domain/sheet.ts';
import type { Finding } from '../text-file/refusal.ts';

/** The fields of a row that the sheet's file names columns for. */
export type SheetField = keyof Sheet['columns'];

/** A row as it stands in the table, its fields by what the bot calls them; or what keeps it from being read. */
export type TableRow = { readonly line: number } & (
  | { readonly value: (field: SheetField) => string }
  | { readonly finding: Finding }
);
