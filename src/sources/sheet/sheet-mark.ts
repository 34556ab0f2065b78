import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sheet } from '../../domain/sheet.ts';
import type { HttpAnswer } from '../web/request.ts';

const markSchema = z.object({
  form: z.string(),
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  digest: z.string(),
});

/** What a sheet's last answer was marked with: the address's own marks, and a digest for those that give none. */
export type SheetMark = z.infer<typeof markSchema>;

/** Reads what was kept; null for none, and for one of another form of the sheet: what is asked for has changed then. */
export function readMark(sheet: Sheet, since: string | null): SheetMark | null {
  if (since === null) return null;
  try {
    const mark = markSchema.safeParse(JSON.parse(since)).data ?? null;
    return mark?.form === formOf(sheet) ? mark : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The mark of an answer, as it is kept. */
export function markOf(sheet: Sheet, answer: HttpAnswer): SheetMark {
  return {
    form: formOf(sheet),
    etag: answer.headers.get('etag'),
    modified: answer.headers.get('last-modified'),
    digest: createHash('sha256').update(answer.bytes).digest('hex'),
  };
}

/** The headers that ask for nothing where nothing changed. */
export function conditionsOf(mark: SheetMark | null): Record<string, string> {
  return {
    ...(mark?.etag ? { 'if-none-match': mark.etag } : {}),
    ...(mark?.modified ? { 'if-modified-since': mark.modified } : {}),
  };
}

function formOf({ address, format, rows, columns, words }: Sheet): string {
  const form = JSON.stringify([address, format, rows, columns, [...words]]);
  return createHash('sha256').update(form).digest('hex');
}
