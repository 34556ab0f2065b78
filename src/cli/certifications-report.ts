import type { CertificatesImport, ListImported, UnknownRow } from '../tracker/import-certificates.ts';
import { type FileReport, failure, leftOutLines, refusedReport, unreadable } from './import-report.ts';

/** The report of a list of certificates. */
export function certificationsReport(name: string, outcome: CertificatesImport): FileReport {
  switch (outcome.state) {
    case 'imported':
    case 'would-import':
      return { lines: importedLines(name, outcome), failed: outcome.unknown.length > 0 };
    case 'unreadable':
      return failure(unreadable(name, outcome.cause));
    case 'refused':
      return refusedReport(name, outcome.refused);
    case 'contradictory': {
      const lines = outcome.contradictions.map(
        ({ line, firstLine, song, level }) =>
          `${name}: line ${line}: ${song}, ${level} stands on line ${firstLine} already, with another month; remove one of the two.`,
      );
      return { lines: [...lines, `${name}: nothing of this file was taken.`], failed: true };
    }
    case 'wrong-option': {
      const { problem } = outcome;
      const words =
        problem.option === 'full'
          ? `--full names ${problem.month}, and no row has that month; correct one of the two`
          : problem.newest === null
            ? '--published is given, and no row has a month; write the months'
            : `--published does not fit the newest batch in the file (${problem.newest}): it is published late in the month after; correct the day`;
      return failure(`${name}: ${words}. Nothing of this file was taken.`);
    }
  }
}

function importedLines(name: string, outcome: ListImported): string[] {
  const { rows, added, known, changed, unknown, owed, tooOld } = outcome;
  const would = outcome.state === 'would-import' ? ' (dry run: nothing was written)' : '';
  const counts = [`${added} new`, `${known} known already`, `${changed} changed`, `${unknown.length} unknown`];
  const old = tooOld > 0 ? `, ${tooOld} too old to announce` : '';
  return [
    ...leftOutLines(name, outcome.leftOut),
    ...unknown.flatMap((row) => unknownLines(name, row)),
    ...outcome.withdrawn.map(
      (certificate) =>
        `${name}: left out, because it was taken back as mistaken: ${certificate}. If it is right, enter it with /certificates add.`,
    ),
    ...outcome.songsAdded.map((song) => `${name}: added to the songs: ${song}`),
    ...outcome.notFull.map(
      (month) =>
        `${name}: ${month} is kept as partial: some of its songs are unknown. Import it again when they are there.`,
    ),
    ...(outcome.newPartial.length > 0
      ? [
          `${name}: new to the list, and kept as partial: ${outcome.newPartial.join(', ')}. If the file has everything of a batch, import it again with --full and its month.`,
        ]
      : []),
    `${name}: ${rows} ${rows === 1 ? 'row' : 'rows'}: ${counts.join(', ')}. ${owed} announcements owed${old}.${would}`,
    ...(unknown.some((row) => row.canBeAdded)
      ? [
          `${name}: to choose a song, write its key into the column "song"; to add those that are new, import again with --add-songs. What is in stays in.`,
        ]
      : []),
  ];
}

function unknownLines(name: string, { line, problem, song, nearest }: UnknownRow): string[] {
  const at = `${name}: line ${line}:`;
  if (problem === 'several-songs')
    return [
      `${at} "${song}" may be several songs. Write the key of one into the column "song": ${nearest.join(' | ')}`,
    ];
  const meant = nearest.length > 0 ? ` Meant: ${nearest.join(' | ')}?` : '';
  return [`${at} no song "${song}" is known. Left out.${meant}`];
}
