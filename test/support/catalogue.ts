import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogueFiles, readCatalogueFiles } from '../../src/store/data-files.ts';
import { temporaryFolder } from './store.ts';

/** What a made-up set of files says. */
export interface CatalogueText {
  readonly artists: readonly object[];
  readonly songs: readonly object[];
  /** `song,level,month` each, of the ladder `steps`. */
  readonly certificates?: readonly string[];
  /** `ladder,month,coverage,published` each. */
  readonly batches?: readonly string[];
}

/** Writes a set of files to a folder of its own, and reads it as the bot does at its start. */
export function catalogueFiles(text: CatalogueText): CatalogueFiles {
  const folder = temporaryFolder();
  for (const name of ['artists', 'songs', 'certificates']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'artists', 'all.json'), JSON.stringify(text.artists));
  writeFileSync(join(folder, 'songs', 'all.json'), JSON.stringify(text.songs));
  const certificates = (text.certificates ?? []).map((row) => `${row},https://example.org/list,`);
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, 'certificates', name), `${lines.join('\n')}\n`);
  write('steps.csv', ['song,level,month,source,remark', ...certificates]);
  write('batches.csv', ['ladder,month,coverage,published', ...(text.batches ?? [])]);
  return readCatalogueFiles(folder);
}
