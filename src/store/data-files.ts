import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Counter, counterSchema } from '../domain/counter.ts';
import { isMonth, parseDay } from '../domain/day.ts';
import { type Ladder, ladderSchema } from '../domain/ladder.ts';
import { inconsistencies, type Rules } from '../domain/rules.ts';
import { makeSheet, type Sheet, sheetSchema } from '../domain/sheet.ts';

/** A file of `data/` that cannot be used: the message names the file, the place in it and what is wrong. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/**
 * Reads the ladders and counters below each folder, the shipped ones first; a later file of the same id is refused.
 * @throws DataFileError naming every problem of the first folder of files that has any.
 */
export function readRules(...folders: string[]): Rules {
  const ladders = new Map<string, Ladder>();
  const counters = new Map<string, Counter>();
  const fileOf = new Map<string, string>();
  for (const folder of folders) {
    for (const file of jsonFiles(join(folder, 'counters')))
      for (const counter of check(file, z.array(counterSchema))) declare(counters, counter, file);
    for (const file of jsonFiles(join(folder, 'ladders'))) {
      const ladder = check(file, ladderSchema);
      declare(ladders, ladder, file);
      fileOf.set(ladder.id, file);
    }
  }
  const rules = { ladders, counters };
  const problems = inconsistencies(rules).map(
    ({ ladder, problem }) => `${fileOf.get(ladder) ?? folders.join(', ')} cannot be used. ${problem}`,
  );
  if (problems.length > 0) throw new DataFileError(problems.join('; '));
  return rules;
}

/**
 * Reads the published tables that a folder declares, one a file.
 * @throws DataFileError naming the file and field of the first one that cannot be used.
 */
export function readSheets(folder: string, rules: Rules): Sheet[] {
  return jsonFiles(folder).map((file) => {
    const id = basename(file, '.json');
    if (!key.safeParse(id).success)
      throw new DataFileError(`${file}: its name is the sheet's id; use small letters, digits and hyphens only`);
    const sheet = makeSheet(id, check(file, sheetSchema), rules);
    if ('problem' in sheet) throw new DataFileError(`${file} cannot be used. ${sheet.field}: ${sheet.problem}`);
    return sheet;
  });
}

function declare<T extends { readonly id: string }>(declared: Map<string, T>, entry: T, file: string): void {
  if (declared.has(entry.id)) throw new DataFileError(`${file}: "${entry.id}" is declared already; choose another id`);
  declared.set(entry.id, entry);
}

const key = z.string().regex(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/);
const name = z.string().trim().min(1);

const artistSchema = z.strictObject({
  key,
  name,
  ja: name.optional(),
  ko: name.optional(),
  aliases: z.array(name).default([]),
  market: z.enum(['kpop', 'jpop', 'other']),
  memberOf: z.array(key).default([]),
  unitOf: z.array(key).default([]),
});

const songSchema = z.strictObject({
  key,
  title: name,
  ja: name.optional(),
  ko: name.optional(),
  artists: z.array(key).min(1),
  featuring: z.array(key).default([]),
  aliases: z.array(name).default([]),
  released: z
    .string()
    .refine((day) => parseDay(day) !== null, 'is a day, YYYY-MM-DD')
    .optional(),
  versionOf: key.optional(),
  version: name.optional(),
  spotify: z.array(z.string().regex(/^[0-9A-Za-z]{22}$/)).default([]),
  youtube: z.array(z.string().regex(/^[0-9A-Za-z_-]{11}$/)).default([]),
});

const certificateSchema = z.strictObject({
  song: key,
  level: key,
  month: z.string().regex(/^(|\d{4}|\d{4}-(0[1-9]|1[0-2]))$/, 'is YYYY-MM, YYYY or empty'),
  source: z.url(),
  remark: z.string(),
});

const batchSchema = z.strictObject({
  ladder: key,
  month: z.string().refine(isMonth, 'is YYYY-MM'),
  coverage: z.enum(['full', 'partial']),
  published: z.string().refine((day) => day === '' || parseDay(day) !== null, 'is YYYY-MM-DD or empty'),
});

export type CatalogueArtist = z.infer<typeof artistSchema>;
export type CatalogueSong = z.infer<typeof songSchema>;
export type ShippedCertificate = z.infer<typeof certificateSchema> & { readonly ladder: string };
export type ShippedBatch = z.infer<typeof batchSchema>;

/** Everything that the shipped files say of artists, songs and certificates. */
export interface CatalogueFiles {
  readonly artists: readonly CatalogueArtist[];
  readonly songs: readonly CatalogueSong[];
  readonly certificates: readonly ShippedCertificate[];
  readonly batches: readonly ShippedBatch[];
  /** Changes whenever any of it does. */
  readonly digest: string;
}

/**
 * Reads `artists/`, `songs/` and `certificates/` below a folder, each checked for its shape.
 * @throws DataFileError for the first file that is not as it should be.
 */
export function readCatalogueFiles(folder: string): CatalogueFiles {
  const artists = jsonFiles(join(folder, 'artists')).flatMap((file) => check(file, z.array(artistSchema)));
  const songs = jsonFiles(join(folder, 'songs')).flatMap((file) => check(file, z.array(songSchema)));
  const certificateFiles = filesOf(join(folder, 'certificates'), '.csv').filter(
    (file) => !file.endsWith('batches.csv'),
  );
  const certificates = certificateFiles.flatMap((file) => {
    const ladder = file.replace(/^.*[\\/]/, '').replace(/\.csv$/, '');
    return checkRows(file, certificateSchema).map((row) => ({ ...row, ladder }));
  });
  const batchFile = join(folder, 'certificates', 'batches.csv');
  const batches = existsSync(batchFile) ? checkRows(batchFile, batchSchema) : [];
  const digest = createHash('sha256')
    .update(JSON.stringify([artists, songs, certificates, batches]))
    .digest('hex');
  return { artists, songs, certificates, batches, digest };
}

function jsonFiles(folder: string): string[] {
  return filesOf(folder, '.json');
}

function filesOf(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => join(folder, file));
}

function check<T>(file: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new DataFileError(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  return checked(file, schema, value);
}

function checkRows<T>(file: string, schema: z.ZodType<T>): T[] {
  let rows: unknown;
  try {
    rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    throw new DataFileError(`${file} is not CSV: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return checked(file, z.array(schema), rows);
}

function checked<T>(file: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new DataFileError(`${file} cannot be used. ${problems.join('; ')}`, { cause: result.error });
}
