import { z } from 'zod';
import type { Sheet } from '../../domain/sheet.ts';
import { finding, type Refused, refuse } from '../text-file/refusal.ts';
import type { TableRow } from './table-row.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** The rows of a JSON table, counted from 1. */
export function jsonRows({ rows: where, columns }: Sheet, text: string): readonly TableRow[] | Refused {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('sheet', finding('not-json', null, {}));
    throw error;
  }
  const list = where === undefined ? file : inside(file, where.split('.'));
  if (!Array.isArray(list)) {
    const place = where === undefined ? 'at the top of the file' : `at "${where}"`;
    return refuse('sheet', finding('no-list', null, { where: place }));
  }
  const objects = list.map((entry) => objectSchema.safeParse(entry).data ?? null);
  const names = Object.values(columns).filter((name) => name !== undefined);
  // A field may be left out where a row has no value for it; one that no row has is misnamed.
  const missing = names.filter((name) => !objects.some((object) => object !== null && Object.hasOwn(object, name)));
  const [first, ...more] = missing.map((column) => finding('missing-column', null, { column, heading: null }));
  if (list.length > 0 && first) return refuse('sheet', first, more);
  return objects.map((object, index) => {
    const line = index + 1;
    if (object === null) return { line, finding: finding('not-a-row', line, {}) };
    const named = (name: string | undefined) =>
      name !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
    return { line, value: (field) => written(named(columns[field])) };
  });
}

function inside(value: unknown, [name, ...more]: readonly string[]): unknown {
  if (name === undefined) return value;
  const object = objectSchema.safeParse(value).data;
  return object && Object.hasOwn(object, name) ? inside(object[name], more) : undefined;
}

/** A value as a table would show it; a list or an object is no value, and is refused where it stands. */
function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return Array.isArray(value) ? '[…]' : '{…}';
  return String(value).trim();
}
