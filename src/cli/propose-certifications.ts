import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import { dayInJapan, formatDay } from '../domain/day.ts';
import { UNVERIFIED } from '../sources/certificates-file/certificate-row.ts';
import type { SearchFailure } from '../sources/riaj-search/ask-riaj-search.ts';
import { type Proposal, type Proposed, proposeCertificates } from '../tracker/propose-certificates.ts';
import { type Terminal, withParts } from './import.ts';

/** What asking needs that differs between a test and the world. */
export interface Asking {
  /** The address of the search; null where the operator has not switched it on. */
  readonly url: string | null;
  readonly fetch: typeof fetch;
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly pauseMs: number;
}

/** How the world is asked: one song every two seconds. */
export const POLITELY = { timeoutMs: 15_000, pauseMs: 2_000 } as const;

const OFF =
  'The association’s search is switched off. It is undocumented and unverified: nobody has confirmed what it answers, and it may change or end at any time. To try it all the same, set RIAJ_SEARCH_URL (see .env.example).';

const HEADER = 'song,level,month,source,remark';

/** `propose certifications FILE [--song KEY…]`: writes a list to be reviewed, records nothing. The exit code. */
export async function proposeCertifications(
  terminal: Terminal,
  asking: Asking,
  path: string,
  songs: readonly string[] = [],
): Promise<number> {
  const { print } = terminal;
  const { url, fetch, timeoutMs, pauseMs } = asking;
  if (url === null) {
    print(OFF);
    return 1;
  }
  if (existsSync(path)) {
    print(`${path} is there already, and is not written over. Give another name.`);
    return 1;
  }
  return withParts(terminal, async ({ store, rules }) => {
    const bar = terminal.interactive ? new SingleBar({ format: '{bar} {value}/{total}', hideCursor: true }) : null;
    const proposed = await proposeCertificates(
      {
        store,
        rules,
        search: { url, fetch, timeoutMs },
        pause: () => sleep(pauseMs),
        onAsked: (done, of) => (done === 1 ? bar?.start(of, done) : bar?.update(done)),
      },
      songs,
    );
    bar?.stop();
    for (const key of proposed.unknownKeys) print(`No song has the key "${key}"; the keys stand in data/songs/.`);
    if (proposed.asked === 0) {
      if (songs.length === 0) print('No server follows any song yet. Name songs with --song KEY.');
      return 1;
    }
    for (const line of report(proposed, path)) print(line);
    if (proposed.proposals.length > 0) {
      const day = formatDay(dayInJapan(terminal.clock()));
      const rows = proposed.proposals.map((proposal) => rowOf(proposal, day));
      writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`, { flag: 'wx' });
    }
    return proposed.failures.length + proposed.unknownKeys.length > 0 ? 1 : 0;
  });
}

/** Month and page are for whoever reviews it: the search names neither. */
function rowOf({ song, level, as }: Proposal, day: string): string {
  const remark = `${UNVERIFIED} the association's undocumented search spoke of ${as} on ${day}`;
  return [song.key, level, '', '', `"${remark.replaceAll(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`].join(',');
}

function report(proposed: Proposed, path: string): string[] {
  const { asked, proposals, unknownLevels, failures, notAsked } = proposed;
  const found =
    proposals.length === 0
      ? 'It speaks of nothing that the list does not have.'
      : `${proposals.length} unverified ${proposals.length === 1 ? 'proposal' : 'proposals'} written to ${path}: look each up, fill in month and source, remove the word "${UNVERIFIED}", then use "import certifications". Nothing was recorded.`;
  return [
    ...failures.map(({ song, failure }) => `${song.key}: ${words(failure)}.`),
    ...unknownLevels.map(
      ({ song, level }) => `${song.key}: the search names a level that is not known: "${printable(level)}".`,
    ),
    ...(notAsked > 0
      ? [`The search failed too often in a row: ${notAsked} songs were not asked for. Try again later.`]
      : []),
    `Asked the unverified search for ${asked} ${asked === 1 ? 'song' : 'songs'}. ${found}`,
  ];
}

function printable(text: string): string {
  return text.slice(0, 40).replace(/[\p{Cc}\p{Cf}]/gu, '·');
}

function words(failure: SearchFailure): string {
  switch (failure.reason) {
    case 'no-answer':
      return 'the search cannot be reached, or its answer was cut off';
    case 'too-slow':
      return 'the search did not answer in time';
    case 'status':
      return `the search answered with the status ${failure.status}`;
    case 'empty':
      return 'the search answered with nothing';
    case 'web-page':
      return 'the search answered with a web page instead of data';
    case 'not-json':
      return 'the answer of the search is damaged or cut off';
    case 'too-long':
      return 'the answer of the search is longer than any true one';
    case 'other-shape':
      return 'the answer of the search has another shape than the one known; it has probably changed';
  }
}
