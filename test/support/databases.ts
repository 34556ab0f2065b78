import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import { openStore } from '../../src/store/database.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { DATA_FOLDER, shippedRules } from './rules.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of a database of the present schema, with nothing in it. */
    blankDatabase: string;
    /** The path of one with the shipped catalogue, loaded before any test's day. */
    shippedDatabase: string;
  }
}

const LOADED_AT = Date.UTC(2026, 0, 1);

/** Makes databases once for all tests, since copying one is much faster than making it; they are removed after them. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-databases-'));
  const blank = join(folder, 'blank.db');
  await (await openStore(blank)).close();
  project.provide('blankDatabase', blank);
  const shipped = join(folder, 'shipped.db');
  const store = await openStore(shipped);
  const files = readCatalogueFiles(DATA_FOLDER);
  await store.write.transaction().execute((trx) => loadCatalogue(trx, shippedRules(), files, LOADED_AT));
  await store.close();
  project.provide('shippedDatabase', shipped);
  return () => rmSync(folder, { recursive: true, force: true });
}
