import type { TableRow } from '../text-file/table.ts';

/** The columns of a chart file, by what they mean here. */
export interface ChartForm {
  readonly rank: string;
  readonly track: string;
  readonly artists: string;
  readonly title: string;
  readonly streams: string;
  /** Whether the artists' column lists all artists, or only the first. */
  readonly listsArtists: boolean;
}

const CURRENT: ChartForm = {
  rank: 'rank',
  track: 'uri',
  artists: 'artist_names',
  title: 'track_name',
  streams: 'streams',
  listsArtists: true,
};

/** The form of spotifycharts.com, which closed in 2021. */
const OLD: ChartForm = {
  rank: 'position',
  track: 'url',
  artists: 'artist',
  title: 'track name',
  streams: 'streams',
  listsArtists: false,
};

/** The form whose column names a header has more of. */
export function formOf(columns: ReadonlyMap<string, number>): ChartForm {
  const matches = (form: ChartForm) => requiredColumns(form).filter((column) => columns.has(column)).length;
  return matches(OLD) > matches(CURRENT) ? OLD : CURRENT;
}

/** The columns without which a chart cannot be read; all others may be missing. */
export function requiredColumns(form: ChartForm): string[] {
  return [form.track, form.artists, form.title, form.streams];
}

/** Whether a row is the note that old files may have above their header. */
export function isNote(row: TableRow): boolean {
  const filled = row.fields.filter((field) => field.trim() !== '');
  return filled.length === 1 && /^note that these figures/i.test(filled[0]?.trim() ?? '');
}
