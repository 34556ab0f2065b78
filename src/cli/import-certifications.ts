import { readFileSync } from 'node:fs';
import { isMonth, parseDay } from '../domain/day.ts';
import { isWebAddress } from '../domain/web-address.ts';
import { createCatalogue } from '../store/catalogue.ts';
import { importCertificates, type ListOptions } from '../tracker/import-certificates.ts';
import { certificationsReport } from './certifications-report.ts';
import { onCopy, type Terminal, withParts } from './import.ts';

/** What the operator typed beside the file's name. */
export interface CertificationOptions {
  readonly dryRun?: boolean;
  readonly source?: string;
  readonly published?: string;
  readonly full?: readonly string[];
  readonly addSongs?: boolean;
}

/** `import certifications FILE [options]`: the exit code, 1 where anything was refused or left out. */
export async function importCertificationsFile(
  terminal: Terminal,
  path: string,
  options: CertificationOptions = {},
): Promise<number> {
  const read = readOptions(options);
  if (typeof read === 'string') {
    terminal.print(read);
    return 1;
  }
  const work = (on: Terminal) => certificationsFile(on, path, read, options.dryRun === true);
  return options.dryRun ? onCopy(terminal, work) : work(terminal);
}

function certificationsFile(terminal: Terminal, path: string, options: ListOptions, dryRun: boolean): Promise<number> {
  return withParts(
    terminal,
    async (parts) => {
      const file = { name: path, read: () => readFileSync(path) };
      const catalogue = createCatalogue(parts.store);
      const outcome = await importCertificates({ ...parts, catalogue }, file, options, dryRun);
      const report = certificationsReport(path, outcome);
      for (const line of report.lines) terminal.print(line);
      return report.failed ? 1 : 0;
    },
    dryRun,
  );
}

/** The options, or the sentence that says which cannot be used. */
function readOptions({ source, published, full = [], addSongs }: CertificationOptions): ListOptions | string {
  if (source !== undefined && !isWebAddress(source))
    return `--source is "${source}", not a web address; write one that begins with https://`;
  const day = published === undefined ? null : parseDay(published);
  if (published !== undefined && day === null)
    return `--published is "${published}"; write the day as YYYY-MM-DD, such as 2026-01-30`;
  const month = full.find((one) => !isMonth(one));
  if (month !== undefined) return `--full is "${month}"; write the batch month as YYYY-MM, such as 2025-12`;
  return { source: source ?? null, published: day, full, addSongs: addSongs === true };
}
