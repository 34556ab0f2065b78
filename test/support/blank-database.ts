import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/store/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of a database of the present schema, with nothing in it. */
    blankDatabase: string;
  }
}

/** Makes such a database once for all tests, since copying it is much faster than migrating; it is removed after them. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-blank-'));
  const path = join(folder, 'tierwatch.db');
  await (await openStore(path)).close();
  project.provide('blankDatabase', path);
  return () => rmSync(folder, { recursive: true, force: true });
}
